import { MINUS, PLUS, ZERO } from './bytes';
import { sameBytes } from './sameBytes';

/** Longer cells are no numbers. */
const MOST_BYTES: i32 = 64;

/** Without the marks, up to what {@link ungroup} returned. */
export const ungrouped = memory.data(MOST_BYTES);

// The marks between thousands: how many, where their ends stand (u32 each) and their bytes, one after the other.
let marks: i32 = 0;
let markEnds: usize = 0;
let markBytes: usize = 0;

/** Without any, no cell has grouped digits. */
export function setThousands(count: i32, ends: usize, bytes: usize): void {
  marks = count;
  markEnds = ends;
  markBytes = bytes;
}

/** Takes the marks out of a number whose digits are grouped by three, as Ungrouper does. @returns its length, or 0 where it is none */
export function ungroup(bytes: usize, start: u32, end: u32): u32 {
  if (marks == 0 || end - start > <u32>MOST_BYTES) return 0;
  let length: u32 = 0;
  let i = start;
  const sign = load<u8>(bytes + i);
  if (sign == MINUS || sign == PLUS) {
    store<u8>(ungrouped, sign);
    length++;
    i++;
  }
  const first = copyDigits(bytes, i, end, length);
  if (first < 1 || first > 3 || load<u8>(bytes + i) == ZERO) return 0;
  i += first;
  length += first;
  let hasGroups = false;
  for (let mark = markAt(bytes, i, end); mark > 0; mark = markAt(bytes, i, end)) {
    if (copyDigits(bytes, i + mark, end, length) != 3) return 0;
    i += mark + 3;
    length += 3;
    hasGroups = true;
  }
  if (!hasGroups) return 0;
  // The rest is not looked at: whoever reads the number says whether it is one.
  for (; i < end; i++) store<u8>(ungrouped + length++, load<u8>(bytes + i));
  return length;
}

/** @returns how many bytes the mark at `i` has, or 0 */
function markAt(bytes: usize, i: u32, end: u32): u32 {
  let from: u32 = 0;
  for (let m = 0; m < marks; m++) {
    const to = load<u32>(markEnds + (<usize>m << 2));
    if (end - i >= to - from && sameBytes(bytes + i, markBytes + from, to - from)) return to - from;
    from = to;
  }
  return 0;
}

/** @returns how many digits stand from `from` on */
function copyDigits(bytes: usize, from: u32, end: u32, length: u32): u32 {
  let i = from;
  for (; i < end; i++) {
    const digit = load<u8>(bytes + i);
    if (digit - ZERO > 9) break;
    store<u8>(ungrouped + length + (i - from), digit);
  }
  return i - from;
}
