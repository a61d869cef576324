import type { RecordDialect } from '../dialect';
import { recordBytes } from './recordBytes';
import { RecordScanner } from './recordScanner';

/** A scanner for files of this dialect. */
export function newScanner(dialect: RecordDialect): RecordScanner {
  return new RecordScanner(recordBytes(dialect));
}
