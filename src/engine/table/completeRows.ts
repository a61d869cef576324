/** Which rows have a finite number in every column. */
export interface CompleteRows {
  /** Their places, increasing. */
  readonly rows: Uint32Array;
  /** Places of the others, increasing. */
  readonly leftOut: Uint32Array;
}

/**
 * Tells rows apart that have a finite number in each of the columns from those that do not.
 * @param columns of the same length, at least one
 * @example completeRows([Float64Array.of(1, NaN, 3), Float64Array.of(4, 5, Infinity)]) // rows 0; leftOut 1, 2
 */
export function completeRows(columns: readonly Float64Array[]): CompleteRows {
  const length = columns[0]?.length ?? 0;
  const rows = new Uint32Array(length);
  const leftOut = new Uint32Array(length);
  let complete = 0;
  for (let row = 0; row < length; row++) {
    if (columns.every((column) => Number.isFinite(column[row]))) rows[complete++] = row;
    else leftOut[row - complete] = row;
  }
  return { rows: rows.slice(0, complete), leftOut: leftOut.slice(0, length - complete) };
}
