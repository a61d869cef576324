import { COMMA, MINUS, PLUS, POINT, ZERO } from '../bytes';
import { A_DIGIT, LETTER_E } from './marks';
import { byteAt, bytes, failAt } from './place';

/** Passes over the number that begins at `at` with a digit or a minus: the position behind it, or FAILED. */
@inline
export function skipNumber(at: u32): u32 {
  return skipNumberIn(bytes, at, byteAt(at));
}

/**
 * As skipNumber.
 * @param text a copy of the variable `bytes`, which takes longer to read
 * @param first the byte at `at`
 */
@inline
export function skipNumberIn(text: usize, at: u32, first: u8): u32 {
  // All of it at once. The first byte is a digit, or a minus.
  const others = nonDigits(text + at) & ~1;
  let size = ctz(others);
  const sign = i32(first == MINUS);
  if (size == sign || (size > sign + 1 && load<u8>(text + at + sign) == ZERO)) return skipAnyNumber(at);
  let behind = load<u8>(text + at + size);
  // Most numbers end before a comma.
  if (behind != COMMA) {
    if (behind == POINT) {
      const decimals = ctz(others >> (size + 1));
      if (decimals == 0) return skipAnyNumber(at);
      size += 1 + decimals;
      behind = load<u8>(text + at + size);
    }
    if ((behind | 32) == LETTER_E) {
      size++;
      const mark = load<u8>(text + at + size);
      if (mark == PLUS || mark == MINUS) size++;
      const exponent = ctz(others >> size);
      if (exponent == 0) return skipAnyNumber(at);
      size += exponent;
    }
  }
  // It may go on behind the sixteen.
  return size < 16 ? at + size : skipAnyNumber(at);
}

/** Which of sixteen bytes are no digits. */
@inline
export function nonDigits(at: usize): i32 {
  // Moved so that digits are the ten smallest signed bytes.
  const moved = i8x16.sub(v128.load(at), i8x16.splat(<i8>(ZERO + 128)));
  return i8x16.bitmask(i8x16.gt_s(moved, i8x16.splat(-128 + 9)));
}

function skipAnyNumber(at: u32): u32 {
  if (byteAt(at) == MINUS) at++;
  if (byteAt(at) == ZERO) at++;
  else {
    const end = skipDigits(at);
    if (end == at) return failAt(at, A_DIGIT);
    at = end;
  }
  if (byteAt(at) == POINT) {
    const end = skipDigits(at + 1);
    if (end == at + 1) return failAt(end, A_DIGIT);
    at = end;
  }
  if ((byteAt(at) | 32) == LETTER_E) {
    at++;
    const sign = byteAt(at);
    if (sign == PLUS || sign == MINUS) at++;
    const end = skipDigits(at);
    if (end == at) return failAt(at, A_DIGIT);
    at = end;
  }
  return at;
}

function skipDigits(at: u32): u32 {
  while (byteAt(at) - ZERO <= 9) at++;
  return at;
}
