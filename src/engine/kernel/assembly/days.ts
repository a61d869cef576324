// Days that were met before, a bit for each day of the years from 1900 on that fit, in memory that the caller gives: a column of
// dates has thousands of different ones, of which the set of seenTexts.ts touches far more memory.

export const DAY_BYTES: usize = 16_384;
const FIRST_YEAR: u32 = 1900;
const YEARS: u32 = 256;
/** Of a day such as 2024-02-29. */
export const DAY_SIZE: u32 = 10;

/**
 * The place of a day by the ten bytes at `at`; 0, where no day is, for those that none of these days is written as. 16 bytes
 * are read.
 */
@inline
function dayAt(at: usize): u32 {
  const digits = i8x16.sub(v128.load(at), i8x16(48, 48, 48, 48, 45, 48, 48, 45, 48, 48, 0, 0, 0, 0, 0, 0));
  const noDigits = i8x16.sub_sat_u(digits, i8x16(9, 9, 9, 9, 0, 9, 9, 0, 9, 9, -1, -1, -1, -1, -1, -1));
  const together = i8x16.swizzle(digits, i8x16(0, 1, 2, 3, 5, 6, 8, 9, -1, -1, -1, -1, -1, -1, -1, -1));
  // Pairs, 10 · first + second: the century, the year of the century, the month and the day.
  const pairs = i16x8.shr_u(i16x8.mul(together, i16x8.splat(10 * 256 + 1)), 8);
  const tooLarge = i16x8.sub_sat_u(pairs, i16x8(99, 99, 12, 31, 0, 0, 0, 0));
  const both = <u64>i64x2.extract_lane(i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 32, 1, 0, 0, 0, 0)), 0);
  const year = <u32>both - FIRST_YEAR;
  return v128.any_true(v128.or(noDigits, tooLarge)) || year >= YEARS ? 0 : (year << 9) | <u32>(both >> 32);
}

/** Whether the day that is written in the ten bytes at `at` was met before. */
@inline
export function hasDay(days: usize, at: usize): bool {
  const day = dayAt(at);
  return ((load<u8>(days + <usize>(day >> 3)) >> <u8>(day & 7)) & 1) != 0;
}

/** @param at the ten bytes of a date that there is. @returns whether it is one of these days, and was added */
export function addDay(days: usize, at: usize): bool {
  const day = dayAt(at);
  if (day == 0) return false;
  const byte = days + <usize>(day >> 3);
  store<u8>(byte, load<u8>(byte) | ((<u8>1) << <u8>(day & 7)));
  return true;
}
