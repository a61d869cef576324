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
  const places = Uint32Array.from(columns[0] ?? [], (_, row) => row);
  const complete = (row: number) => columns.every((column) => Number.isFinite(column[row]));
  return { rows: places.filter(complete), leftOut: places.filter((row) => !complete(row)) };
}
