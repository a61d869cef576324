import type { ColumnNumbers } from '../../kernel/numberGatherer';
import { DistinctBytes } from '../../stats/distinctBytes';
import type { DistinctCounter } from '../../stats/distinctNumbers';
import { type ExtremeEnds, Extremes } from '../../stats/extremes';
import type { MomentsSum } from '../../stats/momentsSum';
import { ValueChunks } from '../../stats/valueChunks';
import { BoundedCounter } from './boundedCounter';
import type { Gathered } from './partTypes';

/** What is gathered of one column: its moments part by part, and over several parts what does not depend on their order. */
export class GatheredColumn {
  readonly extremes = new Extremes();
  readonly texts = new DistinctBytes();
  readonly sum: MomentsSum;
  readonly distinct: DistinctCounter;
  /** Counts and keeps the column's values as they were foreseen. */
  readonly counter: BoundedCounter;
  private readonly sample = new ValueChunks();
  private chosen = new Float64Array(0);

  /** @param capacity how many values are kept without asking whether all are needed */
  constructor({ sum, distinct, counter }: ColumnNumbers, capacity: number) {
    this.sum = sum;
    this.distinct = distinct;
    this.counter = new BoundedCounter(counter, capacity);
  }

  /** @param rows which of the values go into the sample, as far as they are finite */
  addToSample(values: Float64Array, rows: Uint32Array): void {
    if (this.chosen.length < rows.length) this.chosen = new Float64Array(rows.length);
    const { chosen } = this;
    let count = 0;
    for (const row of rows) {
      const value = values[row]!;
      if (value - value === 0) chosen[count++] = value + 0;
    }
    this.sample.append(chosen.subarray(0, count));
  }

  /** Takes over what was gathered elsewhere: values of the sample, and values that the counter would have kept. */
  takeOver(sample: Float64Array, kept: Float64Array): void {
    this.sample.append(sample);
    this.counter.take(kept);
  }

  /** @param extremes that were not added here */
  toParts(extremes: ExtremeEnds): Gathered {
    return {
      sample: this.sample.takeAll(),
      distinct: this.distinct.toParts(),
      texts: this.texts.toParts(),
      extremes: [this.extremes.ends, extremes],
      cells: this.counter.totals(),
    };
  }
}
