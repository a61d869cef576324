/** Mean and variance in exact integer arithmetic, rounded once: an oracle for sums in floating point. */
export interface ExactMoments {
  readonly mean: number;
  readonly variance: number;
}

/** A double is a whole number of units of 2^-1074. */
const UNIT_EXPONENT = -1074;

/** @param values finite, not too small: the quotients are cut after 200 binary digits */
export function exactMoments(values: readonly number[]): ExactMoments {
  const n = BigInt(values.length);
  const whole = values.map(inUnits);
  const sum = whole.reduce((total, value) => total + value, 0n);
  const squares = whole.reduce((total, value) => total + value * value, 0n);
  return {
    mean: ratio(sum, n, UNIT_EXPONENT),
    variance: ratio(n * squares - sum * sum, n * n, 2 * UNIT_EXPONENT),
  };
}

function inUnits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const exponent = bits >> 52n;
  const fraction = bits & ((1n << 52n) - 1n);
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return value < 0 ? -size : size;
}

/** numerator / denominator · 2^exponent, correct to about the last place. */
function ratio(numerator: bigint, denominator: bigint, exponent: number): number {
  if (numerator < 0n) return -ratio(-numerator, denominator, exponent);
  if (numerator === 0n) return 0;
  const length = (x: bigint): number => x.toString(2).length;
  // 60 significant binary digits of the quotient.
  const shift = 60 - (length(numerator) - length(denominator));
  const digits =
    shift >= 0 ? (numerator << BigInt(shift)) / denominator : numerator / (denominator << BigInt(-shift));
  // In two steps: one power of two may be beyond the doubles although the product is not.
  const power = exponent - shift;
  const half = Math.trunc(power / 2);
  return Number(digits) * 2 ** half * 2 ** (power - half);
}
