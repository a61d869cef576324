import { FrequencyTable, TableRoom } from './frequencyTable';
import type { Interval } from './rankIntervals';
import { ValueChunks } from './valueChunks';

/** The values that a counter keeps: at first as they come, then in a table, where equal ones take no more room than one. */
export class KeptValues {
  private table = FrequencyTable.none;
  private readonly own = new TableRoom();
  private readonly fresh = new ValueChunks();

  /** @param merge makes a table of one and more values, valid until the next call */
  constructor(private readonly merge: (table: FrequencyTable, more: ValueChunks) => FrequencyTable) {}

  /** How many numbers have to be remembered. */
  get size(): number {
    return this.table.values.length + this.fresh.length;
  }

  append(values: Float64Array): void {
    this.fresh.append(values);
  }

  /**
   * Keeps those in some intervals, and forgets the others.
   * @param choose tells the intervals, by all values so far
   * @returns what is kept
   */
  narrow(choose: (all: FrequencyTable) => readonly Interval[]): FrequencyTable {
    const all = this.merge(this.table, this.fresh);
    this.table = all.within(choose(all), this.own);
    // Its memory is used again: what JavaScript has to free, it frees late.
    this.fresh.clear();
    return this.table;
  }
}
