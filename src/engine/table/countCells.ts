import { fieldBytes, type RecordBatch } from '../csv/recordBatch';
import type { DistinctBytes } from '../stats/distinctBytes';
import { MISSING } from './cellClass';
import type { CellClassifier } from './cellClassifier';
import { classifyField } from './classifyField';

/** Adds the content of one column's cells, except the missing ones, to a count of different texts. */
export function countCells(
  batch: RecordBatch,
  column: number,
  classifier: CellClassifier,
  distinct: DistinctBytes,
): void {
  const { records, firstField } = batch;
  for (let r = 0; r < records; r++) {
    const field = firstField[r]! + column;
    if (field >= firstField[r + 1]!) continue;
    if (classifyField(batch, field, classifier) === MISSING) continue;
    const content = fieldBytes(batch, field);
    distinct.add(content, 0, content.length);
  }
}
