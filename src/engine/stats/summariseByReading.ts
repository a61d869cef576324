import type { NumericSummary } from '../dataset';
import type { Task } from '../task';
import { upperBound } from './binarySearch';
import type { Fences } from './fences';
import {
  type AboutFences,
  type CollectedColumn,
  displayHistogram,
  fencesOf,
  numericSummary,
} from './numericSummary';
import { findOrderStatistics, type ValueReader } from './orderStatistics';
import { quantileRanks, quantilesOf } from './quantile';
import type { SortedRuns } from './sortedRuns';

/**
 * The statistics of a column whose values are too many to keep, exactly as {@link summariseSorted} finds them, by
 * reading the values again: for the quantiles, for what lies inside the fences, and for the histogram.
 *
 * A generator: for every reader that it yields, all finite values of the column are to be read to it once.
 *
 * @param sample values of the column, at least one
 * @param capacity how many values may be kept at a time, at least 1
 * @throws {DataError} `changed-while-reading`
 * @throws {Cancelled}
 */
export async function* summariseByReading(
  column: CollectedColumn,
  sample: SortedRuns,
  capacity: number,
  task: Task<never>,
): AsyncGenerator<ValueReader, NumericSummary, undefined> {
  const { count, min, max } = column.moments;
  const all = { low: min, high: max, below: 0, count, ranks: quantileRanks(count), sample };
  const valueAt = yield* findOrderStatistics(all, capacity, task);
  const quantiles = quantilesOf(count, (rank) => valueAt.get(rank)!);

  const counter = new FenceCounter(fencesOf(quantiles));
  yield (values) => {
    counter.add(values);
  };

  const { edges } = displayHistogram(column, quantiles, counter, () => 0);
  const inner = Float64Array.from(edges.slice(1, -1));
  // How many values are less than each edge between two bins, but not less than the one before.
  const between = new Float64Array(inner.length + 1);
  yield (values) => {
    for (const value of values) between[upperBound(inner, value)]!++;
  };
  let below = 0;
  const upTo = new Map(Array.from(inner, (edge, i) => [edge, (below += between[i]!)]));
  return numericSummary(
    column,
    quantiles,
    counter,
    displayHistogram(column, quantiles, counter, (edge) => upTo.get(edge)!),
  );
}

class FenceCounter implements AboutFences {
  low = 0;
  high = 0;
  lowestInside = Infinity;
  highestInside = -Infinity;

  constructor(readonly fences: Fences) {}

  add(values: Float64Array): void {
    for (const value of values) {
      if (value < this.fences.low) this.low++;
      else if (value > this.fences.high) this.high++;
      else {
        if (value < this.lowestInside) this.lowestInside = value;
        if (value > this.highestInside) this.highestInside = value;
      }
    }
  }
}
