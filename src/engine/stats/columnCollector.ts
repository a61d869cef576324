import type { Distinct } from '../dataset';
import type { NumberLoops } from './numberLoops';
import { checkpoint, type Task } from '../task';
import { type ExtremeEnds, Extremes } from './extremes';
import { DistinctNumbers } from './distinctNumbers';
import type { Moments } from './moments';
import type { MomentsSum } from './momentsSum';
import { Reservoir } from './reservoir';
import { SortedRuns } from './sortedRuns';
import { ValueChunks } from './valueChunks';

/**
 * What is collected of one numeric column in the first pass: moments, extremes, and either all values or, once they are
 * too many, a sample of them and an estimate of how many are different.
 */
export class ColumnCollector {
  readonly extremes = new Extremes();
  /** All values, or those that are still to be condensed. */
  readonly kept: ValueChunks;
  private condensed: Condensed | undefined;

  /**
   * @param expected how many values there will probably be
   * @param sum sums up their moments; others may add to it
   */
  constructor(
    private readonly loops: NumberLoops,
    expected: number,
    private readonly sum: MomentsSum = loops.newMomentsSum(),
  ) {
    this.kept = new ValueChunks(expected);
  }

  get moments(): Moments {
    return this.sum.moments;
  }

  /** @param finite the finite ones among `values`, with 0 for −0 */
  add(finite: Float64Array, values: Float64Array, lines: Uint32Array): void {
    const { sum, extremes } = this;
    sum.add(finite);
    if (extremes.wouldTake(sum.lastMin, sum.lastMax, lines[0]!)) extremes.add(values, lines, 0, this.loops);
    if (this.condensed) this.condensed.add(finite);
    else this.kept.append(finite);
  }

  /** Takes over values whose moments were added already. */
  takeOver(finite: Float64Array, extremes: ExtremeEnds): void {
    this.extremes.takeOver(extremes);
    if (this.condensed) this.condensed.add(finite);
    else this.kept.append(finite);
  }

  /** From now on, or some steps later, values are sampled instead of kept. */
  condenseSome(sampleSize: number): void {
    this.condensed ??= new Condensed(sampleSize);
    const values = this.kept.take();
    if (values) this.condensed.add(values);
  }

  /** @throws {Cancelled} */
  async condenseAll(
    sampleSize: number,
    task: Task<never>,
  ): Promise<{ sample: SortedRuns; distinct: Distinct }> {
    this.condensed ??= new Condensed(sampleSize);
    for (let values = this.kept.take(); values; values = this.kept.take()) {
      this.condensed.add(values);
      await checkpoint(task);
    }
    const { sample, distinct } = this.condensed;
    return {
      sample: await SortedRuns.sort(ValueChunks.of(sample.values()), task),
      distinct: distinct.result(),
    };
  }
}

class Condensed {
  readonly sample: Reservoir;
  readonly distinct = new DistinctNumbers();

  constructor(sampleSize: number) {
    this.sample = new Reservoir(sampleSize);
  }

  add(values: Float64Array): void {
    const { length } = values;
    for (let i = 0; i < length; i++) {
      const value = values[i]!;
      this.sample.add(value);
      this.distinct.add(value);
    }
  }
}
