import type { RecordBatch } from './recordBatch';

/** Some consecutive records of a batch as a batch of their own; its positions are those of the whole one. */
export function recordsOf(batch: RecordBatch, first: number, count = batch.records - first): RecordBatch {
  return {
    ...batch,
    records: count,
    firstField: batch.firstField.subarray(first, first + count + 1),
    line: batch.line.subarray(first, first + count),
    ...(batch.json && {
      json: { ...batch.json, recordStart: batch.json.recordStart.subarray(first, first + count) },
    }),
  };
}

/** How many fields a record has. */
export function fieldsOf({ firstField }: RecordBatch, record: number): number {
  return firstField[record + 1]! - firstField[record]!;
}
