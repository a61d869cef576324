import type { DecimalMark, NumberMarks, ReadOptions, ThousandsMark } from '../dataset';
import { BOOLEAN, LAST_NUMBER, MISSING } from '../table/cellClass';
import { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import { fieldText, type RecordBatch } from './recordBatch';
import { fieldsOf, recordsOf } from './recordsOf';

/** Records that are looked at. */
const SAMPLE = 200;

const DECIMALS: readonly DecimalMark[] = ['.', ','];
const GROUPED: Record<DecimalMark, readonly ThousandsMark[]> = {
  '.': ['', ',', ' ', "'", '_'],
  ',': ['', '.', ' ', "'", '_'],
};
/** A cell that is no number to programs, but may be one to people. */
const MAYBE_NUMBER = /^[-+]?[\d.,'’_ \u00a0\u202f\u2009]*\d[\d.,]*(e[-+]?\d+)?$/i;

/**
 * Guesses how the numbers of a table are written. Safe rather than clever: a mark is guessed only where all cells of some
 * column are numbers with it and are none without, and no column speaks against it.
 *
 * - a decimal comma: such a column is none of numbers with a decimal point, whatever groups its digits. So `1,234` alone
 *   decides nothing, `1,5` and `0,123` do; one column with decimal points keeps the point.
 * - a mark between thousands: some cell has two groups, or one and decimals, or a mark that means nothing else (an
 *   apostrophe, a no-break space). So `12 345` alone decides nothing: it may be an identifier.
 */
export function guessNumberMarks(
  table: RecordBatch,
  options: Pick<ReadOptions, 'decimal' | 'thousands' | 'missingWords'>,
): NumberMarks {
  const { decimal: fixedDecimal, thousands: fixedThousands } = options;
  const decimals = (fixedDecimal === undefined ? DECIMALS : [fixedDecimal]).filter(
    (d) => d !== fixedThousands,
  );
  const [only = '.', another] = decimals;
  if (fixedThousands !== undefined && another === undefined)
    return { decimal: only, thousands: fixedThousands };
  const columns = markedColumns(table, options.missingWords);
  const decimal = another === undefined ? only : guessDecimal(columns);
  return { decimal, thousands: fixedThousands ?? guessThousands(columns, decimal) };
}

/** A column with cells that may be numbers with marks, as far as all of its cells are numbers with some marks. */
interface MarkedColumn {
  readonly cells: readonly string[];
  isNumeric(decimal: DecimalMark, thousands: ThousandsMark): boolean;
}

function guessDecimal(columns: readonly MarkedColumn[]): DecimalMark {
  const votes = (decimal: DecimalMark, other: DecimalMark) =>
    columns.some(
      (column) =>
        GROUPED[decimal].some((thousands) => column.isNumeric(decimal, thousands)) &&
        !GROUPED[other].some((thousands) => column.isNumeric(other, thousands)),
    );
  return votes(',', '.') && !votes('.', ',') ? ',' : '.';
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
  if (/['’\u00a0\u202f\u2009]/.test(cell)) return true;
  const groups = cell.split(thousands).length - 1;
  return groups > 1 || (groups === 1 && cell.includes(decimal));
}

function markedColumns(table: RecordBatch, missingWords: ReadOptions['missingWords']): MarkedColumn[] {
  const below = table.records > 1 ? recordsOf(table, 1, Math.min(SAMPLE, table.records - 1)) : table;
  const plain = new CellClassifier(missingWords);
  const classifiers = new Map<string, CellClassifier>();
  const columns: MarkedColumn[] = [];
  for (let column = 0; column < (table.records > 0 ? fieldsOf(table, 0) : 0); column++) {
    const cells = cellsOf(below, column, plain);
    if (!cells) continue;
    const found = new Map<string, boolean>();
    columns.push({
      cells,
      isNumeric(decimal, thousands) {
        const key = decimal + thousands;
        let numeric = found.get(key);
        if (numeric === undefined) {
          let classifier = classifiers.get(key);
          if (!classifier)
            classifiers.set(key, (classifier = new CellClassifier([], { decimal, thousands })));
          numeric = cells.every((cell) => isNumber(cell, classifier));
          found.set(key, numeric);
        }
        return numeric;
      },
    });
  }
  return columns;
}

/** The cells of a column that hold marks, decimal points included; undefined where a cell can be no number, or none has a mark. */
function cellsOf(below: RecordBatch, column: number, plain: CellClassifier): string[] | undefined {
  const cells: string[] = [];
  for (let r = 0; r < below.records; r++) {
    if (column >= fieldsOf(below, r)) continue;
    const field = below.firstField[r]! + column;
    const cell = classifyField(below, field, plain);
    if (cell === MISSING || (cell <= LAST_NUMBER && plain.value % 1 === 0)) continue;
    if (cell === BOOLEAN) return undefined;
    const text = fieldText(below, field).trim();
    if (!MAYBE_NUMBER.test(text)) return undefined;
    cells.push(text);
  }
  return cells.length > 0 ? cells : undefined;
}

function isNumber(cell: string, classifier: CellClassifier): boolean {
  const bytes = new TextEncoder().encode(cell);
  return classifier.classify(bytes, 0, bytes.length) <= LAST_NUMBER;
}
