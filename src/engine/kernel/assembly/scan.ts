import { CR, LF, SPACE, TAB, isWhiteSpace } from './bytes';
import { comment, escape, otherBlank } from './dialect';
import { ESCAPED } from './fieldFlags';
import {
  holds,
  quotedEnd,
  quotedFlags,
  quotedLines,
  scanQuoted,
  scanText,
  textLines,
} from './scanQuoted';

// Kinds of line ends, as in csv/recordScanner.ts.
export const ENDS_LF: i32 = 1;
export const ENDS_CRLF: i32 = 2;
const ENDS_CR: i32 = 4;

// What the last scan found.
let records: i32 = 0;
let fields: i32 = 0;
let scanEnd: u32 = 0;
let nextLine: i32 = 0;
let lineEnds: i32 = 0;
/** Position of a quote that is still open, or -1. */
let openQuote: i32 = -1;
let openQuoteLine: i32 = 0;
let full: bool = false;

export function scanRecords(): i32 {
  return records;
}
export function scanFields(): i32 {
  return fields;
}
export function scanEndPosition(): u32 {
  return scanEnd;
}
export function scanNextLine(): i32 {
  return nextLine;
}
export function scanLineEnds(): i32 {
  return lineEnds;
}
export function scanOpenQuote(): i32 {
  return openQuote;
}
export function scanOpenQuoteLine(): i32 {
  return openQuoteLine;
}
/** Whether the scan ended because the arrays are full. */
export function scanFull(): bool {
  return full;
}

/** Before another scanner. */
export function begin(): void {
  openQuote = -1;
}

/** Takes over what another scanner found. */
export function finish(
  recordCount: i32,
  fieldCount: i32,
  end: u32,
  line: i32,
  lineEndBits: i32,
  isFull: bool,
): void {
  records = recordCount;
  fields = fieldCount;
  scanEnd = end;
  nextLine = line;
  lineEnds = lineEndBits;
  full = isFull;
}

/** One bit for each of the 64 bytes at `at` that ends a field. */
@inline
function separators(blanks: bool, at: usize, delimiter: v128): u64 {
  const lf = i8x16.splat(<i8>LF);
  const cr = i8x16.splat(<i8>CR);
  return (
    <u64>(<u32>bits(blanks, v128.load(at), delimiter, lf, cr)) |
    (<u64>(<u32>bits(blanks, v128.load(at, 16), delimiter, lf, cr)) << 16) |
    (<u64>(<u32>bits(blanks, v128.load(at, 32), delimiter, lf, cr)) << 32) |
    (<u64>(<u32>bits(blanks, v128.load(at, 48), delimiter, lf, cr)) << 48)
  );
}

/** The separators of the block that `i` is in, from there on. */
@inline
function separatorsFrom(blanks: bool, bytes: usize, i: u32, delimiter: v128): u64 {
  return separators(blanks, bytes + (i & ~63), delimiter) & (~(<u64>0) << (i & 63));
}

@inline
function bits(blanks: bool, bytes: v128, delimiter: v128, lf: v128, cr: v128): i32 {
  const found = v128.or(i8x16.eq(bytes, delimiter), v128.or(i8x16.eq(bytes, lf), i8x16.eq(bytes, cr)));
  return i8x16.bitmask(blanks ? v128.or(found, i8x16.eq(bytes, i8x16.splat(<i8>TAB))) : found);
}

/** Where the first byte stands from `i` on that is no blank; there is one, behind the bytes a line feed. */
@inline
function behindBlanks(bytes: usize, i: u32): u32 {
  const space = i8x16.splat(<i8>SPACE);
  const tab = i8x16.splat(<i8>TAB);
  for (;;) {
    const sixteen = v128.load(bytes + i);
    const others = ~i8x16.bitmask(v128.or(i8x16.eq(sixteen, space), i8x16.eq(sixteen, tab))) & 0xffff;
    if (others != 0) return i + ctz(others);
    i += 16;
  }
  return i;
}

/**
 * Indexes the complete records of the bytes from `from` to `length`, as RecordScanner.scan does; stops early, with
 * `scanFull()`, when the arrays hold `room` fields.
 *
 * @param bytes where the chunk is, at a multiple of 64; a line feed stands at `length`, and 64 bytes behind may be read
 * @param stop no record is begun at this position or behind it
 * @param quote the quote's byte, or -1
 */
export function scan(
  bytes: usize,
  from: u32,
  length: u32,
  atEnd: bool,
  line: i32,
  stop: u32,
  delimiter: i32,
  quote: i32,
  room: i32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  lines: usize,
): void {
  if (otherBlank >= 0) scanBlanks(bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
  else if (escape < 0 && comment < 0) scanPlain(bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
  else scanSpecial(bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
}

// Several times the code, so that files without escapes and comments are scanned by a loop that knows of none, nor of blanks.
function scanPlain(
  bytes: usize,
  from: u32,
  length: u32,
  atEnd: bool,
  line: i32,
  stop: u32,
  delimiter: i32,
  quote: i32,
  room: i32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  lines: usize,
): void {
  scanBytes(false, false, bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
}

function scanSpecial(
  bytes: usize,
  from: u32,
  length: u32,
  atEnd: bool,
  line: i32,
  stop: u32,
  delimiter: i32,
  quote: i32,
  room: i32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  lines: usize,
): void {
  scanBytes(true, false, bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
}

function scanBlanks(
  bytes: usize,
  from: u32,
  length: u32,
  atEnd: bool,
  line: i32,
  stop: u32,
  delimiter: i32,
  quote: i32,
  room: i32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  lines: usize,
): void {
  scanBytes(true, true, bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
}

@inline
function scanBytes(
  special: bool,
  blanks: bool,
  bytes: usize,
  from: u32,
  length: u32,
  atEnd: bool,
  line: i32,
  stop: u32,
  delimiter: i32,
  quote: i32,
  room: i32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  lines: usize,
): void {
  const delimiters = i8x16.splat(<i8>delimiter);
  let done = 0;
  let endFields = 0;
  let end = from;
  let endLine = line;
  let ends = 0;
  let count = 0;
  let i = from;
  openQuote = -1;
  full = false;
  store<u32>(firstField, 0);
  let block: u32 = i & ~63;
  let mask: u64 = i < length ? separatorsFrom(blanks, bytes, i, delimiters) : 0;

  const last = min(length, stop);
  while (i < last) {
    let stopped = false;
    if (blanks) {
      i = behindBlanks(bytes, i);
      const at = i & ~63;
      if (at != block) {
        block = at;
        mask = separators(blanks, bytes + block, delimiters);
      }
      mask &= ~(<u64>0) << (i & 63);
    }
    const isComment = special && <i32>load<u8>(bytes + i) == comment;
    if (isComment) {
      while (load<u8>(bytes + i) != LF && load<u8>(bytes + i) != CR) i++;
      block = i & ~63;
      // The line end at i is used up.
      mask = separatorsFrom(blanks, bytes, i, delimiters);
      mask &= mask - 1;
    }
    while (!isComment) {
      if (count == room) {
        full = true;
        stopped = true;
        break;
      }
      const start = i;
      if (<i32>load<u8>(bytes + i) == quote) {
        i = scanQuoted(bytes, i, length, <u8>delimiter, <u8>quote);
        if (i == u32.MAX_VALUE) {
          openQuote = <i32>start;
          openQuoteLine = line;
          i = length;
          break;
        }
        line += quotedLines;
        store<u32>(fieldStart + (<usize>count << 2), start + 1);
        store<u32>(fieldEnd + (<usize>count << 2), quotedEnd);
        store<u8>(fieldFlags + count, quotedFlags);
        const at = i & ~63;
        if (at != block) {
          block = at;
          mask = separators(blanks, bytes + block, delimiters);
        }
        mask &= ~(<u64>0) << (i & 63);
      } else {
        while (mask == 0) {
          block += 64;
          mask = separators(blanks, bytes + block, delimiters);
        }
        i = block + <u32>ctz(mask);
        let flags: u8 = 0;
        if (special && escape >= 0 && holds(bytes, start, i, escape)) {
          i = scanText(bytes, start, length, <u8>delimiter);
          line += textLines;
          flags = ESCAPED;
          block = i & ~63;
          mask = separatorsFrom(blanks, bytes, i, delimiters);
        }
        store<u32>(fieldStart + (<usize>count << 2), start);
        store<u32>(fieldEnd + (<usize>count << 2), i);
        store<u8>(fieldFlags + count, flags);
      }
      // The separator at i is used up.
      mask &= mask - 1;
      count++;
      if (i >= length) break;
      const separator = <i32>load<u8>(bytes + i);
      if (separator != delimiter && (!blanks || separator != otherBlank)) break;
      i++;
      if (!blanks) continue;
      i = behindBlanks(bytes, i);
      const at = i & ~63;
      if (at != block) {
        block = at;
        mask = separators(blanks, bytes + block, delimiters);
      }
      mask &= ~(<u64>0) << (i & 63);
      if (load<u8>(bytes + i) == LF || load<u8>(bytes + i) == CR) {
        // The line end at i is used up.
        mask &= mask - 1;
        break;
      }
    }
    if (stopped) break;
    if (i < length) {
      if (load<u8>(bytes + i) == LF) ends |= ENDS_LF;
      else if (i + 1 == length) {
        // The other half of a CRLF may be in the next chunk.
        if (!atEnd) break;
        ends |= ENDS_CR;
      } else if (load<u8>(bytes + i, 1) == LF) {
        ends |= ENDS_CRLF;
        i++;
        // Its bit is the next one.
        if ((i & 63) == 0) {
          block = i;
          mask = separators(blanks, bytes + block, delimiters);
        }
        mask &= ~(<u64>1 << (i & 63));
      } else ends |= ENDS_CR;
      i++;
      line++;
    } else if (openQuote >= 0 || !atEnd) break;
    end = i;
    const only = <usize>endFields << 2;
    if (count == endFields + 1 && load<u8>(fieldFlags + endFields) == 0) {
      if (isBlank(bytes, load<u32>(fieldStart + only), load<u32>(fieldEnd + only))) count = endFields;
    }
    if (count > endFields) {
      store<u32>(lines + (<usize>done << 2), endLine);
      done++;
      store<u32>(firstField + (<usize>done << 2), count);
    }
    endFields = count;
    endLine = line;
  }
  records = done;
  fields = endFields;
  scanEnd = end;
  nextLine = endLine;
  lineEnds = ends;
}

function isBlank(bytes: usize, start: u32, end: u32): bool {
  for (let i = start; i < end; i++) if (!isWhiteSpace(load<u8>(bytes + i))) return false;
  return true;
}
