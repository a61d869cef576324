import { highPower, isExactPower, log2OfPower, lowPower } from './powers';
import { highProduct } from './wideProduct';

/** With a smaller exponent every 64-bit integer rounds to zero: 2⁶⁴·10⁻³⁴³ < 2⁻¹⁰⁷⁵. */
const SMALLEST_EXPONENT = -342;
const LARGEST_EXPONENT = 308;
/** The 5^-q of these exponents fit a word, see below. */
const SMALLEST_EXPONENT_OF_TIES = -27;
const MANTISSA_BITS = 52;
const BIAS = 1023;
const INFINITE = 2047;
/** Bits of the product that are below half a unit whatever the number is. */
const LOW_BITS: u64 = 0x1ff;

/**
 * The double nearest to w·10^q, ties to even, subnormal and infinite ones included; NaN when it cannot tell.
 *
 * Eisel and Lemire's product of w with a 128-bit power of ten (Lemire, Number parsing at a gigabyte per second, 2021).
 * The power is cut off, so that the product is a lower bound less than w off; it decides unless a middle of two doubles
 * lies in between. Mushtak and Lemire (Fast number parsing without fallback, 2023) show that ties apart, normal doubles
 * never meet that.
 *
 * A decimal with more digits than w holds lies between w·10^q and (w + 1)·10^q: where both give one double, that is it.
 *
 * @param w not 0
 */
export function decimalToDouble(w: u64, q: i32): f64 {
  if (q < SMALLEST_EXPONENT) return 0;
  if (q > LARGEST_EXPONENT) return Infinity;
  const leading = clz(w);
  w <<= leading;
  const power = highPower(q);
  let high = inline.always(highProduct(w, power));
  let low = w * power;
  // Whether something follows `high` and `low`.
  let rest = true;
  // Whether the number may lie beyond all bits that are known.
  let open = false;
  const bits = high & LOW_BITS;
  if (bits == LOW_BITS || (bits == 0 && low == 0)) {
    // The low half of the power can carry into the bits that decide, or be all that is below them.
    const lowHalf = lowPower(q);
    const addend = highProduct(w, lowHalf);
    const tail = w * lowHalf;
    low += addend;
    if (low < addend) high++;
    if (isExactPower(q)) rest = tail != 0;
    else open = low == u64.MAX_VALUE && tail + w < w;
  }
  const top = <i32>(high >> 63);
  let exponent = log2OfPower(q) + 63 - <i32>leading + top + BIAS;
  // Leaves one bit below the unit.
  let shift = 63 - MANTISSA_BITS - 2 + top;
  if (exponent >= INFINITE) return Infinity;
  if (exponent < 1) {
    shift += 1 - exponent;
    if (shift > 63) return 0;
    exponent = 1;
  }
  const below = (((<u64>1) << shift) - 1) & high;
  const halves = high >> shift;
  let mantissa = halves >> 1;
  if (open && below == ((<u64>1) << shift) - 1 && (halves & 1) == 0) {
    // Next to the middle. With 10^-q of at most 63 bits, a number that is not the middle is 2⁻¹¹⁷ of its size away or
    // more, which is far more than the product is off: this one is the middle itself.
    if (q < SMALLEST_EXPONENT_OF_TIES || q >= 0) return NaN;
    mantissa += mantissa & 1;
  } else if ((halves & 1) != 0 && (rest || (below | low) != 0 || (mantissa & 1) != 0)) {
    mantissa++;
  }
  // The unit above the mantissa, and its carry when rounding up, count the exponent up: to Infinity, too.
  return reinterpret<f64>(((<u64>(exponent - 1)) << MANTISSA_BITS) + mantissa);
}
