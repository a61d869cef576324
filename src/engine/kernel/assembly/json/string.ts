import { SPACE, ZERO } from '../bytes';
import { ESCAPED, QUOTED } from '../fieldFlags';
import { AN_ESCAPE, BACKSLASH, LETTER_U, QUOTE, STRING_END } from './marks';
import { FAILED, byteAt, bytes, failAt, length } from './place';

/** Of the string that was passed over last. */
export let stringFlags: u8 = QUOTED;

/** Passes over the string whose quote stands at `at`: the position behind it, or FAILED. */
@inline
export function skipString(at: u32): u32 {
  // Most strings are short, and without an escape.
  const found = stringEnds(bytes + at + 1);
  const end = at + 1 + ctz(found);
  if (found == 0 || byteAt(end) != QUOTE) return skipLongString(at + 1);
  stringFlags = QUOTED;
  return end + 1;
}

/** Which of the sixteen bytes at `at` are a quote, a backslash or a control character. */
@inline
export function stringEnds(at: usize): i32 {
  const sixteen = v128.load(at);
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(sixteen, i8x16.splat(<i8>QUOTE)), i8x16.eq(sixteen, i8x16.splat(<i8>BACKSLASH))),
      i8x16.le_u(sixteen, i8x16.splat(<i8>SPACE - 1)),
    ),
  );
}

/** @param at behind the quote */
export function skipLongString(at: u32): u32 {
  let flags = QUOTED;
  for (;;) {
    for (;;) {
      const found = stringEnds(bytes + at);
      if (found != 0) {
        at += ctz(found);
        break;
      }
      at += 16;
      if (at >= length) break;
    }
    if (at >= length) return failAt(length, STRING_END);
    const byte = byteAt(at);
    if (byte == QUOTE) {
      stringFlags = flags;
      return at + 1;
    }
    if (byte != BACKSLASH) return failAt(at, STRING_END);
    flags |= ESCAPED;
    at = skipEscape(at);
    if (at == FAILED) return FAILED;
  }
  return FAILED;
}

function skipEscape(at: u32): u32 {
  const letter: i32 = at + 1 < length ? byteAt(at + 1) : -1;
  if (letter != LETTER_U) {
    if (letter >= 0 && isEscapeLetter(<u8>letter)) return at + 2;
    return failAt(at + 1 < length ? at : length, AN_ESCAPE);
  }
  for (let k = at + 2; k < at + 6; k++) {
    if (k < length && isHexadecimal(byteAt(k))) continue;
    return failAt(k < length ? at : length, AN_ESCAPE);
  }
  return at + 6;
}

/** What may stand behind a backslash, but for u. */
@inline
export function isEscapeLetter(letter: u8): bool {
  if (letter == QUOTE || letter == BACKSLASH || letter == 47) return true;
  return letter == 98 || letter == 102 || letter == 110 || letter == 114 || letter == 116;
}

@inline
export function isHexadecimal(byte: u8): bool {
  return byte - ZERO <= 9 || ((byte | 32) >= 97 && (byte | 32) <= 102);
}
