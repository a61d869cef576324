import { MINUS, PLUS, POINT, ZERO, isWhiteSpace } from './bytes';
import { decimalToDouble } from './decimalToDouble';
import { digitsOf, fewPlacesAt, fillPlaces } from './digits';
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

const LARGEST_EXACT: u64 = 1 << 53;

/** 10⁰ to 10⁸, and from place 16 on the same below 0: what digits are divided by to become a number with that sign. */
const SIGNED_POWERS = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 0, 0, 0, 0, 0, 0, 0,
  -1, -1e1, -1e2, -1e3, -1e4, -1e5, -1e6, -1e7, -1e8,
]);

// What vectors are compared with, or multiplied by: V8 takes three instructions to make a constant, and one to load it.
const ZEROS = memory.data<u8>([48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48]);
const NINES = memory.data<u8>([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
const TENS = memory.data<u16>([2561, 2561, 2561, 2561, 2561, 2561, 2561, 2561]);
const HUNDREDS = memory.data<u16>([100, 1, 100, 1, 100, 1, 100, 1]);
const TEN_THOUSANDS = memory.data<u16>([10000, 1, 10000, 1, 10000, 1, 10000, 1]);
/** Sixteen times {@link mark}. */
const MARKS = memory.data(16);

/** Before the decimals: a point or a comma. */
export let mark: u8 = POINT;

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

/**
 * Reads a plain number of at most 16 characters behind its sign: digits and at most one decimal mark.
 *
 * @param out gets its value, with 0 for −0
 * @returns its class; -1, and nothing is written, where the cell is something else. 16 bytes behind `start` may be read
 */
@inline
export function readPlainNumber(bytes: usize, start: u32, end: u32, out: usize): i32 {
  const at = bytes + start;
  const first = load<u8>(at);
  const negative = u32(first == MINUS);
  const signed: u32 = negative | u32(first == PLUS);
  const length = end - start - signed;
  // Wraps around where nothing stands behind a sign.
  if (length - 1 >= 16 || beginsNumberWord(first)) return -1;
  // All of it at once: which bytes are digits, which the point.
  const text = v128.load(at + signed);
  // Moved so that digits are the ten smallest signed bytes.
  const moved = i8x16.sub(text, i8x16.splat(<i8>(ZERO + 128)));
  const inside: i32 = (1 << length) - 1;
  const others = i8x16.bitmask(i8x16.gt_s(moved, i8x16.splat(-128 + 9))) & inside;
  const points = i8x16.bitmask(i8x16.eq(text, i8x16.splat(<i8>mark))) & inside;
  if (others != points || (points & (points - 1)) != 0 || points == inside) return -1;
  const point: i32 = points == 0 ? <i32>length : ctz(points);
  const count = <i32>length - i32(points != 0);
  const significand = digitsOf(text, count, point);
  if (significand >= LARGEST_EXACT) return -1;
  const size = <f64>(<i64>significand) / powerOfTen(count - point);
  // Without a branch: signs are as good as random.
  store<f64>(out, reinterpret<f64>(reinterpret<u64>(size) | (<u64>negative << 63)) + 0.0);
  if (points != 0) return DECIMAL;
  return load<u8>(at + signed) == ZERO && length > 1 ? LEADING_ZERO : INTEGER;
}

/** In place of what {@link readTwoPlain} returns. */
export const NONE: u64 = u64.MAX_VALUE;

/**
 * Reads two plain numbers of at most 8 digits, with a minus or no sign, at once: it takes little more than one of them.
 *
 * @param starts where the first one's bytes begin, u32, and `step` bytes behind it the same of the second; `ends` where they end
 * @param out gets both values
 * @returns how many of them have decimals, and, times 2³², how many leading zeros; {@link NONE}, and nothing is written, where
 * not both are such numbers. To be called only without {@link hasNumberWords}
 */
@inline
export function readTwoPlain(bytes: usize, starts: usize, ends: usize, step: usize, out: usize): u64 {
  const startA = load<u32>(starts);
  const startB = load<u32>(starts + step);
  const negativeA = u32(load<u8>(bytes + startA) == MINUS);
  const negativeB = u32(load<u8>(bytes + startB) == MINUS);
  // Wrap around for empty cells.
  const lengthA = load<u32>(ends) - startA - negativeA;
  const lengthB = load<u32>(ends + step) - startB - negativeB;
  const atA = bytes + startA + negativeA;
  const atB = bytes + startB + negativeB;
  const textA = v128.load(atA);
  const textB = v128.load(atB);
  const marks = v128.load(MARKS);
  const pointA = <u32>ctz(i8x16.bitmask(i8x16.eq(textA, marks)) | (1 << lengthA));
  const pointB = <u32>ctz(i8x16.bitmask(i8x16.eq(textB, marks)) | (1 << lengthB));
  const isDecimalA = u32(pointA != lengthA);
  const isDecimalB = u32(pointB != lengthB);
  const countA = lengthA - isDecimalA;
  const countB = lengthB - isDecimalB;
  if (max(countA - 1, countB - 1) >= 8) return NONE;
  const zeros = v128.load(ZEROS);
  const digits = v128.shuffle<i64>(
    i8x16.swizzle(i8x16.sub(textA, zeros), v128.load64_zero(fewPlacesAt(countA, pointA))),
    i8x16.swizzle(i8x16.sub(textB, zeros), v128.load64_zero(fewPlacesAt(countB, pointB))),
    0,
    2,
  );
  if (v128.any_true(i8x16.sub_sat_u(digits, v128.load(NINES)))) return NONE;
  // Pairs, 10 · first + second, then groups of four and of eight.
  const pairs = i16x8.shr_u(i16x8.mul(digits, v128.load(TENS)), 8);
  const fours = i32x4.dot_i16x8_s(pairs, v128.load(HUNDREDS));
  const eights = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_u(fours, fours), v128.load(TEN_THOUSANDS));
  const powerA = SIGNED_POWERS + (<usize>(countA - pointA + (negativeA << 4)) << 3);
  const powerB = SIGNED_POWERS + (<usize>(countB - pointB + (negativeB << 4)) << 3);
  const powers = v128.load_lane<f64>(powerB, v128.load64_zero(powerA), 1);
  // Never −0.
  const values = f64x2.add(f64x2.div(f64x2.convert_low_i32x4_s(eights), powers), f64x2.splat(0));
  v128.store(out, values);
  const zeroA = u32(load<u8>(atA) == ZERO) & u32(lengthA > 1) & (isDecimalA ^ 1);
  const zeroB = u32(load<u8>(atB) == ZERO) & u32(lengthB > 1) & (isDecimalB ^ 1);
  return <u64>(isDecimalA + isDecimalB) | ((<u64>(zeroA + zeroB)) << 32);
}

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
