/** Room to see a double as its bits: planning a column asks thousands of times. */
const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/**
 * The smallest double greater than a finite `value`.
 * @example nextUp(1) - 1; // 2.220446049250313e-16
 */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  double[0] = value;
  // Doubles of one sign are ordered as their bits are.
  bits[0]! += value > 0 ? 1n : -1n;
  // Never −0.
  return double[0] + 0;
}

/** The largest double less than a finite `value`. */
export function nextDown(value: number): number {
  return 0 - nextUp(-value);
}
