import { COLON, COMMA, MINUS, PLUS, POINT, SPACE, ZERO } from '../csv/ascii';

const LOWER_CASE = 32;
const T = 116;
const Z = 122;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether `bytes` from `start` to `end` are a calendar date of ISO 8601, alone or with a time of day:
 * `2024-02-29`, `2024-02-29T23:59`, `2024-02-29 23:59:60.5Z`, `2024-02-29T23:59:00+01:00`. Day and month must
 * exist. Not among them: other orders, two-digit years, compact forms such as `20240229`.
 */
export function isIsoDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 10 || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return false;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  // Comparisons with NaN are false.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > DAYS[month - 1]! + (month === 2 && leap ? 1 : 0)) return false;
  if (end - start === 10) return true;
  const separator = bytes[start + 10]!;
  return (separator === SPACE || (separator | LOWER_CASE) === T) && isTime(bytes, start + 11, end);
}

function isTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isHourMinute(bytes, start, end)) return false;
  let i = start + 5;
  if (bytes[i] === COLON && i < end) {
    // 60 is a leap second.
    if (i + 3 > end || !(twoDigits(bytes, i + 1) <= 60)) return false;
    i += 3;
    if (i < end && (bytes[i] === POINT || bytes[i] === COMMA)) {
      const fraction = ++i;
      while (i < end && isDigit(bytes[i]!)) i++;
      if (i === fraction) return false;
    }
  }
  return i === end || isZone(bytes, i, end);
}

/** `Z`, `+01:00`, `+0100` or `+01`. */
function isZone(bytes: Uint8Array, start: number, end: number): boolean {
  const sign = bytes[start]!;
  if ((sign | LOWER_CASE) === Z) return start + 1 === end;
  if (sign !== PLUS && sign !== MINUS) return false;
  const i = start + 1;
  if (end - i === 5) return isHourMinute(bytes, i, end);
  if (end - i === 4) return twoDigits(bytes, i) <= 23 && twoDigits(bytes, i + 2) <= 59;
  return end - i === 2 && twoDigits(bytes, i) <= 23;
}

function isHourMinute(bytes: Uint8Array, i: number, end: number): boolean {
  return i + 5 <= end && twoDigits(bytes, i) <= 23 && bytes[i + 2] === COLON && twoDigits(bytes, i + 3) <= 59;
}

/** The number two digits make, NaN when they are not digits. */
function twoDigits(bytes: Uint8Array, i: number): number {
  const tens = bytes[i]!;
  const ones = bytes[i + 1]!;
  return isDigit(tens) && isDigit(ones) ? (tens - ZERO) * 10 + (ones - ZERO) : NaN;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 57;
}
