import type { SchemaElement, TimeUnit } from 'hyparquet';

/** Digits behind the decimal point of a second. */
const DIGITS: Readonly<Record<TimeUnit, number>> = { MILLIS: 3, MICROS: 6, NANOS: 9 };
const SECONDS_A_DAY = 86_400;
/** The days of 400 years, after which the calendar repeats itself, and of the year 0 before 1970. */
const ERA_DAYS = 146_097;
const EPOCH_DAYS = 719_468;

/** The unit that times and timestamps of a column count in. */
export function unitOf({ converted_type, logical_type }: SchemaElement): TimeUnit {
  if (logical_type?.type === 'TIMESTAMP' || logical_type?.type === 'TIME') return logical_type.unit;
  return converted_type?.endsWith('_MICROS') ? 'MICROS' : 'MILLIS';
}

/**
 * A day of the Gregorian calendar, also before it was introduced; years before 0 and beyond 9999 with a sign and six
 * digits, as ISO 8601 has them. Howard Hinnant, chrono-compatible low-level date algorithms, civil_from_days.
 * @param days since 1970-01-01, whole
 * @example dateText(19_782) // '2024-02-29'
 */
export function dateText(days: number): string {
  const shifted = days + EPOCH_DAYS;
  const dayOfEra = ((shifted % ERA_DAYS) + ERA_DAYS) % ERA_DAYS;
  const era = (shifted - dayOfEra) / ERA_DAYS;
  const leaps = Math.trunc(dayOfEra / 1460) - Math.trunc(dayOfEra / 36_524) + Math.trunc(dayOfEra / 146_096);
  const yearOfEra = Math.trunc((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.trunc(yearOfEra / 4) - Math.trunc(yearOfEra / 100));
  // Years begin in March, so that the leap day is the last one.
  const marchMonth = Math.trunc((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.trunc((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const yearText =
    year >= 0 && year <= 9999 ? padded(year, 4) : `${year < 0 ? '-' : '+'}${padded(Math.abs(year), 6)}`;
  return `${yearText}-${padded(month, 2)}-${padded(day, 2)}`;
}

/**
 * A time of day; a fraction of a second only where there is one, with all digits of the unit.
 * @param count of units since midnight
 */
export function timeText(count: bigint, unit: TimeUnit): string {
  return clockText(...divided(count, 10 ** DIGITS[unit]), unit);
}

function clockText(seconds: number, fraction: number, unit: TimeUnit): string {
  const time = `${padded(Math.trunc(seconds / 3600), 2)}:${padded(Math.trunc(seconds / 60) % 60, 2)}:${padded(seconds % 60, 2)}`;
  return fraction === 0 ? time : `${time}.${padded(fraction, DIGITS[unit])}`;
}

/** Quotient, towards zero, and remainder, both exact where the quotient is below 2⁵³. */
function divided(count: bigint, by: number): [quotient: number, remainder: number] {
  const number = Number(count);
  // Arithmetic of bigints takes many times as long.
  if (!Number.isSafeInteger(number)) return [Number(count / BigInt(by)), Number(count % BigInt(by))];
  const remainder = number % by;
  return [(number - remainder) / by, remainder];
}

/**
 * A point in time.
 * @param count of units since 1970-01-01
 * @param utc whether it is one in UTC, not one of a clock whose zone is not said
 * @example timestampText(-1n, 'MILLIS', true) // '1969-12-31T23:59:59.999Z'
 */
export function timestampText(count: bigint, unit: TimeUnit, utc: boolean): string {
  const perSecond = 10 ** DIGITS[unit];
  const perDay = SECONDS_A_DAY * perSecond;
  let [days, timeOfDay] = divided(count, perDay);
  if (timeOfDay < 0) {
    days--;
    timeOfDay += perDay;
  }
  const fraction = timeOfDay % perSecond;
  const time = clockText((timeOfDay - fraction) / perSecond, fraction, unit);
  return `${dateText(days)}T${time}${utc ? 'Z' : ''}`;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
