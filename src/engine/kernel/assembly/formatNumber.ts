import { decimalExponent, shortestDecimal } from './shortestDecimal';

const MINUS: u8 = 0x2d;
const POINT: u8 = 0x2e;
const ZERO: u8 = 0x30;
/** Eight characters 0. */
const ZEROS: u64 = 0x3030303030303030;
/** The characters 0.000000, the first one lowest. */
const ZERO_POINT_ZEROS: u64 = 0x3030303030302e30;

/**
 * Factors of {@link sixteenDigits}, and the character 0, in all lanes each. From memory: a constant register is put
 * together by several instructions wherever it is used.
 */
const LANES = memory.data<u16>(
  [
    5243, 5243, 5243, 5243, 5243, 5243, 5243, 5243, 100, 100, 100, 100, 100, 100, 100, 100, 103, 103, 103, 103,
    103, 103, 103, 103, 2559, 2559, 2559, 2559, 2559, 2559, 2559, 2559, 0x3030, 0x3030, 0x3030, 0x3030, 0x3030,
    0x3030, 0x3030, 0x3030,
  ],
  16,
);

const DIGITS = 17;
/** 10¹⁶, the smallest number of so many digits. */
const SMALLEST: u64 = 10000000000000000;
/** Integers are written out up to so many digits, fractions with up to so many zeros (ECMA-262). */
const MOST_WHOLE = 21;
const MOST_ZEROS = 5;

/**
 * Writes the number as ECMAScript's String(x) does: the shortest decimal that reads back to the same double, the
 * closest to it among those, with an exponent from 1e21 on and below 1e-6 (ECMA-262, Number::toString).
 *
 * @param x finite
 * @param out the text, at most 25 characters; up to 32 bytes from here are overwritten
 * @returns the length of the text
 */
@inline
export function formatNumber(x: f64, out: usize): i32 {
  if (x == 0) {
    store<u8>(out, ZERO);
    return 1;
  }
  const bits = reinterpret<u64>(x);
  const negative = <usize>(bits >> 63);
  // Overwritten where there is none.
  store<u8>(out, MINUS);
  return <i32>negative + formatPositive(bits & (<u64>i64.MAX_VALUE), out + negative);
}

/**
 * Formats numbers one behind the other; of NaN nothing.
 * @param out with room for 25 bytes for each number, and 7 more
 * @param ends where each text ends, counted from `out`: 32-bit integers
 * @returns the length of all texts
 */
export function formatNumbers(values: usize, n: i32, out: usize, ends: usize): i32 {
  let length = 0;
  for (let i = 0; i < n; i++) {
    const x = load<f64>(values + ((<usize>i) << 3));
    if (x == x) length += formatNumber(x, out + length);
    store<u32>(ends + ((<usize>i) << 2), length);
  }
  return length;
}

function formatPositive(bits: u64, out: usize): i32 {
  let decimal = shortestDecimal(bits);
  let point = decimalExponent + DIGITS;
  // Without a branch, which would be mispredicted for half of all numbers.
  const short = decimal < SMALLEST;
  decimal = select(decimal * 10, decimal, short);
  point -= <i32>short;
  // Only subnormal numbers have fewer digits.
  while (decimal < SMALLEST) {
    decimal *= 10;
    point--;
  }
  // The first digit, eight more, and the last eight. Multiplication of the upper 32 bits with ⌊2⁵⁸ / 10⁸⌋ gives
  // the quotient by 10⁸, or one less.
  let upper = <u32>(((decimal >> 25) * 2882303761) >> 33);
  let lower = <u32>(decimal - <u64>upper * 100000000);
  const missed = lower >= 100000000;
  upper += <u32>missed;
  lower -= select<u32>(100000000, 0, missed);
  const first = upper / 100000000;
  const digits = inline.always(sixteenDigits(upper - first * 100000000, lower));
  const middle = i64x2.extract_lane(digits, 0);
  const last = i64x2.extract_lane(digits, 1);
  const head = (<u64>first) | (<u64>ZERO);
  // Without zeros at the end, which are in the highest bytes.
  const length =
    last != 0 ? DIGITS - ((<i32>clz(last)) >> 3) : middle != 0 ? 9 - ((<i32>clz(middle)) >> 3) : 1;
  const text = v128.or(digits, v128.load(LANES, 64));

  if (point > 0 && point <= MOST_WHOLE) {
    if (point < 8) {
      // The first eight characters in a register: digits before the point, the point, digits behind it.
      const start = head | ((middle | ZEROS) << 8);
      const place = point << 3;
      const before = (((<u64>1) << place) - 1) & start;
      const behind = ((start >> place) << place) << 8;
      v128.store(out + 2, text);
      store<u64>(out, before | ((<u64>POINT) << place) | behind);
      return length > point ? length + 1 : point;
    }
    store<u8>(out, <u8>head);
    v128.store(out + 1, text);
    // Up to MOST_WHOLE.
    store<u32>(out + DIGITS, <u32>ZEROS);
    if (length <= point) return point;
    // One to the right: nine digits at most, the ninth of which is the last one.
    const behind = load<u64>(out + point);
    store<u8>(out + DIGITS, ZERO | (<u8>(last >> 56)));
    store<u64>(out + point + 1, behind);
    store<u8>(out + point, POINT);
    return length + 1;
  }
  if (point <= 0 && point >= -MOST_ZEROS) {
    store<u64>(out, ZERO_POINT_ZEROS);
    const place = out + 2 - point;
    store<u8>(place, <u8>head);
    v128.store(place + 1, text);
    return 2 - point + length;
  }
  store<u8>(out, <u8>head);
  store<u8>(out + 1, POINT);
  v128.store(out + 2, text);
  const end = length == 1 ? 1 : length + 1;
  return end + formatExponent(point - 1, out + end);
}

/** Writes e, the sign and one to three digits. */
function formatExponent(exponent: i32, out: usize): i32 {
  const negative = exponent < 0;
  store<u8>(out, 0x65);
  store<u8>(out + 1, negative ? MINUS : 0x2b);
  const e = <u32>(negative ? -exponent : exponent);
  let length = 2;
  if (e >= 100) store<u8>(out + length++, ZERO + <u8>(e / 100));
  if (e >= 10) store<u8>(out + length++, ZERO + <u8>((e / 10) % 10));
  store<u8>(out + length++, ZERO + <u8>(e % 10));
  return length;
}

/**
 * The digits of two integers below 10⁸, as numbers, one to a byte and the first one lowest.
 *
 * Halves, quarters and digits are split side by side in one register, each quotient by multiplication with the
 * reciprocal (Lemire, Converting integers to fix-digit representations quickly, 2021, after Khuong's itoa).
 */
function sixteenDigits(upper: u32, lower: u32): v128 {
  const a = upper / 10000;
  const b = lower / 10000;
  let quarters = i64x2.splat((<u64>a) | ((<u64>(upper - a * 10000)) << 32));
  quarters = i64x2.replace_lane(quarters, 1, (<u64>b) | ((<u64>(lower - b * 10000)) << 32));
  const hundreds = i32x4.shr_u(i32x4.dot_i16x8_s(quarters, v128.load(LANES)), 19);
  const rest = i16x8.sub(quarters, i16x8.mul(hundreds, v128.load(LANES, 16)));
  const pairs = v128.or(hundreds, i32x4.shl(rest, 16));
  const tens = i16x8.shr_u(i16x8.mul(pairs, v128.load(LANES, 32)), 10);
  // tens + 256·(pairs − 10·tens)
  return i16x8.sub(i16x8.shl(pairs, 8), i16x8.mul(tens, v128.load(LANES, 48)));
}
