import { FrequencyTable, TableRoom } from './frequencyTable';
import type { Interval } from './rankIntervals';
import { ValueChunks } from './valueChunks';

/** Where values were kept so often on average, a table of them is small. */
const OFTEN = 8;
const EVERYTHING: readonly Interval[] = [{ low: -Infinity, high: Infinity }];

/**
 * Makes a table of one and more values, valid until the next call.
 * @param within where they are told, values of `more` outside of these intervals may be left out
 */
type Merge = (table: FrequencyTable, more: ValueChunks, within?: readonly Interval[]) => FrequencyTable;

/** The values that a counter keeps: at first as they come, then in a table, where equal ones take no more room than one. */
export class KeptValues {
  private table = FrequencyTable.none;
  private readonly own = new TableRoom();
  private readonly fresh = new ValueChunks();

  constructor(private readonly merge: Merge) {}

  /** How many numbers have to be remembered. */
  get size(): number {
    return this.table.values.length + this.fresh.length;
  }

  append(values: Float64Array): void {
    this.fresh.append(values);
  }

  /**
   * Keeps those in some intervals, and forgets the others; all of them where they are few different ones again and again.
   * Of these less room is not to be had, and where they are so because a file repeats itself, what was read last is not
   * like the rest.
   * @param choose tells the intervals, by all values so far
   */
  narrow(choose: (all: FrequencyTable) => readonly Interval[]): void {
    const { size } = this;
    const all = this.merge(this.table, this.fresh);
    this.keep(all, OFTEN * all.values.length <= size ? EVERYTHING : choose(all));
  }

  /** Keeps those in some intervals only, and returns them. */
  collect(intervals: readonly Interval[]): FrequencyTable {
    // Before they are put together: of all values few are needed.
    const table = this.table.within(intervals, new TableRoom());
    return this.keep(this.merge(table, this.fresh, intervals), intervals);
  }

  private keep(all: FrequencyTable, intervals: readonly Interval[]): FrequencyTable {
    this.table = all.within(intervals, this.own);
    // Its memory is used again: what JavaScript has to free, it frees late.
    this.fresh.clear();
    return this.table;
  }
}
