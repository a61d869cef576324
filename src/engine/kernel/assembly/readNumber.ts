import { MINUS, PLUS, ZERO } from './bytes';
import { LARGEST_EXACT, MARKS } from './classify';
import { fewPlacesAt, placesAt } from './digits';
import { LARGEST_POWER, powerOfTen } from './powersOfTen';

/** 10⁰ to 10⁸, and from place 16 on the same below 0: what digits are divided by to become a number with that sign. */
const SIGNED_POWERS = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 0, 0, 0, 0, 0, 0, 0,
  -1, -1e1, -1e2, -1e3, -1e4, -1e5, -1e6, -1e7, -1e8,
]);

// What vectors are compared with, or multiplied by: V8 takes three instructions to make a constant, and one to load it.
const ZEROS = memory.data<u8>([48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48]);
const NINES = memory.data<u8>([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
const TENS = memory.data<u16>([2561, 2561, 2561, 2561, 2561, 2561, 2561, 2561]);
const HUNDREDS = memory.data<u16>([100, 1, 100, 1, 100, 1, 100, 1]);
const TEN_THOUSANDS = memory.data<u16>([10000, 1, 10000, 1, 10000, 1, 10000, 1]);
const LOWER_CASE = memory.data<u8>([32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32]);
const LETTERS_E = memory.data<u8>([101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 101]);

/** In place of what the functions below return: the cells are something else. */
export const NONE: u64 = u64.MAX_VALUE;
// Where readNumber counts numbers with decimals or an exponent, those with leading zeros, empty cells, and numbers that
// readTwoPlain does not read.
export const DECIMALS: u64 = 1;
export const LEADING_ZEROS: u64 = 1 << 16;
export const EMPTIES: u64 = 1 << 32;
export const UNUSUAL: u64 = 1 << 48;

/**
 * Reads an empty cell or a number of at most 16 characters behind its sign, such as 705.47, -0.5 or 6.6056e-8, with an exponent
 * of one or two digits or none. Without a branch: in many columns these are as good as random.
 *
 * @param out gets its value, NaN for an empty cell and 0 for −0
 * @returns what it is, counted as above; {@link NONE}, and nothing is written, where it is something else, or would not be
 * rounded correctly. 16 bytes behind `start` may be read. To be called only for cells that are no missing words
 */
@inline
export function readNumber(bytes: usize, start: u32, end: u32, out: usize): u64 {
  const first = load<u8>(bytes + start);
  const negative = u32(first == MINUS);
  const signed = negative | u32(first == PLUS);
  // Wraps around where an empty cell stands before a sign.
  const length = end - start - signed;
  if (length > 16) return NONE;
  const at = bytes + start + signed;
  const text = v128.load(at);
  const letters = i8x16.bitmask(i8x16.eq(v128.or(text, v128.load(LOWER_CASE)), v128.load(LETTERS_E)));
  const size = <u32>ctz(letters | (1 << length));
  const point = <u32>ctz(i8x16.bitmask(i8x16.eq(text, v128.load(MARKS))) | (1 << size));
  const isPointed = u32(point != size);
  const count = size - isPointed;
  const isEmpty = u32(start == end);
  const isExponential = u32(size != length);
  const sign = load<u8>(at + size, 1);
  const isMinus = isExponential & u32(sign == MINUS);
  const exponentDigits = length - size - isExponential - (isMinus | (isExponential & u32(sign == PLUS)));
  const ones = u32(load<u8>(at + length - 1)) - ZERO;
  const tens = (u32(load<u8>(at + length - 2)) - ZERO) * (exponentDigits >> 1);
  // An exponent has a digit or two.
  let wrong = u32(u32(count == 0) != isEmpty) | u32(exponentDigits - isExponential > isExponential);
  wrong |= isExponential & (u32(ones > 9) | u32(tens > 9));
  const exponent = <i32>((ones + 10 * tens) * isExponential);
  const power = (isMinus ? -exponent : exponent) - <i32>(count - point);
  const digits = i8x16.swizzle(i8x16.sub(text, v128.load(ZEROS)), v128.load(placesAt(count, point)));
  wrong |= u32(v128.any_true(i8x16.sub_sat_u(digits, v128.load(NINES))));
  const eights = i64x2.extract_lane(eightDigits(digits), 0);
  const significand = (<u64>eights & 0xffffffff) * 100000000 + (<u64>eights >> 32);
  wrong |= u32(significand >= LARGEST_EXACT) | u32(<u32>(power + LARGEST_POWER) > 2 * LARGEST_POWER);
  if (wrong != 0) return NONE;
  // One of the powers is 1: rounded once.
  const magnitude = (<f64>(<i64>significand) * powerOfTen(max(power, 0))) / powerOfTen(max(-power, 0));
  const value = reinterpret<f64>(reinterpret<u64>(magnitude) | ((<u64>negative) << 63)) + 0.0;
  store<f64>(out, isEmpty ? NaN : value);
  const isDecimal = isPointed | isExponential;
  const hasZero = u32(load<u8>(at) == ZERO) & u32(length > 1) & (isDecimal ^ 1);
  const isUnusual = isExponential | u32(count > 8);
  return isDecimal * DECIMALS + hasZero * LEADING_ZEROS + isEmpty * EMPTIES + isUnusual * UNUSUAL;
}

/** What each eight of sixteen digits make, i32 twice each. */
@inline
function eightDigits(digits: v128): v128 {
  // Pairs, 10 · first + second, then groups of four and of eight.
  const pairs = i16x8.shr_u(i16x8.mul(digits, v128.load(TENS)), 8);
  const fours = i32x4.dot_i16x8_s(pairs, v128.load(HUNDREDS));
  return i32x4.dot_i16x8_s(i16x8.narrow_i32x4_u(fours, fours), v128.load(TEN_THOUSANDS));
}

/**
 * Reads two plain numbers of at most 8 digits, with a minus or no sign, at once: it takes little more than one of them.
 *
 * @param starts where the first one's bytes begin, u32, and `step` bytes behind it the same of the second; `ends` where they end
 * @param out gets both values
 * @returns what they are, counted as above; {@link NONE}, and nothing is written, where not both are such numbers. To be called
 * only for cells that are no missing words
 */
@inline
export function readTwoPlain(bytes: usize, starts: usize, ends: usize, step: usize, out: usize): u64 {
  const startA = load<u32>(starts);
  const startB = load<u32>(starts + step);
  const negativeA = u32(load<u8>(bytes + startA) == MINUS);
  const negativeB = u32(load<u8>(bytes + startB) == MINUS);
  // Wrap around for empty cells.
  const lengthA = load<u32>(ends) - startA - negativeA;
  const lengthB = load<u32>(ends + step) - startB - negativeB;
  const atA = bytes + startA + negativeA;
  const atB = bytes + startB + negativeB;
  const textA = v128.load(atA);
  const textB = v128.load(atB);
  const marks = v128.load(MARKS);
  const pointA = <u32>ctz(i8x16.bitmask(i8x16.eq(textA, marks)) | (1 << lengthA));
  const pointB = <u32>ctz(i8x16.bitmask(i8x16.eq(textB, marks)) | (1 << lengthB));
  const isDecimalA = u32(pointA != lengthA);
  const isDecimalB = u32(pointB != lengthB);
  const countA = lengthA - isDecimalA;
  const countB = lengthB - isDecimalB;
  if (max(countA - 1, countB - 1) >= 8) return NONE;
  const zeros = v128.load(ZEROS);
  const digits = v128.shuffle<i64>(
    i8x16.swizzle(i8x16.sub(textA, zeros), v128.load64_zero(fewPlacesAt(countA, pointA))),
    i8x16.swizzle(i8x16.sub(textB, zeros), v128.load64_zero(fewPlacesAt(countB, pointB))),
    0,
    2,
  );
  if (v128.any_true(i8x16.sub_sat_u(digits, v128.load(NINES)))) return NONE;
  const eights = eightDigits(digits);
  const powerA = SIGNED_POWERS + (<usize>(countA - pointA + (negativeA << 4)) << 3);
  const powerB = SIGNED_POWERS + (<usize>(countB - pointB + (negativeB << 4)) << 3);
  const powers = v128.load_lane<f64>(powerB, v128.load64_zero(powerA), 1);
  // Never −0.
  const values = f64x2.add(f64x2.div(f64x2.convert_low_i32x4_s(eights), powers), f64x2.splat(0));
  v128.store(out, values);
  const zeroA = u32(load<u8>(atA) == ZERO) & u32(lengthA > 1) & (isDecimalA ^ 1);
  const zeroB = u32(load<u8>(atB) == ZERO) & u32(lengthB > 1) & (isDecimalB ^ 1);
  return <u64>(isDecimalA + isDecimalB) * DECIMALS + <u64>(zeroA + zeroB) * LEADING_ZEROS;
}
