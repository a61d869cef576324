import type { DecimalMark, NumberMarks, ThousandsMark } from '../dialect';
import type { ReadOptions } from '../readOptions';
import { INTEGER, LAST_NUMBER, MISSING } from '../table/cellClass';
import { CellClassifier } from '../table/cellClassifier';
import type { CellClasses } from './cellClasses';
import { LOOKED_AT } from './headRecords';
import { fieldText, type RecordBatch } from './recordBatch';
import { fieldsOf, recordsOf } from './recordsOf';

const DECIMALS: readonly DecimalMark[] = ['.', ','];
const GROUPED: Record<DecimalMark, readonly ThousandsMark[]> = {
  '.': ['', ',', ' ', "'", '_'],
  ',': ['', '.', ' ', "'", '_'],
};
/** No number in groups is longer. */
const MOST_BYTES = 64;
/** A cell that is no number to programs, but may be one to people. */
const MAYBE_NUMBER = /^[-+]?[\d.,'\u2019_ \u00a0\u202f\u2009]*\d[\d.,]*(e[-+]?\d+)?$/i;

/**
 * Guesses how the numbers of a table are written. Safe rather than clever: a mark is guessed only where all cells of some
 * column are numbers with it and are none without, and no column speaks against it.
 *
 * - a decimal comma: such a column is none of numbers with a decimal point, whatever groups its digits. So `1,234` alone
 *   decides nothing, `1,5` and `0,123` do; one column with decimal points keeps the point.
 * - a mark between thousands: some cell has decimals, too, or two marks, or one that means nothing else (an apostrophe, a
 *   no-break space). Spaces between digits alone decide nothing: identifiers are written like this.
 *
 * @param cells of the table, by the words that mean a missing value alone
 */
export function guessNumberMarks(
  table: RecordBatch,
  options: Pick<ReadOptions, 'decimal' | 'thousands'>,
  cells: CellClasses,
): NumberMarks {
  const { decimal: fixedDecimal, thousands: fixedThousands } = options;
  const decimals = (fixedDecimal === undefined ? DECIMALS : [fixedDecimal]).filter(
    (d) => d !== fixedThousands,
  );
  const [only = '.', another] = decimals;
  if (fixedThousands !== undefined && another === undefined)
    return { decimal: only, thousands: fixedThousands };
  const { suspects, plain } = sortColumns(table, cells);
  const decimal = another === undefined ? only : guessDecimal(suspects, plain);
  return { decimal, thousands: fixedThousands ?? guessThousands(suspects, decimal) };
}

/** A column with cells that may be numbers with marks, as far as all of its cells are numbers with some marks. */
interface MarkedColumn {
  readonly cells: readonly string[];
  isNumeric(decimal: DecimalMark, thousands: ThousandsMark): boolean;
}

function guessDecimal(suspects: readonly MarkedColumn[], plain: () => readonly MarkedColumn[]): DecimalMark {
  const isNumeric = (column: MarkedColumn, decimal: DecimalMark) =>
    GROUPED[decimal].some((thousands) => column.isNumeric(decimal, thousands));
  const votes = (columns: readonly MarkedColumn[], decimal: DecimalMark, other: DecimalMark) =>
    columns.some((column) => isNumeric(column, decimal) && !isNumeric(column, other));
  if (!votes(suspects, ',', '.') || votes(suspects, '.', ',')) return '.';
  return votes(plain(), '.', ',') ? '.' : ',';
}

function guessThousands(columns: readonly MarkedColumn[], decimal: DecimalMark): ThousandsMark {
  let best: { readonly thousands: ThousandsMark; readonly votes: number } = { thousands: '', votes: 0 };
  for (const thousands of GROUPED[decimal]) {
    const votes = columns.filter(
      (column) =>
        column.isNumeric(decimal, thousands) &&
        !column.isNumeric(decimal, '') &&
        column.cells.some((cell) => surelyGroups(cell, thousands, decimal)),
    ).length;
    if (votes > best.votes) best = { thousands, votes };
  }
  return best.thousands;
}

function surelyGroups(cell: string, thousands: ThousandsMark, decimal: DecimalMark): boolean {
  if (thousands === '') return false;
  if (/['\u2019\u00a0\u202f\u2009]/.test(cell)) return true;
  const groups = cell.split(thousands).length - 1;
  if (groups > 0 && cell.includes(decimal)) return true;
  return groups > 1 && thousands !== ' ';
}

/**
 * The columns of which some cells are no numbers to programs, but all of them may be numbers to people; and those of numbers
 * with a decimal point, which are looked at only where one of the others speaks for a comma.
 */
function sortColumns(table: RecordBatch, classes: CellClasses) {
  const below = table.records > 1 ? recordsOf(table, 1, Math.min(LOOKED_AT, table.records) - 1) : table;
  const suspects: MarkedColumn[] = [];
  const plain: number[][] = [];
  const newColumn = columnMaker();
  columns: for (let column = 0; column < (table.records > 0 ? fieldsOf(table, 0) : 0); column++) {
    let isPlain = true;
    const fields: number[] = [];
    for (let r = 0; r < below.records; r++) {
      if (column >= fieldsOf(below, r)) continue;
      const field = below.firstField[r]! + column;
      const cell = classes.of(field);
      if (cell === MISSING) continue;
      if (cell > LAST_NUMBER) {
        // One text is enough to know.
        if (!mayBeNumber(below, field)) continue columns;
        isPlain = false;
      }
      // Integers are numbers with any marks.
      if (cell !== INTEGER) fields.push(field);
    }
    if (isPlain) {
      if (fields.length > 0) plain.push(fields);
    } else {
      const cells = textsOf(below, fields);
      if (cells) suspects.push(newColumn(cells));
    }
  }
  return { suspects, plain: () => plain.map((fields) => newColumn(textsOf(below, fields) ?? [])) };
}

/** The cells as text; undefined where one can be no number. */
function textsOf(batch: RecordBatch, fields: readonly number[]): string[] | undefined {
  return fields.every((field) => mayBeNumber(batch, field))
    ? fields.map((field) => textOf(batch, field))
    : undefined;
}

function mayBeNumber(batch: RecordBatch, field: number): boolean {
  const length = batch.fieldEnd[field]! - batch.fieldStart[field]!;
  return length <= MOST_BYTES && MAYBE_NUMBER.test(textOf(batch, field));
}

function textOf(batch: RecordBatch, field: number): string {
  return fieldText(batch, field).trim();
}

/** Makes columns that ask each question once. */
function columnMaker(): (cells: readonly string[]) => MarkedColumn {
  const classifiers = new Map<string, CellClassifier>();
  return (cells) => {
    const encoded = cells.map((cell) => new TextEncoder().encode(cell));
    const found = new Map<string, boolean>();
    return {
      cells,
      isNumeric(decimal, thousands) {
        const key = decimal + thousands;
        let classifier = classifiers.get(key);
        if (!classifier) classifiers.set(key, (classifier = new CellClassifier([], { decimal, thousands })));
        const known = classifier;
        const numeric =
          found.get(key) ?? encoded.every((cell) => known.classify(cell, 0, cell.length) <= LAST_NUMBER);
        found.set(key, numeric);
        return numeric;
      },
    };
  };
}
