import { CR, LF, SPACE, TAB } from '../bytes';

/** In place of a position: what was read is not as expected, or the arrays are full. */
export const FAILED: u32 = 0xffffffff;

/** The bytes that are scanned, with a line feed at `length`; 16 bytes behind it may be read. */
export let bytes: usize = 0;
export let length: u32 = 0;
/** Whether a line end is no white space. */
export let isLines: bool = false;
/** What a line end counts. */
export let lineEnd: i32 = 1;
/** Line ends passed over count up from here. */
export let lineNumber: i32 = 0;
/** What was expected, one of the numbers in marks.ts, and where; 0 where nothing is wrong. */
export let expected: i32 = 0;
export let faultAt: u32 = 0;

export function readBytes(at: usize, size: u32, lines: bool, countsLineEnds: bool): void {
  bytes = at;
  length = size;
  isLines = lines;
  lineEnd = i32(countsLineEnds);
}

/** Before a record. */
@inline
export function beginAt(line: i32): void {
  lineNumber = line;
  expected = 0;
}

/** @returns {@link FAILED}; where the bytes end too early, `at` is `length` */
export function failAt(at: u32, what: i32): u32 {
  faultAt = at;
  expected = what;
  return FAILED;
}

/** The byte at a position up to `length`: behind the last one stands none of the marks of JSON. */
@inline
export function byteAt(at: u32): u8 {
  return load<u8>(bytes + at);
}

/** Where the next byte stands that is no white space; `length` when there is none. */
@inline
export function skipSpace(at: u32): u32 {
  // Most tokens have none before them.
  return load<u8>(bytes + at) > SPACE ? at : skipAllSpace(at);
}

export function skipAllSpace(at: u32): u32 {
  for (; at < length; at++) {
    const byte = load<u8>(bytes + at);
    if (byte == SPACE) {
      // An indentation, of up to sixteen at once; at the end stands a line feed.
      const others = i8x16.bitmask(i8x16.ne(v128.load(bytes + at), i8x16.splat(<i8>SPACE)));
      at += others == 0 ? 15 : ctz(others) - 1;
      continue;
    }
    if (byte == TAB || byte == CR) continue;
    if (byte != LF || isLines) break;
    lineNumber += lineEnd;
  }
  return at;
}
