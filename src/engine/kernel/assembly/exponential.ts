import { MINUS, PLUS, ZERO } from './bytes';
import { beginsNumberWord, mark } from './classify';
import { digitsOf } from './digits';
import { LARGEST_POWER, powerOfTen } from './powersOfTen';

const LETTER_E: i8 = 101;
const TO_LOWER_CASE: i8 = 32;

/**
 * Reads a number with an exponent of one or two digits, of at most 16 characters behind its sign, such as 6.6056e-8.
 *
 * @param out gets its value, with 0 for −0
 * @returns whether it is one that is rounded correctly; if not, nothing is written. 16 bytes behind `start` may be read
 */
export function readExponential(bytes: usize, start: u32, end: u32, out: usize): bool {
  const at = bytes + start;
  const first = load<u8>(at);
  const negative = u32(first == MINUS);
  const signed: u32 = negative | u32(first == PLUS);
  const length = end - start - signed;
  // Wraps around where nothing stands behind a sign.
  if (length - 1 >= 16 || beginsNumberWord(first)) return false;
  const text = v128.load(at + signed);
  const inside: i32 = (1 << length) - 1;
  const letters =
    i8x16.bitmask(i8x16.eq(v128.or(text, i8x16.splat(TO_LOWER_CASE)), i8x16.splat(LETTER_E))) & inside;
  if (letters == 0) return false;
  const size = ctz(letters);
  const points = i8x16.bitmask(i8x16.eq(text, i8x16.splat(<i8>mark))) & ((1 << size) - 1);
  const point = points == 0 ? size : ctz(points);
  const count = size - i32(points != 0);
  let exponentAt = at + signed + size + 1;
  const sign = load<u8>(exponentAt);
  const isSigned = i32(sign == MINUS || sign == PLUS);
  exponentAt += isSigned;
  const exponentDigits = <i32>length - size - 1 - isSigned;
  // Moved so that digits are the ten smallest signed bytes.
  const moved = i8x16.sub(text, i8x16.splat(<i8>(ZERO + 128)));
  const others = i8x16.bitmask(i8x16.gt_s(moved, i8x16.splat(-128 + 9))) & inside;
  if (others != (points | (1 << size) | (isSigned << (size + 1))) || (points & (points - 1)) != 0) return false;
  if (count == 0 || exponentDigits < 1 || exponentDigits > 2) return false;
  const digit = <i32>(load<u8>(exponentAt) - ZERO);
  const exponent = exponentDigits == 1 ? digit : 10 * digit + <i32>(load<u8>(exponentAt, 1) - ZERO);
  const power = (sign == MINUS ? -exponent : exponent) - (count - point);
  if (power < -LARGEST_POWER || power > LARGEST_POWER) return false;
  // At most 14 digits, and a power that is a double: rounded once.
  const significand = <f64>(<i64>digitsOf(text, count, point));
  const magnitude = power < 0 ? significand / powerOfTen(-power) : significand * powerOfTen(power);
  store<f64>(out, (negative ? -magnitude : magnitude) + 0.0);
  return true;
}
