import { COMMA, POINT, ZERO } from '../csv/ascii';
import { POWERS_OF_TEN } from './powersOfTen';

/** Digits that fit the sum of two doubles below. */
const MOST_DIGITS = 24;
/** Exponents that keep all intermediate results far from overflow and from subnormal doubles. */
const MOST_EXPONENT = 110;
/** Largest power of ten that is a double. */
const LARGEST_POWER = 22;
/** Splits a double into halves of 26 bits (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;
/** Well above the relative error of a sum of two doubles: about 2⁻¹⁰³ for each of at most five steps. */
const RELATIVE_ERROR = 2 ** -98;

const decoder = new TextDecoder();

/**
 * The double nearest to `digits · 10^exponent`, ties to even; Infinity beyond the range.
 *
 * Ordinary numbers are computed as the unevaluated sum of two doubles (Dekker, A floating-point technique for
 * extending the available precision, 1971); its rounding is accepted where the error cannot reach across a boundary
 * between two doubles. The rest goes to `Number()`, which rounds correctly but takes far longer.
 *
 * @param bytes from `start` to `end`: digits, with at most one decimal mark among them, a point or a comma
 * @param exponent of ten, as if there were no decimal mark
 */
export function decimalToDouble(bytes: Uint8Array, start: number, end: number, exponent: number): number {
  if (exponent >= -MOST_EXPONENT && exponent <= MOST_EXPONENT) {
    let i = start;
    while (i < end && (bytes[i] === ZERO || bytes[i] === POINT || bytes[i] === COMMA)) i++;
    let count = 0;
    // The first nine digits, the next nine, and the rest.
    let high = 0;
    let middle = 0;
    let low = 0;
    for (; i < end && count <= MOST_DIGITS; i++) {
      const byte = bytes[i]!;
      if (byte === POINT || byte === COMMA) continue;
      if (count < 9) high = (Math.imul(high, 10) + (byte - ZERO)) | 0;
      else if (count < 18) middle = (Math.imul(middle, 10) + (byte - ZERO)) | 0;
      else low = (Math.imul(low, 10) + (byte - ZERO)) | 0;
      count++;
    }
    if (count <= MOST_DIGITS) {
      const power = POWERS_OF_TEN[Math.max(0, count - 9)]!;
      const shifted = high * power;
      // Integers below 2⁵³, so that their sum is exact.
      const rest = middle * POWERS_OF_TEN[Math.max(0, count - 18)]! + low;
      const value = nearest(shifted, productError(high, power, shifted) + rest, exponent);
      if (!Number.isNaN(value)) return value;
    }
  }
  const digits = decoder.decode(bytes.subarray(start, end)).replace(/[.,]/, '');
  return Number(`${digits}e${exponent}`);
}

/**
 * The double nearest to (high + low)·10^exponent, or NaN where two doubles cannot decide.
 * @param low at most of the size of `high`
 */
function nearest(high: number, low: number, exponent: number): number {
  let sum = high + low;
  let lost = low - (sum - high);
  if (lost === 0 && exponent >= -LARGEST_POWER && exponent <= LARGEST_POWER) {
    // Both operands are exact: one rounding.
    const power = POWERS_OF_TEN[Math.abs(exponent)]!;
    return exponent < 0 ? sum / power : sum * power;
  }
  for (let left = exponent; left !== 0;) {
    const step = Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, left));
    const power = POWERS_OF_TEN[Math.abs(step)]!;
    let value: number;
    let tail: number;
    if (step < 0) {
      value = sum / power;
      const product = value * power;
      tail = (sum - product - productError(value, power, product) + lost) / power;
    } else {
      value = sum * power;
      tail = productError(sum, power, value) + lost * power;
    }
    sum = value + tail;
    lost = tail - (sum - value);
    left -= step;
  }
  const error = sum * RELATIVE_ERROR;
  return sum + (lost - error) === sum + (lost + error) ? sum : NaN;
}

/** a·b − product, exactly, where product is a·b rounded. */
function productError(a: number, b: number, product: number): number {
  const aSplit = a * SPLITTER;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = b * SPLITTER;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
