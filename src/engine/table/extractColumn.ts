import type { RecordBatch } from '../csv/recordBatch';
import { LAST_NUMBER, MISSING, OVERFLOW, type CellClass } from './cellClass';
import type { CellClassifier } from './cellClassifier';
import { classifyField } from './classifyField';
import type { ColumnTally } from './columnTally';

/**
 * Reads one column of a batch.
 *
 * @param values gets one entry per record: the number of the cell (rounded to a double for an integer beyond 2⁵³,
 * ±Infinity for infinities), NaN for a cell that is missing or no number; at least `batch.records` long
 * @param tally gets every cell counted
 * @returns whether some cell was neither missing nor a number
 */
export function extractColumn(
  batch: RecordBatch,
  column: number,
  classifier: CellClassifier,
  tally: ColumnTally,
  values: Float64Array,
): boolean {
  const { records, firstField, line } = batch;
  const { counts, wordCounts } = tally;
  let others = false;
  for (let r = 0; r < records; r++) {
    const field = firstField[r]! + column;
    let cell: CellClass = MISSING;
    if (field >= firstField[r + 1]!) {
      values[r] = NaN;
    } else {
      cell = classifyField(batch, field, classifier);
      values[r] = classifier.value;
      if (cell > LAST_NUMBER) {
        if (cell !== MISSING) others = true;
        else if (classifier.word >= 0) wordCounts[classifier.word]!++;
      } else if (cell === OVERFLOW) {
        tally.addOverflow(line[r]!, batch, field);
      }
    }
    counts[cell]!++;
  }
  return others;
}
