import { UsageError } from './usageError';

/** @throws {UsageError} */
export function wholeNumber(value: string, option: string, least: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= least) return number;
  throw new UsageError(`expected a whole number of at least ${least} after ${option}, found '${value}'`);
}

/** @throws {UsageError} */
export function positive(value: string, option: string): number {
  const number = decimal(value);
  if (number > 0 && number < Infinity) return number;
  throw new UsageError(`expected a number above 0 after ${option}, found '${value}'`);
}

/** @throws {UsageError} */
export function finite(value: string, option: string): number {
  const number = decimal(value);
  if (Number.isFinite(number)) return number;
  throw new UsageError(`expected a number after ${option}, found '${value}'`);
}

/** NaN for anything but a decimal number: `Number` would take blanks and hexadecimal digits too. */
export function decimal(value: string): number {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) ? Number(value) : NaN;
}
