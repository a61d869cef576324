import { dragonbox, dragonboxExponent } from './dragonbox';
import { highPower, log10OfPowerOfTwo, log2OfPower, lowPower } from './powers';
import { highProduct } from './wideProduct';

const MANTISSA_BITS = 52;
const MANTISSA: u64 = (1 << MANTISSA_BITS) - 1;
/** Of the last bit of a double whose exponent is stored as 0. */
const EXPONENT_OF_ZERO = -1075;
/** Bits behind the point in the first word of the product: all that 53 bits of the double leave free but the sign. */
const FRACTION_BITS = 10;
/** More than the fraction can be off, see below. */
const MARGIN: u64 = 1 << 24;
/** A half, with 60 bits behind the point. */
const HALF: u64 = 1 << 59;

/** Stored exponents run up to this one. */
const LAST_STORED = 2046;
/**
 * What is the same for all doubles with one stored exponent, 16 bytes each: the first 96 bits of the power of ten
 * 10^(−scale − 1), moved to where the product needs them, and the scale.
 */
let scales: usize = 0;

/** @param pointer room for 2,047 times 16 bytes; the table of powers is there already */
export function fillScales(pointer: usize): void {
  scales = pointer;
  for (let stored = 1; stored <= LAST_STORED; stored++) {
    const exponent = stored + EXPONENT_OF_ZERO;
    const scale = log10OfPowerOfTwo(exponent);
    const high = highPower(-scale - 1);
    const low = lowPower(-scale - 1);
    // y = significand · 2^−shift · (high, low) / 2^128, and shift is 0 to 3.
    const shift = -(exponent + log2OfPower(-scale - 1) + 1);
    const at = scales + ((<usize>stored) << 4);
    store<u64>(at, high >> shift);
    store<u32>(at, <u32>((((high << 1) << (63 - shift)) | (low >> shift)) >> 32), 8);
    store<i32>(at, scale, 12);
  }
}

/** The power of ten that belongs to what {@link shortestDecimal} returned. */
export let decimalExponent: i32 = 0;

/**
 * The shortest decimal that reads back to the double, the closest to it among those, as an integer; times ten to the
 * power {@link decimalExponent}. May end in zeros. Of normal doubles it has 16 or 17 digits.
 *
 * Scaled so that neighbours are 0.1 to 1 apart, the double is y, and what reads back to it are the decimals up to half
 * that distance away: a whole number where one is so near, else the multiple of 0.1 closest to y (Giulietti, The
 * Schubfach way to render doubles, 2020). A short product finds y but for an error below 2⁻⁴⁰. Where that could change
 * the answer, and where neighbours are not at the same distance on both sides, {@link dragonbox} answers.
 *
 * @param bits of a positive finite double
 */
export function shortestDecimal(bits: u64): u64 {
  const stored = <i32>(bits >> MANTISSA_BITS);
  const mantissa = bits & MANTISSA;
  if (stored == 0 || mantissa == 0) return withDragonbox(bits);
  const at = scales + ((<usize>stored) << 4);
  const high = load<u64>(at);
  const significand = (mantissa | ((<u64>1) << MANTISSA_BITS)) << FRACTION_BITS;
  // Of the product with the low word only that of the high halves: 2³³ is more than is lost, 2²³ in the fraction.
  const added = (significand >> 32) * <u64>load<u32>(at, 8);
  const second = significand * high + added;
  const first = inline.always(highProduct(significand, high)) + (second < added ? 1 : 0);
  const whole = first >> FRACTION_BITS;
  const fraction = (first << (64 - FRACTION_BITS)) | (second >> FRACTION_BITS);
  // One less than the distance, so that it is not 0 for whole numbers.
  const toNext = ~fraction;
  const half = high >> 1;
  // Ten times the fraction, with 60 bits behind the point.
  const tenfold = (fraction >> 4) * 10;
  const behind = tenfold & (2 * HALF - 1);

  // Near an end of the interval, or near the middle of two multiples of 0.1. True values are above the computed ones.
  const unclear =
    fraction - half + MARGIN <= 2 * MARGIN ||
    toNext - half + MARGIN <= 2 * MARGIN ||
    behind - HALF + MARGIN <= MARGIN;
  if (unclear) return withDragonbox(bits);
  decimalExponent = load<i32>(at, 12);
  // Selected rather than branched on, which would be mispredicted for many numbers.
  const up = toNext < half;
  const digit = (tenfold >> 60) + (behind > HALF ? 1 : 0);
  return whole * 10 + select<u64>(select<u64>(10, 0, up), digit, up || fraction < half);
}

function withDragonbox(bits: u64): u64 {
  const result = dragonbox(bits);
  decimalExponent = dragonboxExponent;
  return result;
}
