import type { NumberLoops } from './numberLoops';
import { type Interval, mergeOverlapping } from './rankIntervals';
import type { ValueChunks } from './valueChunks';

/**
 * Moves those of `values` that lie between the bounds of some interval to the front, in order, and says how many there are.
 * @param bounds low and high of each interval, both included, in increasing order
 */
export type KeepWithin = (values: Float64Array, bounds: Float64Array) => number;

/** In plain TypeScript. */
export const keepWithin: KeepWithin = (values, bounds) => {
  let found = 0;
  for (const value of values) {
    let b = 0;
    while (b < bounds.length && value > bounds[b + 1]!) b += 2;
    if (b < bounds.length && value >= bounds[b]!) values[found++] = value;
  }
  return found;
};

/** Takes all values out of `values`, and returns those in some of the intervals, sorted. */
export function takeWithin(
  values: ValueChunks,
  intervals: readonly Interval[],
  loops: Pick<NumberLoops, 'sort'>,
  keep: KeepWithin = keepWithin,
): Float64Array<ArrayBuffer> {
  const apart = mergeOverlapping([...intervals].sort((a, b) => a.low - b.low));
  const bounds = Float64Array.from(apart.flatMap(({ low, high }) => [low, high]));
  const within: Float64Array[] = [];
  let length = 0;
  for (let chunk = values.take(); chunk; chunk = values.take()) {
    const kept = chunk.subarray(0, keep(chunk, bounds));
    within.push(kept);
    length += kept.length;
  }
  const all = new Float64Array(length);
  for (const kept of within) all.set(kept, (length -= kept.length));
  loops.sort(all);
  return all;
}
