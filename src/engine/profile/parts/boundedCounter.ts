import type { CellCounter, CellTotals } from '../../stats/cellCounter';
import { FrequencyTable } from '../../stats/frequencyTable';
import type { Interval } from '../../stats/rankIntervals';

/** A counter that holds so many times its capacity after it was narrowed is given up. */
const TOO_MANY = 8;

/** Counts a column's values as planned while not too many of them are to be kept. */
export class BoundedCounter {
  /** With more values than this fewer are kept from then on. */
  private enough: number;

  /**
   * @param capacity how many values are kept without asking whether all are needed. What is needed grows with the square
   *   root of their number: of a very large file it may be a few times as many
   */
  constructor(
    private counter: CellCounter | undefined,
    private readonly capacity: number,
  ) {
    this.enough = capacity;
  }

  /** @param finite they may be overwritten */
  add(finite: Float64Array): void {
    this.counter?.add(finite);
    this.narrow();
  }

  /** As {@link CellCounter.take}. */
  take(kept: Float64Array): void {
    this.counter?.take(kept);
    this.narrow();
  }

  /** What was counted; undefined where nothing was planned, or where it turned out to be too much. */
  totals(): CellTotals | undefined {
    return this.counter?.totals();
  }

  /** As {@link CellCounter.collect}. */
  collect(intervals: readonly Interval[]): FrequencyTable {
    return this.counter?.collect(intervals) ?? FrequencyTable.none;
  }

  private narrow(): void {
    const { counter } = this;
    if (!counter || counter.kept <= this.enough) return;
    counter.narrow();
    // So that it is not narrowed again and again.
    this.enough = Math.max(this.capacity, 2 * counter.kept);
    if (counter.kept > TOO_MANY * this.capacity) this.counter = undefined;
  }
}
