/** A number as the unevaluated sum of two doubles, `low` being what rounding to `high` lost: about 32 digits. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** a + b exactly (Knuth's TwoSum), unless it overflows. */
export function twoSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const shareOfB = high - a;
  return { high, low: a - (high - shareOfB) + (b - shareOfB) };
}

/** a · b exactly (Dekker's product), for results between about 1e-250 and 1e290. */
export function twoProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const [a1, a2] = split(a);
  const [b1, b2] = split(b);
  return { high, low: a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2 };
}

/** The sum, to about 32 digits of the larger term. */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = twoSum(a.high, b.high);
  const low = twoSum(a.low, b.low);
  const rough = twoSum(high.high, high.low + low.high);
  return twoSum(rough.high, rough.low + low.low);
}

/** The quotient by a whole number, to about 32 digits. */
export function divide(a: DoubleDouble, n: number): DoubleDouble {
  const quotient = a.high / n;
  const back = twoProduct(quotient, n);
  return twoSum(quotient, (a.high - back.high - back.low + a.low) / n);
}

/** Exact: `factor` is a power of two. */
export function scale(a: DoubleDouble, factor: number): DoubleDouble {
  return { high: a.high * factor, low: a.low * factor };
}

/** Two halves of 26 bits, whose products are exact. */
function split(a: number): readonly [number, number] {
  const shifted = a * (2 ** 27 + 1);
  const high = shifted - (shifted - a);
  return [high, a - high];
}
