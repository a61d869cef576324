import { CR, LF } from './bytes';
import { escape, otherBlank } from './dialect';
import { ESCAPED, QUOTED } from './fieldFlags';

// What scanQuoted and scanText found besides the end: line ends that they passed over, where the text of the field ends, its flags.
export let textLines: i32 = 0;
export let quotedFlags: u8 = 0;
export let quotedEnd: u32 = 0;
export let quotedLines: i32 = 0;

@inline
function endings(bytes: v128, quote: v128, lf: v128, cr: v128, escapes: v128): i32 {
  const found = v128.or(
    v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, escapes)),
    v128.or(i8x16.eq(bytes, lf), i8x16.eq(bytes, cr)),
  );
  return i8x16.bitmask(found);
}

export function holds(bytes: usize, start: u32, end: u32, byte: i32): bool {
  for (let i = start; i < end; i++) if (<i32>load<u8>(bytes + i) == byte) return true;
  return false;
}

@inline
function endsField(byte: u8, delimiter: u8): bool {
  return byte == delimiter || byte == LF || byte == CR || <i32>byte == otherBlank;
}

/** As RecordScanner.scanText. */
export function scanText(bytes: usize, from: u32, length: u32, delimiter: u8): u32 {
  let lines = 0;
  let i = from;
  for (;;) {
    let c = load<u8>(bytes + i);
    while (!endsField(c, delimiter) && <i32>c != escape) c = load<u8>(bytes + ++i);
    if (<i32>c != escape) break;
    if (++i >= length) break;
    c = load<u8>(bytes + i);
    if (c == LF || c == CR) lines++;
    // CRLF is one line end.
    if (c == CR && load<u8>(bytes + i, 1) == LF && i + 1 < length) i++;
    i++;
  }
  textLines = lines;
  return i;
}

/** @returns the position of the delimiter or line end after the field, or the largest u32 when its quote stays open */
export function scanQuoted(bytes: usize, open: u32, length: u32, delimiter: u8, quote: u8): u32 {
  let flags = QUOTED;
  let lines = 0;
  const quotes = i8x16.splat(<i8>quote);
  const lf = i8x16.splat(<i8>LF);
  const cr = i8x16.splat(<i8>CR);
  // Without an escape character the quote stands for it.
  const escapes = escape < 0 ? quotes : i8x16.splat(<i8>escape);
  let i = open + 1;
  let c: u8 = 0;
  for (;;) {
    let found = endings(v128.load(bytes + i), quotes, lf, cr, escapes);
    while (found == 0) {
      i += 16;
      found = endings(v128.load(bytes + i), quotes, lf, cr, escapes);
    }
    i += ctz(found);
    if (i >= length) return u32.MAX_VALUE;
    c = load<u8>(bytes + i);
    if (<i32>c == escape) {
      flags |= ESCAPED;
      const next = load<u8>(bytes + i, 1);
      if (next != LF && next != CR) i++;
    } else if (c == quote) {
      c = load<u8>(bytes + ++i);
      if (c != quote) break;
      flags |= ESCAPED;
    } else if (c == LF || load<u8>(bytes + i, 1) != LF || i + 1 == length) lines++;
    i++;
  }
  quotedEnd = i - 1;
  if (!endsField(c, delimiter)) {
    flags |= ESCAPED;
    i = scanText(bytes, i, length, delimiter);
    lines += textLines;
    quotedEnd = i;
  }
  quotedFlags = flags;
  quotedLines = lines;
  return i;
}
