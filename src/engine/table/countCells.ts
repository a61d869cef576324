import { fieldBytes, type RecordBatch } from '../csv/recordBatch';
import type { DistinctBytes } from '../stats/distinctBytes';
import { MISSING } from './cellClass';
import type { CellClassifier } from './cellClassifier';
import { classifyField } from './classifyField';

/** Adds the content of one column's cells in some records, except the missing ones, to a count of different texts. */
export function countCells(
  batch: RecordBatch,
  first: number,
  count: number,
  column: number,
  classifier: CellClassifier,
  distinct: DistinctBytes,
): void {
  const { firstField } = batch;
  for (let r = first; r < first + count; r++) {
    const field = firstField[r]! + column;
    if (field >= firstField[r + 1]!) continue;
    if (classifyField(batch, field, classifier) === MISSING) continue;
    const content = fieldBytes(batch, field);
    distinct.add(content, 0, content.length);
  }
}
