import type { RowNorm } from '../recipe';

/**
 * Divides each row by its norm, in place: the sum of magnitudes (l1), the root of the sum of squares (l2), or the largest
 * magnitude (max). Afterwards that norm is 1. Values are divided by the largest one first, so that squares neither overflow
 * nor vanish.
 *
 * - A row of zeros stays as it is. A row with NaN in it becomes NaN.
 * - Unlike scikit-learn it scales rows of a norm below 2e-15 too, and rows whose norm is no double.
 *
 * Source: scikit-learn, preprocessing.Normalizer.
 *
 * @param columns the same number of values each; row r is made of value r of each
 * @example
 * const columns = [Float64Array.of(3), Float64Array.of(-4)];
 * normalizeRows('l1', columns); // 3/7 and -4/7
 */
export function normalizeRows(norm: RowNorm, columns: readonly Float64Array[]): void {
  const rows = columns[0]?.length ?? 0;
  const row = new Float64Array(columns.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns.length; c++) row[c] = columns[c]![r]!;
    const { largest, share } = scaledNorm(norm, row);
    if (largest === 0) continue;
    for (const column of columns) column[r] = column[r]! / largest / share;
  }
}

/** The norm as a product, because it may be more than a double holds. */
function scaledNorm(norm: RowNorm, row: Iterable<number>): { largest: number; share: number } {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  if (norm === 'max' || largest === 0 || !Number.isFinite(largest)) return { largest, share: 1 };
  let sum = 0;
  for (const value of row) {
    const part = Math.abs(value) / largest;
    sum += norm === 'l1' ? part : part * part;
  }
  return { largest, share: norm === 'l1' ? sum : Math.sqrt(sum) };
}
