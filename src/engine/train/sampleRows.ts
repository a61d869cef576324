import { randomNumbers, shuffle } from '../random';

/**
 * All rows, or a random sample of `budget` of them, every one as likely; in their order.
 * @example sampleRows(Int32Array.of(2, 3, 5), 2, 1).length; // 2
 */
export function sampleRows(rows: Int32Array, budget: number, seed: number): Int32Array {
  if (rows.length <= budget) return rows;
  const order = rows.slice();
  shuffle(order, randomNumbers(seed));
  return order.slice(0, budget).sort();
}
