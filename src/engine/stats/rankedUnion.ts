import { lowerBound, upperBound } from './binarySearch';
import type { FrequencyTable } from './frequencyTable';
import type { RankedValues } from './rankedValues';

/** The numbers of several tables together, which need not be merged for that. */
export class RankedUnion implements RankedValues {
  readonly length: number;

  constructor(private readonly tables: readonly FrequencyTable[]) {
    this.length = tables.reduce((sum, { length }) => sum + length, 0);
  }

  countBelow(x: number): number {
    let count = 0;
    for (const table of this.tables) count += table.countBelow(x);
    return count;
  }

  countUpTo(x: number): number {
    let count = 0;
    for (const table of this.tables) count += table.countUpTo(x);
    return count;
  }

  at(rank: number): number {
    // Up to `low` there are not more than `rank`, up to `high` there are: each table brings them closer together.
    let [low, high] = [-Infinity, Infinity];
    for (const { values } of this.tables) {
      let [start, end] = [upperBound(values, low), lowerBound(values, high)];
      while (start < end) {
        const middle = (start + end) >> 1;
        if (this.countUpTo(values[middle]!) <= rank) start = middle + 1;
        else end = middle;
      }
      if (start > 0) low = Math.max(low, values[start - 1]!);
      if (start < values.length) high = Math.min(high, values[start]!);
    }
    return high;
  }
}
