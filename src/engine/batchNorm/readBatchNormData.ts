import type { ByteSource } from '../byteSource';
import { DataError } from '../dataError';
import type { Place, ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { isNumeric } from '../profile/isNumeric';
import { completeRows } from '../table/completeRows';
import { gather } from '../table/gather';
import { readColumns, type RowLimit } from '../table/readColumns';
import { whereIn } from '../placeOf';
import type { Task } from '../task';

/** Lines named of the rows that are left out. */
const LINES_KEPT = 20;

/** Columns of a file, ready to be normalized in batches. */
export interface BatchNormData {
  readonly names: readonly string[];
  /** The values of each column, all finite, in file order. */
  readonly columns: readonly Float64Array[];
  /** The physical line of each row, or its number. */
  readonly lines: Uint32Array;
  readonly place: Place;
  /** Rows of the file. */
  readonly fileRows: number;
  /** Whether the file has more rows than the limit, so that a random sample stands for them. */
  readonly sampled: boolean;
  /** Rows without a finite number in every column, among those read or sampled; the lines of the first ones. */
  readonly leftOut: { readonly count: number; readonly lines: readonly number[] };
}

/**
 * Reads columns for a simulation of Batch Normalization. A missing value or an infinity would make its whole batch NaN, and
 * the running statistics with it; rows that have one in a chosen column are left out, and counted.
 *
 * @throws {DataError} `unknown-column`; `not-numeric` when a column holds something else than numbers, or no row is
 *   complete; whatever makes a file unreadable as a table
 * @throws {Cancelled}
 */
export async function readBatchNormData(
  source: ByteSource,
  options: ReadOptions,
  names: readonly string[],
  limit: RowLimit,
  task: Task<ReadProgress>,
): Promise<BatchNormData> {
  const table = await readColumns(source, options, names, limit, task);
  for (const { name, firstOther } of table.columns) {
    // Where numbers were chosen, what is none is missing.
    const chosen = options.kinds?.[name];
    if (!firstOther || (chosen !== undefined && isNumeric(chosen))) continue;
    const { line, text } = firstOther;
    throw new DataError(
      'not-numeric',
      `expected numbers in column '${name}', found '${text}' ${whereIn(table.place, line)}`,
      {
        line,
        hint: 'Choose another column, or name the words that mean missing.',
      },
    );
  }
  const { rows, leftOut } = completeRows(table.columns.map(({ values }) => values));
  if (rows.length === 0) {
    const which = names.map((name) => `'${name}'`).join(', ');
    throw new DataError('not-numeric', `expected a row with numbers in ${which}, found none`);
  }
  return {
    names,
    columns: table.columns.map(({ values }) => gather(values, rows)),
    lines: Uint32Array.from(rows, (row) => table.lines[row]!),
    place: table.place,
    fileRows: table.rows,
    sampled: table.rows > table.lines.length,
    leftOut: {
      count: leftOut.length,
      lines: Array.from(leftOut.subarray(0, LINES_KEPT), (row) => table.lines[row]!),
    },
  };
}
