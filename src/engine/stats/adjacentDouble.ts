/**
 * The smallest double greater than a finite `value`.
 * @example nextUp(1) - 1; // 2.220446049250313e-16
 */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  // Doubles of one sign are ordered as their bits are.
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  // Never −0.
  return view.getFloat64(0) + 0;
}

/** The largest double less than a finite `value`. */
export function nextDown(value: number): number {
  return 0 - nextUp(-value);
}
