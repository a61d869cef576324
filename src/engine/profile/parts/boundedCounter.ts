import type { CellCounter, CellCounts } from '../../stats/cellCounter';

/** A counter is given up where it still holds more than this share of its capacity after it was narrowed. */
const NARROWED_ENOUGH = 0.75;

/** Counts a column's values as planned while not too many of them are to be kept. */
export class BoundedCounter {
  /** @param capacity how many values may be kept: beyond it fewer are, or counting is given up */
  constructor(
    private counter: CellCounter | undefined,
    private readonly capacity: number,
  ) {}

  /** @param finite they may be overwritten */
  add(finite: Float64Array): void {
    if (!this.counter) return;
    this.counter.add(finite);
    if (this.counter.kept <= this.capacity) return;
    this.counter.narrow();
    // So that it is not narrowed again and again.
    if (this.counter.kept > NARROWED_ENOUGH * this.capacity) this.counter = undefined;
  }

  /** What was counted, to be called once; undefined where nothing was planned, or where it turned out to be too much. */
  toParts(): CellCounts | undefined {
    return this.counter?.toParts();
  }
}
