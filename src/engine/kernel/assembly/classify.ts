import { MINUS, PLUS, POINT, ZERO, isWhiteSpace } from './bytes';
import { decimalToDouble } from './decimalToDouble';
import { fillPlaces } from './digits';
import { isIsoDate } from './isoDate';
import { LARGEST_POWER, powerOfTen } from './powersOfTen';
import { sameBytes } from './sameBytes';
import { ungroup, ungrouped } from './ungroup';

// The classes of cells, as in table/cellClass.ts.
export const INTEGER: i32 = 0;
export const DECIMAL: i32 = 1;
export const LONG_INTEGER: i32 = 2;
export const LEADING_ZERO: i32 = 3;
const INFINITE: i32 = 4;
export const BOOLEAN: i32 = 6;
export const DATE: i32 = 7;
export const TEXT: i32 = 8;
export const MISSING: i32 = 9;
/** The caller is to read the cell: it is a number that this kernel does not round correctly. */
export const UNDECIDED: i32 = 10;

export const LARGEST_EXACT: u64 = 1 << 53;

/** Before the decimals: a point or a comma. */
export let mark: u8 = POINT;
/** Sixteen of them. */
export const MARKS = memory.data(16);

/** To be called before {@link setMissingWords}. */
export function setDecimalMark(decimal: i32): void {
  fillPlaces();
  mark = <u8>decimal;
  v128.store(MARKS, i8x16.splat(mark));
}

// The missing words: how many, where their ends stand (u32 each) and their bytes, one after the other; by first byte,
// 1 where a word begins, and 1 where one that is a number begins.
let words: i32 = 0;
let wordEnds: usize = 0;
let wordBytes: usize = 0;
const wordBegins = memory.data(256);
const numberWordBegins = memory.data(256);
/** Whether a missing word is a number, such as -999. */
export let hasNumberWords: bool = false;

export function setMissingWords(count: i32, ends: usize, bytes: usize): void {
  words = count;
  wordEnds = ends;
  wordBytes = bytes;
  memory.fill(wordBegins, 0, 256);
  memory.fill(numberWordBegins, 0, 256);
  hasNumberWords = false;
  let start: u32 = 0;
  for (let w = 0; w < count; w++) {
    const end = load<u32>(ends + (<usize>w << 2));
    const first = load<u8>(bytes + start);
    store<u8>(wordBegins + first, 1);
    if (parseNumber(bytes, start, end) >= 0) {
      store<u8>(numberWordBegins + first, 1);
      hasNumberWords = true;
    }
    start = end;
  }
}

/** Whether a missing word that is a number begins with this byte. */
@inline
export function beginsNumberWord(first: u8): bool {
  return load<u8>(numberWordBegins + first) != 0;
}

/** The number of the last cell; NaN when it is none. */
export let value: f64 = NaN;
/** Which missing word the last cell holds; -1 when it is empty. */
export let word: i32 = -1;

/** Classifies the bytes from `start` to `end`, as CellClassifier does. */
export function classify(bytes: usize, start: u32, end: u32): i32 {
  value = NaN;
  word = -1;
  while (start < end && isWhiteSpace(load<u8>(bytes + start))) start++;
  while (start < end && isWhiteSpace(load<u8>(bytes + end - 1))) end--;
  if (start == end) return MISSING;
  const first = load<u8>(bytes + start);
  if (load<u8>(wordBegins + first)) {
    word = findMissingWord(bytes + start, end - start);
    if (word >= 0) return MISSING;
  }
  if (first == PLUS || first == MINUS || first == mark || first - ZERO <= 9) {
    // No number has a minus at both places where a date has one.
    if (isIsoDate(bytes, start, end)) return DATE;
    const found = parseNumber(bytes, start, end);
    if (found >= 0) return found;
    const length = ungroup(bytes, start, end);
    if (length > 0) {
      const number = parseNumber(ungrouped, 0, length);
      if (number >= 0) return number;
    }
  }
  return classOfWord(bytes, start, end);
}

/** Classifies what a JSON string holds, as CellClassifier.classifyString does. */
export function classifyString(bytes: usize, start: u32, end: u32): i32 {
  value = NaN;
  word = -1;
  if (start == end) return MISSING;
  if (load<u8>(wordBegins + load<u8>(bytes + start))) {
    word = findMissingWord(bytes + start, end - start);
    if (word >= 0) return MISSING;
  }
  return isIsoDate(bytes, start, end) ? DATE : TEXT;
}

/** Whether classifyString finds MISSING. */
export function isMissingString(bytes: usize, start: u32, end: u32): bool {
  if (start == end) return true;
  return load<u8>(wordBegins + load<u8>(bytes + start)) != 0 && findMissingWord(bytes + start, end - start) >= 0;
}

/** Whether classify finds MISSING. */
export function isMissing(bytes: usize, start: u32, end: u32): bool {
  while (start < end && isWhiteSpace(load<u8>(bytes + start))) start++;
  while (start < end && isWhiteSpace(load<u8>(bytes + end - 1))) end--;
  if (start == end) return true;
  return load<u8>(wordBegins + load<u8>(bytes + start)) != 0 && findMissingWord(bytes + start, end - start) >= 0;
}

function findMissingWord(at: usize, length: u32): i32 {
  let start: u32 = 0;
  for (let w = 0; w < words; w++) {
    const end = load<u32>(wordEnds + (<usize>w << 2));
    if (end - start == length && sameBytes(at, wordBytes + start, length)) return w;
    start = end;
  }
  return -1;
}

/** A number of any length, with an exponent or not; -1 when it is none. */
function parseNumber(bytes: usize, start: u32, end: u32): i32 {
  let i = start;
  const sign = load<u8>(bytes + i);
  if (sign == MINUS || sign == PLUS) i++;
  const first = i;
  let significand: u64 = 0;
  // Leading zeros do not count.
  let significant = 0;
  let digits = 0;
  let decimals = 0;
  let integer = true;
  for (; i < end; i++) {
    const byte = load<u8>(bytes + i);
    if (byte == mark) {
      if (!integer) break;
      integer = false;
      continue;
    }
    const digit = byte - ZERO;
    if (digit > 9) break;
    if (significant > 0 || digit > 0) significant++;
    if (significant <= 19) significand = significand * 10 + digit;
    digits++;
    if (!integer) decimals++;
  }
  if (digits == 0) return -1;
  let exponent = 0;
  if (i < end) {
    if ((load<u8>(bytes + i) | 32) != 101) return -1;
    integer = false;
    i++;
    if (i == end) return -1;
    const exponentSign = load<u8>(bytes + i);
    if (exponentSign == MINUS || exponentSign == PLUS) i++;
    if (i == end) return -1;
    for (; i < end; i++) {
      const digit = load<u8>(bytes + i) - ZERO;
      if (digit > 9) return -1;
      if (exponent < 100000000) exponent = exponent * 10 + digit;
    }
    if (exponentSign == MINUS) exponent = -exponent;
  }
  const power = exponent - decimals;
  // More digits than a word holds lie between it and the next one.
  let size = sizeOf(significand, significant > 19 ? power + significant - 19 : power);
  if (significant > 19 && size != sizeOf(significand + 1, power + significant - 19)) size = NaN;
  if (isNaN(size) || size == Infinity) return UNDECIDED;
  value = sign == MINUS ? -size : size;
  if (!integer) return DECIMAL;
  if (size >= <f64>LARGEST_EXACT) return LONG_INTEGER;
  return load<u8>(bytes + first) == ZERO && end - first > 1 ? LEADING_ZERO : INTEGER;
}

/** The double nearest to significand · 10^power, or NaN where it is not known. */
function sizeOf(significand: u64, power: i32): f64 {
  if (significand == 0) return 0;
  if (significand <= LARGEST_EXACT && power >= -LARGEST_POWER && power <= LARGEST_POWER) {
    const exact = <f64>(<i64>significand);
    return power < 0
      ? exact / powerOfTen(-power)
      : exact * powerOfTen(power);
  }
  return decimalToDouble(significand, power);
}

const LETTERS = memory.data<u8>([
  // true, false, yes, no, inf, infinity
  116, 114, 117, 101, 102, 97, 108, 115, 101, 121, 101, 115, 110, 111, 105, 110, 102, 105, 110, 105, 116, 121,
]);

/** Bits of the letters f, i, n, t and y. */
const BEGINNINGS: u32 = (1 << 5) | (1 << 8) | (1 << 13) | (1 << 19) | (1 << 24);

function classOfWord(bytes: usize, start: u32, end: u32): i32 {
  const length = end - start;
  if (length > 9) return TEXT;
  const at = bytes + start;
  // Most texts begin with none of the letters that the words below begin with: t, f, y, n, i, or a sign.
  const letter: u32 = (load<u8>(at) | 32) - 97;
  const signs = load<u8>(at) == PLUS || load<u8>(at) == MINUS;
  if (!signs && (letter > 25 || ((1 << letter) & BEGINNINGS) == 0)) return TEXT;
  if (
    equalsIgnoringCase(at, length, 0, 4) ||
    equalsIgnoringCase(at, length, 4, 5) ||
    equalsIgnoringCase(at, length, 9, 3) ||
    equalsIgnoringCase(at, length, 12, 2)
  ) {
    return BOOLEAN;
  }
  const first = load<u8>(at);
  const signed: u32 = first == MINUS || first == PLUS ? 1 : 0;
  if (
    !equalsIgnoringCase(at + signed, length - signed, 14, 3) &&
    !equalsIgnoringCase(at + signed, length - signed, 14, 8)
  ) {
    return TEXT;
  }
  value = first == MINUS ? -Infinity : Infinity;
  return INFINITE;
}

/** Whether the bytes are the letters `from` on of LETTERS, `count` of them. */
function equalsIgnoringCase(at: usize, length: u32, from: u32, count: u32): bool {
  if (length != count) return false;
  for (let i: u32 = 0; i < count; i++) {
    if ((load<u8>(at + i) | 32) != load<u8>(LETTERS + from + i)) return false;
  }
  return true;
}
