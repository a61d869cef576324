import { DataError } from '../dataError';
import type { ColumnKind } from '../columnKind';
import { requireColumns } from '../scale/requireColumns';
import { chooseFeatures, type FeatureColumn, fillFeatures, isConstant, type LeftOut } from './labFeatures';
import { readTarget, type LabTarget } from './labTarget';
import { sampleRows } from './sampleRows';

/** A column as the lab takes it. */
export interface TableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** One per row; NaN is missing. Where there are labels, the index of the cell's label. */
  readonly values: Float64Array;
  /** What the cells of a column without numbers are, each once. */
  readonly labels?: readonly string[];
  /** Why the column is not to be a feature, in one sentence; left out for the others. */
  readonly leaveOut?: string;
}

/** One column of the network's input. */
export interface Feature {
  readonly name: string;
  /** Of a one-hot column: the label for which it is 1. */
  readonly label?: string;
  /** False for columns of nothing but 0 and 1, which are comparable as they are. */
  readonly scaled: boolean;
}

/** A table made ready for training. */
export interface LabData {
  readonly target: LabTarget;
  readonly features: readonly Feature[];
  readonly leftOut: readonly LeftOut[];
  /** Rows of the table, those left out because a cell is missing, and those used (fewer than the rest: a sample). */
  readonly rows: { readonly total: number; readonly incomplete: number; readonly used: number };
  /** Which row of the table, from 0, each used row is; increasing. */
  readonly rowIndices: Int32Array;
  /** Unscaled, rows × features, row by row. */
  readonly x: Float64Array;
  /** The target of each row: its value for regression, its class index otherwise. */
  readonly y: Float64Array;
}

/** Rows that training needs at least. */
const FEWEST_ROWS = 10;

/**
 * Chooses features and target from the columns of a table.
 *
 * Numbers are features as they are; columns with labels become one 0/1 column per label except the first (the first is
 * where all are 0, so that the columns do not add up to a constant). Rows with a missing or infinite cell in a used column
 * are left out, and beyond `rowBudget` the rest is sampled at random, the same ones for the same seed.
 *
 * @throws {DataError} `unknown-column` when there is no such target; `not-trainable` when the target cannot be learnt,
 *   or no feature or fewer than 10 rows are left
 * @example
 * const data = prepareLabData(columns, 'target', { seed: 1, rowBudget: 10_000 });
 * data.target.task; // 'classification'
 */
export function prepareLabData(
  columns: readonly TableColumn[],
  targetName: string,
  {
    seed,
    rowBudget,
    task,
  }: {
    readonly seed: number;
    readonly rowBudget: number;
    /** Left out: the target's values decide. */
    readonly task?: LabTarget['task'] | undefined;
  },
): LabData {
  requireColumns(
    [targetName],
    columns.map(({ name }) => name),
  );
  const target = columns.find(({ name }) => name === targetName)!;
  const others = columns.filter((column) => column !== target);
  const chosen = chooseFeatures(others);
  const complete = completeRows([target, ...chosen.columns.map(({ column }) => column)]);
  const total = target.values.length;
  if (complete.length < FEWEST_ROWS) throw tooFewRows(complete.length, total);
  const { target: described, y: allY } = readTarget(target, complete, task);
  const rowIndices = sampleRows(complete, rowBudget, seed);
  const constant = (feature: FeatureColumn) => isConstant(feature, rowIndices);
  const features = chosen.columns.filter((feature) => !constant(feature));
  const leftOut = [
    ...chosen.leftOut,
    ...chosen.columns
      .filter(constant)
      .map(({ column }) => ({ name: column.name, reason: 'Every value in the rows used is the same.' })),
  ];
  if (features.length === 0) throw noFeatures(leftOut);
  const y = Float64Array.from(rowIndices, (row) => allY[row]!);
  const filled = fillFeatures(features, rowIndices);
  const rows = { total, incomplete: total - complete.length, used: rowIndices.length };
  return { target: described, leftOut, rows, rowIndices, y, ...filled };
}

/** The rows without a missing or infinite cell, increasing. */
function completeRows(columns: readonly TableColumn[]): Int32Array {
  const total = columns[0]!.values.length;
  const rows = new Int32Array(total);
  let count = 0;
  for (let row = 0; row < total; row++) {
    if (columns.every(({ values }) => Number.isFinite(values[row]))) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function tooFewRows(found: number, total: number): DataError {
  return new DataError(
    'not-trainable',
    `expected at least ${FEWEST_ROWS} rows without a missing value, found ${found} of ${total}`,
    {
      hint:
        found === total
          ? 'Choose a file with more rows.'
          : 'Leave out the columns in which most values are missing.',
    },
  );
}

function noFeatures(leftOut: readonly LeftOut[]): DataError {
  const reasons = leftOut.map(({ name, reason }) => `'${name}': ${reason}`);
  return new DataError('not-trainable', 'expected at least one column to learn from, found none', {
    hint: reasons.length === 0 ? 'The file has no column besides the target.' : reasons.slice(0, 3).join(' '),
  });
}
