import { isWhiteSpace } from '../csv/ascii';
import { ESCAPED, fieldBytes, type RecordBatch } from '../csv/recordBatch';
import { LAST_NUMBER, MISSING, OVERFLOW, type CellClass } from './cellClass';
import type { CellClassifier } from './cellClassifier';
import type { ColumnTally } from './columnTally';

/** Takes the content of cells. */
export interface CellSink {
  add(bytes: Uint8Array, start: number, end: number): void;
}

/**
 * Reads one column of a batch.
 *
 * @param values gets one entry per record: the number of the cell (rounded to a double for an integer beyond 2⁵³,
 * ±Infinity for infinities), NaN for a cell that is missing or no number; at least `batch.records` long
 * @param tally gets every cell counted
 * @param cells gets the trimmed content of every cell that is not missing
 * @returns whether some cell was neither missing nor a number
 */
export function extractColumn(
  batch: RecordBatch,
  column: number,
  classifier: CellClassifier,
  tally: ColumnTally,
  values: Float64Array,
  cells?: CellSink,
): boolean {
  const { bytes, records, firstField, fieldStart, fieldEnd, fieldFlags } = batch;
  const { counts, wordCounts } = tally;
  let others = false;
  for (let r = 0; r < records; r++) {
    // `| 0`: positions are below 2³¹; engines keep them as integers only when told so.
    const field = (firstField[r]! + column) | 0;
    let cell: CellClass = MISSING;
    if (field >= firstField[r + 1]!) {
      values[r] = NaN;
    } else {
      let content = bytes;
      let start = fieldStart[field]! | 0;
      let end = fieldEnd[field]! | 0;
      if ((fieldFlags[field]! & ESCAPED) !== 0) {
        content = fieldBytes(batch, field);
        start = 0;
        end = content.length;
      }
      cell = classifier.classify(content, start, end);
      values[r] = classifier.value;
      if (cell > LAST_NUMBER) {
        if (cell !== MISSING) others = true;
        else if (classifier.word >= 0) wordCounts[classifier.word]!++;
      } else if (cell === OVERFLOW) {
        tally.addOverflow(batch.line[r]!, content, start, end);
      }
      if (cells !== undefined && cell !== MISSING) addTrimmed(cells, content, start, end);
    }
    counts[cell]!++;
  }
  return others;
}

function addTrimmed(cells: CellSink, bytes: Uint8Array, start: number, end: number): void {
  while (start < end && isWhiteSpace(bytes[start]!)) start++;
  while (start < end && isWhiteSpace(bytes[end - 1]!)) end--;
  cells.add(bytes, start, end);
}
