import type { FrequencyTable } from './frequencyTable';
import type { RankedValues } from './rankedValues';

/** The numbers of several tables together, which need not be merged for that. */
export class RankedUnion implements RankedValues {
  readonly length: number;

  constructor(private readonly tables: readonly FrequencyTable[]) {
    this.length = tables.reduce((sum, { length }) => sum + length, 0);
  }

  countBelow(x: number): number {
    return this.tables.reduce((sum, table) => sum + table.countBelow(x), 0);
  }

  countUpTo(x: number): number {
    return this.tables.reduce((sum, table) => sum + table.countUpTo(x), 0);
  }

  at(rank: number): number {
    // The least number of any table up to which there are more than `rank` in all.
    return Math.min(
      ...this.tables.map(({ values }) => {
        let [start, end] = [0, values.length];
        while (start < end) {
          const middle = (start + end) >> 1;
          if (this.countUpTo(values[middle]!) <= rank) start = middle + 1;
          else end = middle;
        }
        return values[start] ?? Infinity;
      }),
    );
  }
}
