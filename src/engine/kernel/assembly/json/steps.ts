import { QUOTED } from '../fieldFlags';
import { allFlags, columns, ends, firstOfRecord, starts } from './fields';
import { LETTER_N, OPEN_BRACE, OPEN_BRACKET } from './marks';
import { bytes } from './place';

// What stands in a record besides its values, in steps: each leads to a value, the last one to the end of the record. A step has
// the first sixteen of its bytes; u32 each, bits of those that do not belong to it, how many bytes it has, the column of its
// value, and where all of its bytes stand if they are more than sixteen.
export const OTHERS: usize = 16;
export const SIZE: usize = 20;
export const COLUMN: usize = 24;
export const ALL: usize = 28;
export const STEP: usize = 32;
export const SIXTEEN: u32 = 0xffff;

/** Room for one more step than there are columns, and behind it for the bytes of long ones. */
export let steps: usize = 0;
let longSteps: usize = 0;
let roomEnd: usize = 0;
/** The last step; 0 where none are known. */
export let lastStep: usize = 0;
/** Whether every column has a value. */
export let isWhole: bool = false;

/** @param room bytes: 32 for each column, 32 more, and some for long steps */
export function setSteps(at: usize, room: usize): void {
  steps = at;
  longSteps = at + (<usize>columns + 1) * STEP;
  roomEnd = at + room;
  forgetSteps();
}

export function forgetSteps(): void {
  lastStep = 0;
}

/**
 * Remembers the steps of the record from `at` to `end`, whose fields were found; every value has a column. Not where one is an
 * array or an object, or where there is no room.
 */
export function learnSteps(at: u32, end: u32): void {
  const count = sortColumns(at);
  let from = at;
  let long = longSteps;
  for (let k = 0; k <= count; k++) {
    const step = steps + <usize>k * STEP;
    const field = firstOfRecord + load<i32>(step, COLUMN);
    const to = k == count ? end : valueStart(field);
    if (k < count) {
      const mark = load<u8>(bytes + to);
      if (mark == OPEN_BRACE || mark == OPEN_BRACKET) return;
    }
    const size = to - from;
    v128.store(step, v128.load(bytes + from));
    store<u32>(step, size >= 16 ? 0 : SIXTEEN & ~((1 << size) - 1), OTHERS);
    store<u32>(step, size, SIZE);
    if (size > 16) {
      if (long + size > roomEnd) return;
      memory.copy(long, bytes + from, size);
      store<u32>(step, <u32>long, ALL);
      long += size;
    }
    if (k < count) from = valueEnd(field);
  }
  lastStep = steps + <usize>count * STEP;
  isWhole = count == columns;
}

/** Writes the columns of the values of the record at `at` to the steps, by their places. @returns how many */
function sortColumns(at: u32): i32 {
  let count = 0;
  for (let c = 0; c < columns; c++) {
    const field = firstOfRecord + c;
    const start = valueStart(field);
    // Columns that are missing are empty where the record begins.
    if (start == at) continue;
    let place = steps + <usize>count * STEP;
    for (; place > steps && valueStart(firstOfRecord + load<i32>(place - STEP, COLUMN)) > start; place -= STEP) {
      store<i32>(place, load<i32>(place - STEP, COLUMN), COLUMN);
    }
    store<i32>(place, c, COLUMN);
    count++;
  }
  return count;
}

/** Where the value of a field begins, with its quote. */
function valueStart(field: i32): u32 {
  return load<u32>(starts + (<usize>field << 2)) - u32(isString(field));
}

function valueEnd(field: i32): u32 {
  const start = load<u32>(starts + (<usize>field << 2));
  const end = load<u32>(ends + (<usize>field << 2));
  if (isString(field)) return end + 1;
  // Of null nothing is left.
  return start == end && load<u8>(bytes + start) == LETTER_N ? start + 4 : end;
}

function isString(field: i32): bool {
  return (load<u8>(allFlags + field) & QUOTED) != 0;
}
