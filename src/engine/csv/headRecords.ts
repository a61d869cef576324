import type { RecordDialect } from '../dialect';
import { LF } from './ascii';
import { newScanner } from './newScanner';
import type { RecordBatch } from './recordBatch';
import type { Scan } from './recordScanner';

/** Where the records of a file start, behind a byte order mark and a separator line. */
export interface HeadStart {
  readonly position: number;
  /** Physical line at `position`. */
  readonly line: number;
}

/** So many records at the start of a file are looked at to guess how it is written, one that may be the header among them. */
export const LOOKED_AT = 201;

/** Some records at the start of a file. */
export interface HeadRecords {
  readonly batch: RecordBatch;
  readonly scan: Scan;
}

/**
 * The complete records in the first bytes of a file, the header among them.
 * @param whole whether `head` is the whole file, so that a record cut off at its end is complete
 */
export function headRecords(
  head: Uint8Array,
  start: HeadStart,
  dialect: RecordDialect,
  whole: boolean,
  maxRecords?: number,
): HeadRecords {
  const bytes = new Uint8Array(head.length + 1);
  bytes.set(head);
  bytes[head.length] = LF;
  const scanner = newScanner(dialect);
  const scan = scanner.scan(bytes, start.position, head.length, whole, start.line, maxRecords);
  return { batch: scanner.batch(bytes, 0, start.position, scan.end, scan), scan };
}
