/** Where axes are marked: steps of 1, 2 or 5 times a power of ten. */
import { exponentOf, formatFixed, formatNumber, numberFormat, typeset } from '../format';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** The smallest of … 0.1, 0.2, 0.5, 1, 2, 5, 10 … that is at least `atLeast`. */
export function step125(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  // A hair under the step is the step: 0.1 / 0.01 is not exactly 10.
  const factor = [1, 2, 5].find((candidate) => candidate * power >= atLeast * 0.999) ?? 10;
  return factor * power;
}

/**
 * Marks of an axis of values from `min` to `max`, at most `limit` of them.
 * @example valueTicks(1.28, 10.67, 7).map(({ label }) => label) // ['2', '4', '6', '8', '10']
 */
export function valueTicks(min: number, max: number, limit: number): Tick[] {
  // Halved, so that the widest range of doubles has a width.
  const range = (max / 2 - min / 2) * 2;
  // Powers of ten near the smallest double are none.
  if (range < 1e-300) return [{ value: min, label: formatNumber(min, numberFormat(0, min)) }];
  if (!Number.isFinite(range) || limit < 1) return [];
  // Marks at both ends make one more than there are steps.
  let step = step125(range / (limit + 1));
  while (countWithin(min, max, step) > limit) step = step125(step * 1.5);
  const first = Math.ceil(min / step - 1e-9);
  const largest = Math.max(Math.abs(min), Math.abs(max));
  return Array.from({ length: countWithin(min, max, step) }, (_, i) => {
    const value = (first + i) * step;
    return { value, label: valueLabel(value, step, largest) };
  });
}

/**
 * Marks of a counts axis, zero first: three to five of them, one or two where there are fewer counts.
 * @example countTicks(19).map(({ label }) => label) // ['0', '5', '10', '15']
 */
export function countTicks(max: number): Tick[] {
  // Four steps and the zero make five lines; a step of 1-2-5 then leaves at least three.
  let step = Math.max(1, step125(max / 5));
  if (Math.floor(max / step) > 4) step = step125(step * 1.5);
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => ({
    value: i * step,
    label: countLabel(i * step),
  }));
}

/** Counts on an axis may be short: `100k`, `2M`. Exact all the same, for they are round. */
function countLabel(count: number): string {
  if (count >= 1e6) return `${String(count / 1e6)}M`;
  return count >= 1e4 ? `${String(count / 1e3)}k` : formatFixed(count, 0);
}

/** Powers of ten where they are shorter, else plain decimals as far as the step needs them. */
function valueLabel(value: number, step: number, largest: number): string {
  const digits = exponentOf(largest) - exponentOf(step);
  const unwieldy = largest >= 1e7 || largest < 1e-4;
  if (!unwieldy || digits > 3) return formatFixed(value, Math.max(0, -exponentOf(step)));
  // Rounded to the step, for 3 × 0.1 is not exactly 0.3.
  return value === 0 ? '0' : typeset(Number(value.toPrecision(digits + 1)).toExponential());
}

function countWithin(min: number, max: number, step: number): number {
  return Math.floor(max / step + 1e-9) - Math.ceil(min / step - 1e-9) + 1;
}
