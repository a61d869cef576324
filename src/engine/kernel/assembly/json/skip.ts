import { COLON, COMMA, MINUS, ZERO } from '../bytes';
import {
  A_COLON,
  A_KEY,
  A_KEY_OR_END,
  A_VALUE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA_OR_BRACE,
  COMMA_OR_BRACKET,
  FALS,
  LESS_DEPTH,
  LETTER_N,
  NULL,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  TRUE,
} from './marks';
import { skipNumber } from './number';
import { FAILED, byteAt, bytes, failAt, length, skipSpace } from './place';
import { skipString } from './string';

// Arrays and objects may stand so deep in each other, as in json/jsonShape.ts.
const DEEPEST = 512;

// Each of these passes over what begins at `at`, and returns the position behind it or FAILED.

export function skipValue(at: u32, depth: i32): u32 {
  const byte = byteAt(at);
  if (byte == MINUS || byte - ZERO <= 9) return skipNumber(at);
  switch (byte) {
    case QUOTE:
      return skipString(at);
    case OPEN_BRACE:
      return skipObject(at, depth);
    case OPEN_BRACKET:
      return skipArray(at, depth);
    case 116:
      return skipWord(at, TRUE, 4);
    case 102:
      return skipWord(at, FALS, 5);
    case LETTER_N:
      return skipWord(at, NULL, 4);
    default:
      return failAt(at, A_VALUE);
  }
}

/** A colon and the white space around it. */
@inline
export function skipColon(at: u32): u32 {
  at = skipSpace(at);
  if (byteAt(at) != COLON) return failAt(at, A_COLON);
  return skipSpace(at + 1);
}

function skipObject(at: u32, depth: i32): u32 {
  if (depth > DEEPEST) return failAt(at, LESS_DEPTH);
  at = skipSpace(at + 1);
  if (byteAt(at) == CLOSE_BRACE) return at + 1;
  for (let isFirst = true; ; isFirst = false) {
    if (byteAt(at) != QUOTE) return failAt(at, isFirst ? A_KEY_OR_END : A_KEY);
    at = skipString(at);
    if (at == FAILED) return FAILED;
    at = skipColon(at);
    if (at == FAILED) return FAILED;
    at = skipValue(at, depth + 1);
    if (at == FAILED) return FAILED;
    at = skipSpace(at);
    const byte = byteAt(at);
    if (byte == CLOSE_BRACE) return at + 1;
    if (byte != COMMA) return failAt(at, COMMA_OR_BRACE);
    at = skipSpace(at + 1);
  }
  return FAILED;
}

function skipArray(at: u32, depth: i32): u32 {
  if (depth > DEEPEST) return failAt(at, LESS_DEPTH);
  at = skipSpace(at + 1);
  if (byteAt(at) == CLOSE_BRACKET) return at + 1;
  for (;;) {
    at = skipValue(at, depth + 1);
    if (at == FAILED) return FAILED;
    at = skipSpace(at);
    const byte = byteAt(at);
    if (byte == CLOSE_BRACKET) return at + 1;
    if (byte != COMMA) return failAt(at, COMMA_OR_BRACKET);
    at = skipSpace(at + 1);
  }
  return FAILED;
}

/** @param four the first letters of the word; a fifth one is an e */
function skipWord(at: u32, four: u32, size: u32): u32 {
  const letters = bytes + at;
  // Behind the last byte stands a line feed, which is no letter.
  if (load<u32>(letters) == four && (size == 4 || load<u8>(letters, 4) == 101)) return at + size;
  for (let k: u32 = 0; k < size && at + k < length; k++) {
    const letter: u8 = k == 4 ? 101 : <u8>(four >> (k << 3));
    if (load<u8>(letters + k) != letter) return failAt(at, A_VALUE);
  }
  return failAt(length, A_VALUE);
}
