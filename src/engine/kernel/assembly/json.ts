import { CR, LF, MINUS, PLUS, POINT, SPACE, TAB, ZERO } from './bytes';
import { unescapeString } from './jsonString';
import { begin, finish } from './scan';

// Bits of a field's flags, as in csv/recordBatch.ts.
const QUOTED: u8 = 1;
const ESCAPED: u8 = 2;
// Kinds of line ends, as in csv/recordScanner.ts.
const ENDS_LF: i32 = 1;
const ENDS_CRLF: i32 = 2;

const QUOTE: i32 = 34;
const COMMA: i32 = 44;
const COLON: i32 = 58;
const OPEN_BRACKET: i32 = 91;
const BACKSLASH: i32 = 92;
const CLOSE_BRACKET: i32 = 93;
const OPEN_BRACE: i32 = 123;
const CLOSE_BRACE: i32 = 125;

// What is expected, as in json/jsonFault.ts.
const A_VALUE = 1;
const A_KEY = 2;
const A_KEY_OR_END = 3;
const A_COLON = 4;
const COMMA_OR_BRACE = 5;
const COMMA_OR_BRACKET = 6;
const STRING_END = 7;
const AN_ESCAPE = 8;
const A_DIGIT = 9;
const LINE_END = 10;
const LESS_DEPTH = 11;
const AN_OBJECT = 12;
const AN_ARRAY = 13;
// As in json/jsonShape.ts.
const MOST_FLATTENED = 32;
const DEEPEST = 512;

// The shape.
let isLines: bool = false;
let isKeyed: bool = false;
let isAlone: bool = false;
/** 0: objects, 1: arrays, 2: values. */
let kind: i32 = 0;
let columns: i32 = 0;
// The keys, as in json/keyTable.ts; by entry 20 bytes: where the key is, its length, column, child, whether it has escapes.
let firstEntry: usize = 0;
let entries: usize = 0;
let next: usize = 0;
const ENTRY: usize = 20;

/**
 * @param nodes how many nodes there are; `first` has one u32 more
 * @param guesses room for a u32 for each node
 */
export function setJson(
  lines: bool,
  keyed: bool,
  alone: bool,
  recordKind: i32,
  columnCount: i32,
  nodes: i32,
  first: usize,
  table: usize,
  guesses: usize,
): void {
  isLines = lines;
  isKeyed = keyed;
  isAlone = alone;
  kind = recordKind;
  columns = columnCount;
  firstEntry = first;
  entries = table;
  next = guesses;
  for (let n = 0; n < nodes; n++) store<u32>(next + (<usize>n << 2), load<u32>(first + (<usize>n << 2)));
}

// The place in the bytes.
let bytes: usize = 0;
let length: u32 = 0;
let i: u32 = 0;
let lineNumber: i32 = 0;
let expected: i32 = 0;
let hasUnknownKey: bool = false;
// The fields.
let starts: usize = 0;
let ends: usize = 0;
let allFlags: usize = 0;
let room: i32 = 0;
let isFull: bool = false;
let firstOfRecord: i32 = 0;
let fieldCount: i32 = 0;
let scratch: usize = 0;

// What the last scan found besides.
let faultCount: i32 = 0;
let unknownKeys: bool = false;
let closed: bool = false;
let damagePosition: u32 = 0;
let damageLine: i32 = 0;
let damageExpected: i32 = 0;

export function jsonFaults(): i32 {
  return faultCount;
}
export function jsonUnknownKeys(): bool {
  return unknownKeys;
}
export function jsonClosed(): bool {
  return closed;
}
export function jsonDamagePosition(): u32 {
  return damagePosition;
}
export function jsonDamageLine(): i32 {
  return damageLine;
}
/** 0: there is none. */
export function jsonDamageExpected(): i32 {
  return damageExpected;
}

/**
 * Indexes the complete records of the bytes from `from` to `size`, as JsonScanner.scan does; stops early, with
 * `scanFull()`, when the arrays hold `fieldRoom` fields, records or faults.
 *
 * @param faults gets position, line and what was expected, u32 each
 * @param keyScratch room for as many bytes as there are
 */
export function scanJson(
  at: usize,
  from: u32,
  size: u32,
  atEnd: bool,
  line: i32,
  stop: u32,
  fieldRoom: i32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  recordLines: usize,
  recordStarts: usize,
  faults: usize,
  keyScratch: usize,
): void {
  bytes = at;
  length = size;
  starts = fieldStart;
  ends = fieldEnd;
  allFlags = fieldFlags;
  room = fieldRoom;
  scratch = keyScratch;
  const last = min(size, stop);
  let records = 0;
  let end = from;
  let endLine = line;
  let endFields = 0;
  let lineEnds = 0;
  faultCount = 0;
  unknownKeys = false;
  closed = false;
  damageExpected = 0;
  isFull = false;
  store<u32>(firstField, 0);
  begin();
  while (end < last) {
    if (records == room || faultCount == room) {
      isFull = true;
      break;
    }
    i = end;
    lineNumber = endLine;
    expected = 0;
    hasUnknownKey = false;
    firstOfRecord = endFields;
    fieldCount = endFields;
    skipSpace();
    let start = i;
    let recordLine = lineNumber;
    let isRecord = true;
    if (i >= size) {
      if (!isLines) {
        end = size;
        endLine = lineNumber;
        break;
      }
      if (!atEnd) break;
      isRecord = false;
    } else if (isLines && load<u8>(bytes + i) == LF) {
      isRecord = false;
    } else {
      if (isKeyed && scanRecordKey()) {
        start = i;
        recordLine = lineNumber;
      }
      if (expected == 0) scanRecord();
      if (isFull) break;
      if (expected == 0) skipSpace();
    }
    let wrong = 0;
    let wrongAt: u32 = 0;
    let wrongLine = 0;
    if (expected != 0) {
      if (i >= size && !atEnd) break;
      wrong = expected;
      wrongAt = min(i, size);
      wrongLine = lineNumber;
      const isNoRecord = wrong == AN_OBJECT || wrong == AN_ARRAY;
      if (!isLines && !isNoRecord) {
        damage(wrongAt, wrongLine, wrong);
        break;
      }
      if (isNoRecord) {
        wrongAt = start;
        wrongLine = recordLine;
      }
    }
    if (isLines) {
      if (wrong == 0 && i < size && load<u8>(bytes + i) != LF) {
        wrong = LINE_END;
        wrongAt = i;
        wrongLine = lineNumber;
      }
      while (i < size && load<u8>(bytes + i) != LF) i++;
      if (i < size) {
        lineEnds |= i > 0 && load<u8>(bytes + i - 1) == CR ? ENDS_CRLF : ENDS_LF;
        i++;
        lineNumber++;
      } else if (!atEnd) break;
    } else {
      if (wrong != 0) {
        expected = 0;
        skipSpace();
      }
      if (!isAlone && i >= size && !atEnd) break;
      const byte = here();
      if (isAlone || byte == (isKeyed ? CLOSE_BRACE : CLOSE_BRACKET)) closed = true;
      else if (byte != COMMA) {
        damage(min(i, size), lineNumber, isKeyed ? COMMA_OR_BRACE : COMMA_OR_BRACKET);
        break;
      }
      if (!isAlone) i++;
    }
    if (wrong != 0) {
      const fault = faults + <usize>faultCount * 12;
      faultCount++;
      store<u32>(fault, wrongAt);
      store<i32>(fault, wrongLine, 4);
      store<i32>(fault, wrong, 8);
    } else if (isRecord) {
      if (hasUnknownKey) unknownKeys = true;
      store<u32>(recordStarts + (<usize>records << 2), start);
      store<i32>(recordLines + (<usize>records << 2), recordLine);
      records++;
      store<i32>(firstField + (<usize>records << 2), fieldCount);
      endFields = fieldCount;
    }
    end = i;
    endLine = lineNumber;
    if (closed) break;
  }
  if (!isFull && atEnd && !isLines && !closed && end >= size && damageExpected == 0) damage(size, endLine, A_VALUE);
  finish(records, endFields, end, endLine, lineEnds, isFull);
}

function damage(position: u32, line: i32, what: i32): void {
  damagePosition = position;
  damageLine = line;
  damageExpected = what;
}

@inline
function skipSpace(): void {
  // Most tokens have none before them.
  if (i < length && load<u8>(bytes + i) > SPACE) return;
  skipAllSpace();
}

function skipAllSpace(): void {
  let at = i;
  for (; at < length; at++) {
    const byte = load<u8>(bytes + at);
    if (byte == SPACE || byte == TAB || byte == CR) continue;
    if (byte != LF || isLines) break;
    lineNumber++;
  }
  i = at;
}

@inline
function here(): i32 {
  return i < length ? <i32>load<u8>(bytes + i) : -1;
}

function fail(what: i32): bool {
  expected = what;
  return false;
}

function failAt(at: u32, what: i32): bool {
  i = at;
  return fail(what);
}

function scanRecordKey(): bool {
  if (here() != QUOTE) return fail(A_KEY);
  return scanString() != 0 && scanColon();
}

@inline
function scanColon(): bool {
  skipSpace();
  if (here() != COLON) return fail(A_COLON);
  i++;
  skipSpace();
  return true;
}

function scanRecord(): bool {
  if (kind == 0) {
    if (here() != OPEN_BRACE) return skipValue(1) && fail(AN_OBJECT);
    return missAll() && scanObject(0, 1);
  }
  if (kind == 1) {
    if (here() != OPEN_BRACKET) return skipValue(1) && fail(AN_ARRAY);
    return scanArray();
  }
  return addField() && scanInto(firstOfRecord, 1);
}

function missAll(): bool {
  if (firstOfRecord + columns > room) {
    isFull = true;
    return false;
  }
  for (let f = firstOfRecord; f < firstOfRecord + columns; f++) {
    store<u32>(starts + (<usize>f << 2), i);
    store<u32>(ends + (<usize>f << 2), i);
  }
  memory.fill(allFlags + firstOfRecord, 0, columns);
  fieldCount = firstOfRecord + columns;
  return true;
}

function addField(): bool {
  if (fieldCount == room) {
    isFull = true;
    return false;
  }
  setField(fieldCount++, i, i, 0);
  return true;
}

function scanArray(): bool {
  i++;
  skipSpace();
  if (here() == CLOSE_BRACKET) {
    i++;
    return true;
  }
  for (;;) {
    if (!addField() || !scanInto(fieldCount - 1, 2)) return false;
    skipSpace();
    const byte = here();
    if (byte != COMMA && byte != CLOSE_BRACKET) return fail(COMMA_OR_BRACKET);
    i++;
    if (byte == CLOSE_BRACKET) return true;
    skipSpace();
  }
  return false;
}

function scanObject(node: i32, depth: i32): bool {
  i++;
  skipSpace();
  if (here() == CLOSE_BRACE) {
    i++;
    return true;
  }
  for (let isFirst = true; ; isFirst = false) {
    if (here() != QUOTE) return fail(isFirst ? A_KEY_OR_END : A_KEY);
    const entry = scanKey(node);
    if (expected != 0 || !scanColon()) return false;
    const column = entry == 0 ? -1 : load<i32>(entry, 8);
    const child = entry == 0 ? -1 : load<i32>(entry, 12);
    const byte = here();
    if (child >= 0 && byte == OPEN_BRACE) {
      if (!scanObject(child, depth + 1)) return false;
    } else if (column >= 0) {
      const start = i;
      if (!scanInto(firstOfRecord + column, depth + 1)) return false;
      if (byte == OPEN_BRACE && depth < MOST_FLATTENED && isFilled(start)) hasUnknownKey = true;
    } else {
      if (!skipValue(depth + 1)) return false;
      if (entry == 0 || byte != 110) hasUnknownKey = true;
    }
    skipSpace();
    const behind = here();
    if (behind != COMMA && behind != CLOSE_BRACE) return fail(COMMA_OR_BRACE);
    i++;
    if (behind == CLOSE_BRACE) return true;
    skipSpace();
  }
  return false;
}

/** Whether an object has keys. */
function isFilled(start: u32): bool {
  let at = start;
  do at++;
  while (load<u8>(bytes + at) <= SPACE);
  return <i32>load<u8>(bytes + at) != CLOSE_BRACE;
}

/** Passes over a key; the place of its entry, or 0. */
function scanKey(node: i32): usize {
  const guess = next + (<usize>node << 2);
  const from = load<u32>(firstEntry + (<usize>node << 2));
  const to = load<u32>(firstEntry + (<usize>node << 2), 4);
  const start = i + 1;
  const predicted = load<u32>(guess);
  if (predicted < to) {
    const entry = entries + <usize>predicted * ENTRY;
    const end = start + load<u32>(entry, 4);
    if (load<u32>(entry, 16) == 0 && end < length && <i32>load<u8>(bytes + end) == QUOTE) {
      if (equals(entry, bytes + start, end - start)) {
        i = end + 1;
        store<u32>(guess, predicted + 1 == to ? from : predicted + 1);
        return entry;
      }
    }
  }
  const flags = scanString();
  if (flags == 0) return 0;
  let content = bytes + start;
  let size = i - 1 - start;
  if (flags & ESCAPED) {
    size = unescapeString(bytes, start, i - 1, scratch);
    content = scratch;
  }
  const count = to - from;
  for (let k: u32 = 0; k < count; k++) {
    const place = from + ((predicted - from + k) % count);
    const entry = entries + <usize>place * ENTRY;
    if (!equals(entry, content, size)) continue;
    store<u32>(guess, place + 1 == to ? from : place + 1);
    return entry;
  }
  return 0;
}

@inline
function equals(entry: usize, content: usize, size: u32): bool {
  if (load<u32>(entry, 4) != size) return false;
  const key = <usize>load<u32>(entry);
  // Most keys are short.
  let k: u32 = 0;
  for (; k + 8 <= size; k += 8) if (load<u64>(key + k) != load<u64>(content + k)) return false;
  for (; k < size; k++) if (load<u8>(key + k) != load<u8>(content + k)) return false;
  return true;
}

@inline
function setField(field: i32, start: u32, end: u32, flags: u8): void {
  store<u32>(starts + (<usize>field << 2), start);
  store<u32>(ends + (<usize>field << 2), end);
  store<u8>(allFlags + field, flags);
}

function scanInto(field: i32, depth: i32): bool {
  const start = i;
  const byte = here();
  if (byte == QUOTE) {
    const flags = scanString();
    if (flags == 0) return false;
    setField(field, start + 1, i - 1, flags);
    return true;
  }
  if (!skipValue(depth)) return false;
  setField(field, start, byte == 110 ? start : i, 0);
  return true;
}

function skipValue(depth: i32): bool {
  const byte = here();
  if (byte == MINUS || isDigit(byte)) return scanNumber();
  switch (byte) {
    case QUOTE:
      return scanString() != 0;
    case OPEN_BRACE:
      return skipObject(depth);
    case OPEN_BRACKET:
      return skipArray(depth);
    case 116:
      // true
      return scanWord(0x65757274, 4);
    case 102:
      // fals, e
      return scanWord(0x736c6166, 5);
    case 110:
      // null
      return scanWord(0x6c6c756e, 4);
    default:
      return fail(A_VALUE);
  }
}

function skipObject(depth: i32): bool {
  if (depth > DEEPEST) return fail(LESS_DEPTH);
  i++;
  skipSpace();
  if (here() == CLOSE_BRACE) {
    i++;
    return true;
  }
  for (let isFirst = true; ; isFirst = false) {
    if (here() != QUOTE) return fail(isFirst ? A_KEY_OR_END : A_KEY);
    if (scanString() == 0 || !scanColon() || !skipValue(depth + 1)) return false;
    skipSpace();
    const byte = here();
    if (byte != COMMA && byte != CLOSE_BRACE) return fail(COMMA_OR_BRACE);
    i++;
    if (byte == CLOSE_BRACE) return true;
    skipSpace();
  }
  return false;
}

function skipArray(depth: i32): bool {
  if (depth > DEEPEST) return fail(LESS_DEPTH);
  i++;
  skipSpace();
  if (here() == CLOSE_BRACKET) {
    i++;
    return true;
  }
  for (;;) {
    if (!skipValue(depth + 1)) return false;
    skipSpace();
    const byte = here();
    if (byte != COMMA && byte != CLOSE_BRACKET) return fail(COMMA_OR_BRACKET);
    i++;
    if (byte == CLOSE_BRACKET) return true;
    skipSpace();
  }
  return false;
}

/** @returns the flags of the string, or 0 where it is none; 16 bytes behind the chunk may be read */
function scanString(): u8 {
  let flags = QUOTED;
  let at = i + 1;
  for (;;) {
    for (;;) {
      const sixteen = v128.load(bytes + at);
      const found = i8x16.bitmask(
        v128.or(
          v128.or(i8x16.eq(sixteen, i8x16.splat(<i8>QUOTE)), i8x16.eq(sixteen, i8x16.splat(<i8>BACKSLASH))),
          i8x16.lt_u(sixteen, i8x16.splat(<i8>SPACE)),
        ),
      );
      if (found != 0) {
        at += ctz(found);
        break;
      }
      at += 16;
      if (at >= length) break;
    }
    if (at >= length) {
      i = length;
      expected = STRING_END;
      return 0;
    }
    const byte = <i32>load<u8>(bytes + at);
    if (byte == QUOTE) {
      i = at + 1;
      return flags;
    }
    if (byte != BACKSLASH) {
      i = at;
      expected = STRING_END;
      return 0;
    }
    flags |= ESCAPED;
    const end = escapeEnd(at);
    if (end == 0) return 0;
    at = end + 1;
  }
  return 0;
}

/** Where the escape from `at` on ends, or 0 */
function escapeEnd(at: u32): u32 {
  const letter = at + 1 < length ? <i32>load<u8>(bytes + at + 1) : -1;
  if (letter != 117) {
    if (letter == QUOTE || letter == BACKSLASH || letter == 47) return at + 1;
    if (letter == 98 || letter == 102 || letter == 110 || letter == 114 || letter == 116) return at + 1;
    failAt(at + 1 < length ? at : length, AN_ESCAPE);
    return 0;
  }
  for (let k = at + 2; k < at + 6; k++) {
    if (k < length && isHexadecimal(load<u8>(bytes + k))) continue;
    failAt(k < length ? at : length, AN_ESCAPE);
    return 0;
  }
  return at + 5;
}

function scanNumber(): bool {
  let at = i;
  if (load<u8>(bytes + at) == MINUS) at++;
  if (load<u8>(bytes + at) == ZERO) at++;
  else {
    if (!isDigit(load<u8>(bytes + at))) return failAt(at, A_DIGIT);
    while (isDigit(load<u8>(bytes + at))) at++;
  }
  if (load<u8>(bytes + at) == POINT) {
    at++;
    if (!isDigit(load<u8>(bytes + at))) return failAt(at, A_DIGIT);
    while (isDigit(load<u8>(bytes + at))) at++;
  }
  if ((load<u8>(bytes + at) | 32) == 101) {
    at++;
    const sign = load<u8>(bytes + at);
    if (sign == PLUS || sign == MINUS) at++;
    if (!isDigit(load<u8>(bytes + at))) return failAt(at, A_DIGIT);
    while (isDigit(load<u8>(bytes + at))) at++;
  }
  i = at;
  return true;
}

/** @param four the first letters of the word; a fifth one is an e */
function scanWord(four: u32, size: u32): bool {
  for (let k: u32 = 0; k < size; k++) {
    if (i + k >= length) return failAt(length, A_VALUE);
    const letter: u8 = k == 4 ? 101 : <u8>(four >> (k << 3));
    if (load<u8>(bytes + i + k) != letter) return fail(A_VALUE);
  }
  i += size;
  return true;
}

@inline
function isDigit(byte: i32): bool {
  return <u32>(byte - ZERO) <= 9;
}

function isHexadecimal(byte: i32): bool {
  return isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);
}
