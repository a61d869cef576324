import { COLON, COMMA, MINUS, PLUS, POINT, SPACE, ZERO } from './bytes';

const LOWER_CASE: u8 = 32;
const DAYS = memory.data<u8>([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
/** What two bytes that are not digits make: larger than any limit. */
const NONE: i32 = 1000;

/** As isIsoDate in table/isoDate.ts. */
export function isIsoDate(bytes: usize, start: u32, end: u32): bool {
  if (end - start < 10) return false;
  const at = bytes + start;
  if (load<u8>(at, 4) != MINUS || load<u8>(at, 7) != MINUS) return false;
  const century = twoDigits(at);
  const ofCentury = twoDigits(at + 2);
  const month = twoDigits(at + 5);
  const day = twoDigits(at + 8);
  if (century == NONE || ofCentury == NONE || month < 1 || month > 12 || day < 1) return false;
  const year = century * 100 + ofCentury;
  const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (day > <i32>load<u8>(DAYS + month - 1) + (month == 2 && leap ? 1 : 0)) return false;
  if (end - start == 10) return true;
  const separator = load<u8>(at, 10);
  return (separator == SPACE || (separator | LOWER_CASE) == 116) && isTime(at + 11, bytes + end);
}

function isTime(at: usize, end: usize): bool {
  if (!isHourMinute(at, end)) return false;
  let i = at + 5;
  if (i < end && load<u8>(i) == COLON) {
    // 60 is a leap second.
    if (i + 3 > end || twoDigits(i + 1) > 60) return false;
    i += 3;
    if (i < end && (load<u8>(i) == POINT || load<u8>(i) == COMMA)) {
      const fraction = ++i;
      while (i < end && load<u8>(i) - ZERO <= 9) i++;
      if (i == fraction) return false;
    }
  }
  return i == end || isZone(i, end);
}

/** `Z`, `+01:00`, `+0100` or `+01`. */
function isZone(at: usize, end: usize): bool {
  const sign = load<u8>(at);
  if ((sign | LOWER_CASE) == 122) return at + 1 == end;
  if (sign != PLUS && sign != MINUS) return false;
  const i = at + 1;
  if (end - i == 5) return isHourMinute(i, end);
  if (end - i == 4) return twoDigits(i) <= 23 && twoDigits(i + 2) <= 59;
  return end - i == 2 && twoDigits(i) <= 23;
}

function isHourMinute(at: usize, end: usize): bool {
  return at + 5 <= end && twoDigits(at) <= 23 && load<u8>(at, 2) == COLON && twoDigits(at + 3) <= 59;
}

function twoDigits(at: usize): i32 {
  const tens = load<u8>(at) - ZERO;
  const ones = load<u8>(at, 1) - ZERO;
  return tens <= 9 && ones <= 9 ? <i32>tens * 10 + <i32>ones : NONE;
}
