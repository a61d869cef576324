import type { NumberLoops } from './numberLoops';
import { type Interval, mergeOverlapping } from './rankIntervals';
import { ValueChunks } from './valueChunks';

/** Takes all values out of `values`, and returns those in some of the intervals, sorted. */
export function takeWithin(
  values: ValueChunks,
  intervals: readonly Interval[],
  loops: Pick<NumberLoops, 'sort'>,
): Float64Array<ArrayBuffer> {
  const apart = mergeOverlapping([...intervals].sort((a, b) => a.low - b.low));
  const bounds = Float64Array.from(apart.flatMap(({ low, high }) => [low, high]));
  const within = new ValueChunks();
  for (let chunk = values.take(); chunk; chunk = values.take()) {
    let found = 0;
    for (let i = 0; i < chunk.length; i++) {
      const value = chunk[i]!;
      let b = 0;
      while (b < bounds.length && value > bounds[b + 1]!) b += 2;
      if (b < bounds.length && value >= bounds[b]!) chunk[found++] = value;
    }
    within.append(chunk.subarray(0, found));
  }
  const all = within.takeAll();
  loops.sort(all);
  return all;
}
