import { COMMA, CR, LF, MINUS, PLUS, POINT, SPACE, ZERO } from '../bytes';
import { ESCAPED, QUOTED } from '../fieldFlags';
import { ENDS_CRLF, ENDS_LF } from '../scan';
import { allFlags, columns, ends, missAll, starts } from './fields';
import { BACKSLASH, FALS, LETTER_E, LETTER_U, NULL, QUOTE, TRUE } from './marks';
import { nonDigits } from './number';
import { FAILED, bytes, isLines, length, lineEnd } from './place';
import {
  ALL,
  COLUMN,
  OTHERS,
  SIXTEEN,
  SIZE,
  STEP,
  forgetSteps,
  isWhole,
  lastStep,
  learnSteps,
  setSteps,
  steps,
} from './steps';
import { isEscapeLetter, isHexadecimal, stringEnds } from './string';

// Most records are like one before to the byte, but for their values. What stands between these is compared at once instead of
// being read key by key. Where anything is different, or wrong, the record is scanned as any other.

/** Until another record is learnt at most 2 to this power are scanned. */
const LONGEST_PAUSE = 10;

/** What a record adds to the number of the line, but for white space before it. */
let ownLines: i32 = 0;
/** How many records were different, less those that were alike. */
let misses: i32 = 0;
/** How many are scanned before one is learnt. */
let pause: i32 = 0;
/** Where the records that were alike ended, on which line, and how their lines did. */
export let alikeEnd: u32 = 0;
export let alikeLine: i32 = 0;
export let alikeLineEnds: i32 = 0;

/** @param room see setSteps */
export function setAlike(at: usize, room: usize): void {
  setSteps(at, room);
  misses = 0;
  pause = 0;
}

@inline
export function knowsRecord(): bool {
  return lastStep != 0;
}

/**
 * The record from `at` to `end` was scanned, and may be like those behind it: see learnSteps.
 * @param lines what it adds to the number of the line, with the line end behind it
 */
export function learnRecord(at: u32, end: u32, lines: i32): void {
  if (lastStep != 0) return;
  if (pause > 0) {
    pause--;
    return;
  }
  learnSteps(at, end);
  if (!knowsRecord()) miss();
  ownLines = lines;
}

/**
 * Passes over records like the one that is known, each with the comma or the line end behind it, and indexes them, up to one
 * that is different; {@link alikeEnd} tells where that begins.
 *
 * @param at behind the comma or line end before the first of them, on line `line`
 * @param stop where no record begins any more
 * @param fields how many there are before them; there is room for `fieldRoom` with these, and for `recordRoom` records
 * @param firstField, recordLines, recordStarts of the first of them
 * @returns how many there are
 */
export function scanAlike(
  at: u32,
  stop: u32,
  line: i32,
  fields: i32,
  fieldRoom: i32,
  recordRoom: i32,
  firstField: usize,
  recordLines: usize,
  recordStarts: usize,
): i32 {
  const text = bytes;
  const textEnd = length;
  const size = columns;
  let records = 0;
  let lineEnds = 0;
  let isDifferent = true;
  for (; ; records++) {
    if (at >= stop || records == recordRoom || fields + size > fieldRoom) {
      isDifferent = false;
      break;
    }
    let i = at;
    let lineEndsBefore = 0;
    if (!isLines) {
      for (; i < textEnd && load<u8>(text + i) <= SPACE; i++) lineEndsBefore += i32(load<u8>(text + i) == LF);
    }
    const start = i;
    const startOf = starts + (<usize>fields << 2);
    const endOf = ends + (<usize>fields << 2);
    const flagsOf = allFlags + fields;
    if (!isWhole) missAll(startOf, endOf, flagsOf, start);
    i = passRecord(i, startOf, endOf, flagsOf);
    if (i >= textEnd) break;
    const behind = load<u8>(text + i);
    if (isLines) {
      if (behind == LF) lineEnds |= ENDS_LF;
      else if (behind == CR && load<u8>(text + i, 1) == LF && i + 1 < textEnd) {
        lineEnds |= ENDS_CRLF;
        i++;
      } else break;
    } else if (behind != COMMA) break;
    at = i + 1;
    const offset = <usize>records << 2;
    line += lineEndsBefore * lineEnd;
    store<u32>(recordStarts + offset, start);
    store<i32>(recordLines + offset, line);
    line += ownLines;
    fields += size;
    store<i32>(firstField + offset, fields, 4);
  }
  misses = max(0, misses - records);
  if (isDifferent) miss();
  alikeEnd = at;
  alikeLine = line;
  alikeLineEnds = lineEnds;
  return records;
}

/** One different record may be an exception; the more of them, the less it is worth to learn others. */
function miss(): void {
  misses++;
  if (misses == 1) return;
  forgetSteps();
  pause = 1 << min(misses, LONGEST_PAUSE);
}

/**
 * Passes over the record at `at` if it is alike, and indexes its fields: the position behind it, or FAILED. All in one: calls
 * would make V8 store and load what it knows.
 */
function passRecord(at: u32, startOf: usize, endOf: usize, flagsOf: usize): u32 {
  const text = bytes;
  const textEnd = length;
  const last = lastStep;
  for (let step = steps; ; step += STEP) {
    const found = text + at;
    if ((i8x16.bitmask(i8x16.eq(v128.load(step), v128.load(found))) | load<i32>(step, OTHERS)) != SIXTEEN) return FAILED;
    const size = load<u32>(step, SIZE);
    if (size > 16) {
      const all = <usize>load<u32>(step, ALL);
      let from: u32 = 0;
      do {
        // The last sixteen may have been compared in part.
        from = min(from + 16, size - 16);
        if (i8x16.bitmask(i8x16.eq(v128.load(all + from), v128.load(found + from))) != SIXTEEN) return FAILED;
      } while (from < size - 16);
    }
    at += size;
    if (step == last) return at;
    if (at >= textEnd) return FAILED;
    const column = <usize>load<u32>(step, COLUMN);
    const start = startOf + (column << 2);
    const end = endOf + (column << 2);
    const first = load<u8>(text + at);
    if (first == QUOTE) {
      at++;
      store<u32>(start, at);
      let flags = QUOTED;
      for (;;) {
        // Most strings are shorter than this.
        const marks = stringEnds(text + at) | (stringEnds(text + at + 16) << 16);
        if (marks == 0) {
          at += 32;
          if (at >= textEnd) return FAILED;
          continue;
        }
        at += ctz(marks);
        const mark = load<u8>(text + at);
        if (mark == QUOTE) break;
        if (mark != BACKSLASH) return FAILED;
        flags = QUOTED | ESCAPED;
        const letter = load<u8>(text + at, 1);
        at += 2;
        if (letter == LETTER_U) {
          const digits = text + at;
          if (!isHexadecimal(load<u8>(digits)) || !isHexadecimal(load<u8>(digits, 1))) return FAILED;
          if (!isHexadecimal(load<u8>(digits, 2)) || !isHexadecimal(load<u8>(digits, 3))) return FAILED;
          at += 4;
        } else if (!isEscapeLetter(letter)) return FAILED;
      }
      store<u32>(end, at);
      store<u8>(flagsOf + column, flags);
      at++;
      continue;
    }
    store<u32>(start, at);
    store<u8>(flagsOf + column, 0);
    if (first - ZERO <= 9 || first == MINUS) {
      const number = text + at;
      // It ends where the next step begins.
      const mark = v128.load8_splat(step + STEP);
      let marks: u32 = i8x16.bitmask(i8x16.eq(v128.load(number), mark));
      if (marks == 0) {
        marks = i8x16.bitmask(i8x16.eq(v128.load(number, 16), mark)) << 16;
        if (marks == 0) return FAILED;
      }
      const size = <u32>ctz(marks);
      at += size;
      store<u32>(end, at);
      // Behind its sign: a digit, and no zero before others; which others are no digits.
      const sign = u32(first == MINUS);
      let others: u32 = nonDigits(number);
      if (size > 16) others |= nonDigits(number + 16) << 16;
      others &= ((1 << size) - 1) & ~sign;
      if (others == 0) {
        if (u32(size == sign) | (u32(load<u8>(number + sign) == ZERO) & u32(size > sign + 1))) return FAILED;
        continue;
      }
      const digits = <u32>ctz(others);
      if (u32(digits == sign) | (u32(load<u8>(number + sign) == ZERO) & u32(digits > sign + 1))) return FAILED;
      let letter = digits;
      others &= others - 1;
      if (load<u8>(number + digits) == POINT) {
        if (others == 0) {
          if (digits + 1 == size) return FAILED;
          continue;
        }
        letter = ctz(others);
        others &= others - 1;
        if (letter == digits + 1) return FAILED;
      }
      if ((load<u8>(number + letter) | 32) != LETTER_E) return FAILED;
      const exponentSign = load<u8>(number + letter, 1);
      const signed = u32(exponentSign == MINUS) | u32(exponentSign == PLUS);
      if (others != signed << (letter + 1) || letter + 1 + signed == size) return FAILED;
    } else {
      const four = load<u32>(text + at);
      if (four == NULL) {
        store<u32>(end, at);
        at += 4;
        continue;
      }
      if (four == TRUE) at += 4;
      else if (four == FALS && load<u8>(text + at, 4) == LETTER_E) at += 5;
      else return FAILED;
      store<u32>(end, at);
    }
  }
  return FAILED;
}
