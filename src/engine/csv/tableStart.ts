import { TEXT, MISSING } from '../table/cellClass';
import { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import type { RecordBatch } from './recordBatch';
import { fieldsOf } from './recordsOf';
import { usualFields } from './usualFields';

/** Records before a table that are looked at. */
const MOST_TITLES = 50;

/**
 * Which record a table begins with: 0, unless titles stand before it. A title has fewer fields than most records, or, in
 * exports of spreadsheets, as many of which all but one are empty.
 *
 * A first record that is one field short may be a header that does not name the first column, or not the empty last one;
 * one of empty cells may be a row. Such a one is a title only where a header follows.
 */
export function tableStart(batch: RecordBatch): number {
  const usual = usualFields(batch).fields;
  if (usual < 2) return 0;
  const classifier = new CellClassifier();
  const filled = (record: number) => {
    let count = 0;
    for (let field = batch.firstField[record]!; field < batch.firstField[record + 1]!; field++) {
      if (batch.fieldEnd[field]! > batch.fieldStart[field]!) count++;
    }
    return count;
  };
  const isShort = (record: number) => fieldsOf(batch, record) < usual;
  const isTitle = (record: number) =>
    isShort(record) || (fieldsOf(batch, record) === usual && usual > 2 && filled(record) < 2);
  let first = 0;
  while (first < Math.min(MOST_TITLES, batch.records - 1) && isTitle(first)) first++;
  if (first === 0 || first + 1 >= batch.records || isTitle(first) || isTitle(first + 1)) return 0;
  const isSure = isShort(0) && !(first === 1 && fieldsOf(batch, 0) === usual - 1);
  return isSure || namesBelow(batch, first, classifier) ? first : 0;
}

/** Whether a record is all text, and the one below it is not. */
function namesBelow(batch: RecordBatch, record: number, classifier: CellClassifier): boolean {
  const texts = (r: number) => {
    let count = 0;
    for (let field = batch.firstField[r]!; field < batch.firstField[r + 1]!; field++) {
      const cell = classifyField(batch, field, classifier);
      if (cell === TEXT || cell === MISSING) count++;
    }
    return count;
  };
  return texts(record) === fieldsOf(batch, record) && texts(record + 1) < fieldsOf(batch, record + 1);
}
