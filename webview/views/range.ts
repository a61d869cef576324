/** A range as it is typed. */
import { readNumber, typedNumber } from '../controls/typedNumber';

export type TypedRange = readonly [low: string, high: string];

export type CheckedRange =
  | { readonly range: readonly [number, number] }
  | { readonly problem: string; readonly wrong: readonly [boolean, boolean] };

/** What both ends must lie within, if anything. */
export interface RangeBounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * What was typed as a range, or what is wrong with it.
 * @example checkRange(['0', '1'], {}) // { range: [0, 1] }
 */
export function checkRange([lowText, highText]: TypedRange, { min, max }: RangeBounds): CheckedRange {
  const low = readNumber(lowText);
  const high = readNumber(highText);
  if (low === undefined || high === undefined) {
    return { problem: 'Both ends must be numbers.', wrong: [low === undefined, high === undefined] };
  }
  if (low >= high)
    return { problem: 'The first number must be smaller than the second.', wrong: [true, true] };
  if (min !== undefined && max !== undefined && (low < min || high > max)) {
    const problem = `Both ends must lie between ${typedNumber(min)} and ${typedNumber(max)}.`;
    return { problem, wrong: [low < min, high > max] };
  }
  return { range: [low, high] };
}
