import type { Dialect } from '../dataset';
import { RecordScanner } from './recordScanner';

/** A scanner for files of this dialect. */
export function newScanner(dialect: Pick<Dialect, 'delimiter' | 'quote'>): RecordScanner {
  return new RecordScanner(
    dialect.delimiter.charCodeAt(0),
    dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0),
  );
}
