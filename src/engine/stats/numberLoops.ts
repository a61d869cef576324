import { type BatchSums, plainBatchSums } from './batchSums';

/** The loops over numbers that a kernel may do faster. */
export interface NumberLoops {
  /** The finite values, with 0 for −0; valid until the next call. */
  keepFinite(values: Float64Array): Float64Array;
  readonly sums: BatchSums;
}

/** In plain TypeScript. */
export class PlainNumberLoops implements NumberLoops {
  readonly sums = plainBatchSums;
  private finite = new Float64Array(0);

  keepFinite(values: Float64Array): Float64Array {
    if (this.finite.length < values.length) this.finite = new Float64Array(values.length);
    const { finite } = this;
    let kept = 0;
    for (const value of values) {
      if (value - value === 0) finite[kept++] = value + 0;
    }
    return finite.subarray(0, kept);
  }
}
