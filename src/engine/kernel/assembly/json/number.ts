import { MINUS, PLUS, POINT, ZERO } from '../bytes';
import { A_DIGIT } from './marks';
import { byteAt, bytes, failAt } from './place';

const LETTER_E: u8 = 101;

/** Passes over the number that begins at `at` with a digit or a minus: the position behind it, or FAILED. */
@inline
export function skipNumber(at: u32): u32 {
  return skipNumberIn(bytes, at);
}

/** As skipNumber; `text` is a copy of the variable `bytes`, which takes longer to read. */
@inline
export function skipNumberIn(text: usize, at: u32): u32 {
  // All of it at once: which of sixteen bytes are digits, where a minus at the beginning counts as one.
  const values = i8x16.sub(v128.load(text + at), i8x16.splat(<i8>ZERO));
  const digits = i8x16.bitmask(i8x16.le_u(values, i8x16.splat(9))) | 1;
  let size = ctz(~digits);
  const sign = i32(load<u8>(text + at) == MINUS);
  if (size == sign || (size > sign + 1 && load<u8>(text + at + sign) == ZERO)) return skipAnyNumber(at);
  if (load<u8>(text + at + size) == POINT) {
    const decimals = ctz(~(digits >> (size + 1)));
    if (decimals == 0) return skipAnyNumber(at);
    size += 1 + decimals;
  }
  if ((load<u8>(text + at + size) | 32) == LETTER_E) {
    size++;
    const mark = load<u8>(text + at + size);
    if (mark == PLUS || mark == MINUS) size++;
    const exponent = ctz(~(digits >> size));
    if (exponent == 0) return skipAnyNumber(at);
    size += exponent;
  }
  // It may go on behind the sixteen.
  return size < 16 ? at + size : skipAnyNumber(at);
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
