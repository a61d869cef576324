import { BOOLEAN, DATE, INTEGER, LAST_NUMBER, MISSING, TEXT, type CellClass } from '../table/cellClass';
import type { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import { ColumnTally } from '../table/columnTally';
import type { CellClasses } from './cellClasses';
import { fieldText, type RecordBatch } from './recordBatch';
import { fieldsOf, recordsOf } from './recordsOf';

/** Records below the first that are looked at. */
const SAMPLE = 100;

/**
 * Guesses whether the first record names the columns. Each column votes whose cells below are all numbers, all dates
 * or all booleans: for data if its first cell is of that kind too, else for names. Names win a tie, so that a file of
 * text has a header; but a column of texts that differ in their digits only votes, too. Numbers that count up by one beside a text or an empty cell, as in `country,2019,2020`, are
 * names, unless the second record counts up as well.
 *
 * @param batch the records at the start of the file; one or more
 * @param cells of the batch
 * @param margin how many more columns must vote for names than for data
 */
export function detectHeader(batch: RecordBatch, cells: CellClasses, margin = 0): boolean {
  const { classifier } = cells;
  if (countsUp(batch, 0, classifier) && !countsUp(batch, 1, classifier)) return true;
  const below = recordsOf(batch, 1, Math.min(batch.records - 1, SAMPLE));
  let votes = 0;
  for (let column = 0; column < fieldsOf(batch, 0); column++) {
    const first = kindOf(cells.of(batch.firstField[0]! + column));
    if (first === undefined) continue;
    if (below.records === 0) {
      votes += first === 'text' ? 1 : -1;
      continue;
    }
    const tally = new ColumnTally(classifier.missingWords.length);
    for (let r = 0; r < below.records; r++) {
      tally.counts[column < fieldsOf(below, r) ? cells.of(below.firstField[r]! + column) : MISSING]!++;
    }
    const kind = kindBelow(tally);
    if (kind !== undefined) votes += first === kind ? -1 : 1;
    else if (first === 'text') votes += voteOfShapes(batch, below, column);
  }
  return votes >= margin;
}

type TypedKind = 'number' | 'boolean' | 'date';

/** What all cells below are; undefined when they differ, are text or missing. */
function kindBelow(tally: ColumnTally): TypedKind | undefined {
  switch (tally.kind) {
    case 'number':
    case 'integer':
    case 'identifier':
      return 'number';
    case 'boolean':
    case 'date':
      return tally.kind;
    case 'text':
    case 'empty':
      return undefined;
  }
}

function kindOf(cell: CellClass): TypedKind | 'text' | undefined {
  if (cell <= LAST_NUMBER) return 'number';
  if (cell === BOOLEAN) return 'boolean';
  if (cell === DATE) return 'date';
  return cell === TEXT ? 'text' : undefined;
}

/** Texts that differ in their digits only, such as `10:30` or `A-17`, are data, and a first cell like them is, too. */
function voteOfShapes(batch: RecordBatch, below: RecordBatch, column: number): number {
  const shapes = new Set<string>();
  for (let r = 0; r < below.records && shapes.size < 2; r++) {
    if (column < fieldsOf(below, r)) shapes.add(shapeOf(below, below.firstField[r]! + column));
  }
  const [shape = ''] = shapes;
  if (shapes.size !== 1 || !shape.includes('0')) return 0;
  return shapeOf(batch, batch.firstField[0]! + column) === shape ? -1 : 1;
}

function shapeOf(batch: RecordBatch, field: number): string {
  return fieldText(batch, field).trim().replace(/\d+/g, '0');
}

function countsUp(batch: RecordBatch, record: number, classifier: CellClassifier): boolean {
  if (record >= batch.records) return false;
  let numbers = 0;
  let others = 0;
  let previous = NaN;
  for (let field = batch.firstField[record]!; field < batch.firstField[record + 1]!; field++) {
    const cell = classifyField(batch, field, classifier);
    if (cell === TEXT || cell === MISSING) others++;
    else if (cell !== INTEGER) return false;
    else if (numbers++ > 0 && classifier.value !== previous + 1) return false;
    previous = cell === INTEGER ? classifier.value : previous;
  }
  return numbers >= 2 && others > 0;
}
