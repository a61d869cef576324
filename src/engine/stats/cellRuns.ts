import { cellOf } from './binarySearch';
import { type Interval, mergeOverlapping } from './rankIntervals';

/**
 * The cells that intervals lie in, without what lies beyond all cells.
 * @returns runs of cells beside each other, increasing: from number `low` up to, but without, number `high`
 * @example cellRuns([{ low: 1.5, high: 2.5 }], Float64Array.of(0, 1, 2, 3, 4)) // [{ low: 1, high: 3 }]
 */
export function cellRuns(intervals: readonly Interval[], edges: Float64Array): readonly Interval[] {
  const runs = intervals
    .map(({ low, high }) => ({
      low: Math.max(0, cellOf(edges, low)),
      high: Math.min(edges.length - 1, cellOf(edges, high) + 1),
    }))
    .filter(({ low, high }) => low < high)
    .sort((a, b) => a.low - b.low);
  return mergeOverlapping(runs);
}
