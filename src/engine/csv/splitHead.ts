import type { RecordDialect } from '../dialect';
import { headRecords, type HeadRecords, type HeadStart, LOOKED_AT } from './headRecords';
import { QUOTED, type RecordBatch } from './recordBatch';
import { fieldsOf, recordsOf } from './recordsOf';
import { tableStart } from './tableStart';
import { usualFields } from './usualFields';

/** The first bytes of a file, from which its dialect is guessed. */
export interface Head {
  readonly bytes: Uint8Array;
  readonly start: HeadStart;
  /** Whether they are the whole file; else a record cut off at their end is left out. */
  readonly whole: boolean;
  /** Whether lines before the table may be looked for. */
  readonly mayHaveTitles: boolean;
}

/** How a dialect splits the head of a file. */
export interface Split {
  readonly dialect: RecordDialect;
  /** The first records. */
  readonly first: HeadRecords;
  /** The same without titles before them. */
  readonly table: RecordBatch;
  /** Physical line on which the table begins, where titles stand before it; else undefined. */
  readonly titlesEnd: number | undefined;
  /** The number of fields that most records have. */
  readonly fields: number;
  /** From 0 to 1: how alike the records are split, and how much of the head they cover. */
  readonly consistency: number;
  /** Fields in quotes, and those among them with text behind the closing quote, or whose quote stays open. */
  readonly quoted: number;
  readonly faults: number;
}

/** Splits the head of a file by a dialect, and measures how well that one fits. */
export function splitHead(head: Head, dialect: RecordDialect): Split {
  const { bytes, start, whole } = head;
  const first = headRecords(bytes, start, dialect, whole, LOOKED_AT);
  const { batch, scan } = first;
  const titles = head.mayHaveTitles ? tableStart(batch) : 0;
  const table = recordsOf(batch, titles);
  const { fields, records } = usualFields(table);
  // A wrong dialect may leave a quote open that swallows most of the head.
  const covered = scan.openQuote ? (scan.end - start.position) / (bytes.length - start.position) : 1;
  const fits = table.records > 0 && fieldsOf(table, 0) === fields ? 1 : 0.5;
  let quoted = 0;
  let faults = scan.openQuote ? 1 : 0;
  for (let field = 0; field < batch.fieldFlags.length; field++) {
    if ((batch.fieldFlags[field]! & QUOTED) === 0) continue;
    quoted++;
    if (batch.bytes[batch.fieldEnd[field]!] !== batch.bytes[batch.fieldStart[field]! - 1]) faults++;
  }
  return {
    dialect,
    first,
    table,
    titlesEnd: titles > 0 ? table.line[0] : undefined,
    fields,
    consistency: batch.records === 0 ? 0 : (records / batch.records) * covered * fits,
    quoted,
    faults,
  };
}
