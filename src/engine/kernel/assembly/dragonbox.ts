import { highPower, isExactPower, log10OfPowerOfTwo, log2OfPower, lowPower } from './powers';
import { highProduct } from './wideProduct';

const MANTISSA_BITS = 52;
const MANTISSA: u64 = (1 << MANTISSA_BITS) - 1;
/** Of the last bit of subnormal doubles and of the smallest normal ones. */
const SMALLEST_EXPONENT = -1074;
/** κ of the paper: numbers are scaled so that neighbours are 100 to 1000 apart. */
const KAPPA = 2;
/** Of 2⁻²⁵ = 2.98023223876953125e-8, which is the only power of two half way between two shortest decimals. */
const TIE_EXPONENT = -77;

/** The power of ten that belongs to what {@link dragonbox} returned. */
export let dragonboxExponent: i32 = 0;

/**
 * The shortest decimal that reads back to the double, the closest to it among those, as an integer; times ten to the
 * power {@link dragonboxExponent}. May end in zeros. Of normal doubles it has 16 or 17 digits.
 *
 * Dragonbox by Junekey Jeon (Dragonbox: a new floating-point binary-to-decimal conversion algorithm, 2020), which
 * builds on Schubfach by Raffaello Giulietti (The Schubfach way to render doubles, 2020). Names follow the paper:
 * the decimals in the interval around x that reads back to x are searched as multiples of 1000 first, then of 100,
 * after scaling by 10^k; z is the interval's right end and δ its length.
 *
 * @param bits of a positive finite double
 */
export function dragonbox(bits: u64): u64 {
  const stored = <i32>(bits >> MANTISSA_BITS);
  let significand = bits & MANTISSA;
  let exponent = SMALLEST_EXPONENT;
  if (stored != 0) {
    exponent += stored - 1;
    // The neighbour below is half as far away as the one above, except for the smallest normal double.
    if (significand == 0 && stored != 1) return ofPowerOfTwo(exponent);
    significand |= (<u64>1) << MANTISSA_BITS;
  }
  const closed = (significand & 1) == 0;
  const k = KAPPA - log10OfPowerOfTwo(exponent);
  const beta = exponent + log2OfPower(k);
  // Dragonbox needs the power rounded up.
  const high = highPower(k);
  const low = lowPower(k) + (isExactPower(k) ? 0 : 1);

  const delta = <u32>(high >> (63 - beta));
  const twice = significand << 1;
  // The whole part of z, and the first word of what follows.
  const right = (twice | 1) << beta;
  const added = inline.always(highProduct(right, low));
  const fraction = right * high + added;
  const z = inline.always(highProduct(right, high)) + (fraction < added ? 1 : 0);

  // ⌊z / 1000⌋ for z < 2⁶³, by multiplication: ⌈2⁷¹ / 1000⌉.
  const thousands = inline.always(highProduct(z, 2361183241434822607)) >> 7;
  let rest = <u32>(z - thousands * 1000);
  dragonboxExponent = -k + KAPPA;
  let result = thousands * 10;
  if (rest < delta) {
    // Inside, unless it is the right end itself and that does not belong to the interval.
    if (rest != 0 || fraction != 0 || closed) return result;
    result -= 10;
    rest = 1000;
  } else if (rest == delta) {
    // Inside if the left end is not above it.
    const left = twice - 1;
    if (isOddPart(left, high, low, beta) || (closed && isWhole(left, high, low, beta))) return result;
  }

  // The multiple of 100 closest to x.
  const distance = rest - (delta >> 1) + 50;
  // ⌊distance / 100⌋ for distances up to 1000, and whether nothing is left over.
  const product = distance * 656;
  result += product >> 16;
  if ((product & 0xffff) < 656) {
    // Half way between two, as far as whole numbers tell.
    if (isOddPart(twice, high, low, beta) != (((distance ^ 50) & 1) != 0)) result--;
    else if ((result & 1) != 0 && isWhole(twice, high, low, beta)) result--;
  }
  return result;
}

/** The shortest decimal of 2^(exponent + 52): the interval reaches half as far down as up, and both ends belong to it. */
function ofPowerOfTwo(exponent: i32): u64 {
  // −⌊log₁₀(2^exponent · 3/4)⌋
  const k = -((exponent * 631305 - 261663) >> 21);
  const beta = exponent + log2OfPower(k);
  const high = highPower(k);
  let left = (high - (high >> (MANTISSA_BITS + 2))) >> (11 - beta);
  const right = (high + (high >> (MANTISSA_BITS + 1))) >> (11 - beta);
  // Rounded up, except where it is whole.
  if (exponent < 2 || exponent > 3) left++;
  dragonboxExponent = -k;
  const tens = (right / 10) * 10;
  if (tens >= left) return tens;
  let result = ((high >> (10 - beta)) + 1) >> 1;
  if (exponent == TIE_EXPONENT) result -= result & 1;
  else if (result < left) result++;
  return result;
}

/** Whether the whole part of a·2^(beta − 128)·(high, low) is odd. */
function isOddPart(a: u64, high: u64, low: u64, beta: i32): bool {
  const word = a * high + highProduct(a, low);
  return ((word >> (64 - beta)) & 1) != 0;
}

/** Whether a·2^(beta − 128)·(high, low) is whole, but for the error of the power. */
function isWhole(a: u64, high: u64, low: u64, beta: i32): bool {
  const word = a * high + highProduct(a, low);
  return ((word << beta) | ((a * low) >> (64 - beta))) == 0;
}
