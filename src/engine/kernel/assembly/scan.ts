import { CR, LF, isWhiteSpace } from './bytes';
import { ESCAPED, QUOTED } from './fieldFlags';

// Kinds of line ends, as in csv/recordScanner.ts.
const ENDS_LF: i32 = 1;
const ENDS_CRLF: i32 = 2;
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

/** Bytes of the dialect that most files do not have, or -1. */
export let escape: i32 = -1;
let comment: i32 = -1;

export function setEscape(escapeByte: i32, commentByte: i32): void {
  escape = escapeByte;
  comment = commentByte;
}

/** Line ends that scanText passed over. */
let textLines: i32 = 0;
let quotedFlags: u8 = 0;
let quotedEnd: u32 = 0;
let quotedLines: i32 = 0;

/** One bit for each of the 64 bytes at `at` that ends a field. */
@inline
function separators(at: usize, delimiter: v128): u64 {
  const lf = i8x16.splat(<i8>LF);
  const cr = i8x16.splat(<i8>CR);
  return (
    <u64>(<u32>bits(v128.load(at), delimiter, lf, cr)) |
    (<u64>(<u32>bits(v128.load(at, 16), delimiter, lf, cr)) << 16) |
    (<u64>(<u32>bits(v128.load(at, 32), delimiter, lf, cr)) << 32) |
    (<u64>(<u32>bits(v128.load(at, 48), delimiter, lf, cr)) << 48)
  );
}

/** The separators of the block that `i` is in, from there on. */
@inline
function separatorsFrom(bytes: usize, i: u32, delimiter: v128): u64 {
  return separators(bytes + (i & ~63), delimiter) & (~(<u64>0) << (i & 63));
}

@inline
function bits(bytes: v128, delimiter: v128, lf: v128, cr: v128): i32 {
  const found = v128.or(i8x16.eq(bytes, delimiter), v128.or(i8x16.eq(bytes, lf), i8x16.eq(bytes, cr)));
  return i8x16.bitmask(found);
}

@inline
function endings(bytes: v128, quote: v128, lf: v128, cr: v128, escapes: v128): i32 {
  return bits(bytes, quote, lf, cr) | i8x16.bitmask(i8x16.eq(bytes, escapes));
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
  if (escape < 0 && comment < 0) scanPlain(bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
  else scanSpecial(bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
}

// Twice the code, so that files without escapes and comments are scanned by a loop that knows of none.
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
  scanBytes(false, bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
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
  scanBytes(true, bytes, from, length, atEnd, line, stop, delimiter, quote, room, firstField, fieldStart, fieldEnd, fieldFlags, lines);
}

@inline
function scanBytes(
  special: bool,
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
  let mask: u64 = i < length ? separatorsFrom(bytes, i, delimiters) : 0;

  const last = min(length, stop);
  while (i < last) {
    let stopped = false;
    const isComment = special && <i32>load<u8>(bytes + i) == comment;
    if (isComment) {
      while (load<u8>(bytes + i) != LF && load<u8>(bytes + i) != CR) i++;
      block = i & ~63;
      // The line end at i is used up.
      mask = separatorsFrom(bytes, i, delimiters);
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
          mask = separators(bytes + block, delimiters);
        }
        mask &= ~(<u64>0) << (i & 63);
      } else {
        while (mask == 0) {
          block += 64;
          mask = separators(bytes + block, delimiters);
        }
        i = block + <u32>ctz(mask);
        let flags: u8 = 0;
        if (special && holds(bytes, start, i, escape)) {
          i = scanText(bytes, start, length, <u8>delimiter);
          line += textLines;
          flags = ESCAPED;
          block = i & ~63;
          mask = separatorsFrom(bytes, i, delimiters);
        }
        store<u32>(fieldStart + (<usize>count << 2), start);
        store<u32>(fieldEnd + (<usize>count << 2), i);
        store<u8>(fieldFlags + count, flags);
      }
      // The separator at i is used up.
      mask &= mask - 1;
      count++;
      if (i >= length || <i32>load<u8>(bytes + i) != delimiter) break;
      i++;
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
          mask = separators(bytes + block, delimiters);
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

function holds(bytes: usize, start: u32, end: u32, byte: i32): bool {
  for (let i = start; i < end; i++) if (<i32>load<u8>(bytes + i) == byte) return true;
  return false;
}

/** As RecordScanner.scanText. */
function scanText(bytes: usize, from: u32, length: u32, delimiter: u8): u32 {
  let lines = 0;
  let i = from;
  for (;;) {
    let c = load<u8>(bytes + i);
    while (c != delimiter && c != LF && c != CR && <i32>c != escape) c = load<u8>(bytes + ++i);
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
function scanQuoted(bytes: usize, open: u32, length: u32, delimiter: u8, quote: u8): u32 {
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
  if (c != delimiter && c != LF && c != CR) {
    flags |= ESCAPED;
    i = scanText(bytes, i, length, delimiter);
    lines += textLines;
    quotedEnd = i;
  }
  quotedFlags = flags;
  quotedLines = lines;
  return i;
}
