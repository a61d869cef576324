/** Tukey's fences. */
export interface Fences {
  readonly low: number;
  readonly high: number;
}

/**
 * Q1 − 1.5·IQR and Q3 + 1.5·IQR. A fence beyond the range of a double is put at its end, where no value can be
 * beyond it either.
 * @example tukeyFences(2, 4); // { low: -1, high: 7 }
 */
export function tukeyFences(q1: number, q3: number): Fences {
  const reach = 1.5 * (q3 - q1);
  if (q1 - reach > -Infinity && q3 + reach < Infinity) return { low: q1 - reach, high: q3 + reach };
  // Halves do not overflow on the way to a fence that lies within the range.
  const half = 1.5 * (q3 / 2 - q1 / 2);
  return {
    low: Math.max(-Number.MAX_VALUE, 2 * (q1 / 2 - half)),
    high: Math.min(Number.MAX_VALUE, 2 * (q3 / 2 + half)),
  };
}
