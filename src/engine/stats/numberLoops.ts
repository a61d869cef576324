import { type BatchSums, plainBatchSums } from './batchSums';
import { type MomentsSum, PlainMomentsSum } from './momentsSum';
import { placesBeyond } from './placesBeyond';
import { sortDoubles } from './sortDoubles';

/** The loops over numbers that a kernel may do faster. */
export interface NumberLoops {
  /** The finite values, with 0 for −0; valid until the next call. */
  keepFinite(values: Float64Array): Float64Array;
  readonly sums: BatchSums;
  /** For a column; its batches are values that these loops gave or read. */
  newMomentsSum(): MomentsSum;
  /** As {@link placesBeyond}; valid until the next call. */
  placesBeyond(values: Float64Array, low: number, high: number): Uint32Array;
  /** Sorts in place; no NaN, no −0. What the loops gave before is no longer valid. */
  sort(values: Float64Array): void;
}

/** In plain TypeScript. */
export class PlainNumberLoops implements NumberLoops {
  readonly sums = plainBatchSums;
  readonly placesBeyond = placesBeyond;
  private finite = new Float64Array(0);
  private scratch = new Float64Array(0);

  keepFinite(values: Float64Array): Float64Array {
    if (this.finite.length < values.length) this.finite = new Float64Array(values.length);
    const { finite } = this;
    let kept = 0;
    for (const value of values) {
      if (value - value === 0) finite[kept++] = value + 0;
    }
    return finite.subarray(0, kept);
  }

  newMomentsSum(): MomentsSum {
    return new PlainMomentsSum();
  }

  sort(values: Float64Array): void {
    if (this.scratch.length < values.length) this.scratch = new Float64Array(values.length);
    sortDoubles(values, this.scratch);
  }
}
