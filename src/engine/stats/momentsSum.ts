import { type BatchSums, plainBatchSums } from './batchSums';
import { Moments } from './moments';

/** Sums up the moments of a column, batch by batch: as {@link Moments.ofFinite} and {@link Moments.merge} do. */
export interface MomentsSum {
  /** @param finite at least one value */
  add(finite: Float64Array): void;
  /** The smallest and the largest value of the last batch. */
  readonly lastMin: number;
  readonly lastMax: number;
  /** Of all batches. */
  readonly moments: Moments;
  /** Forgets all batches. */
  restart(): void;
}

/** In plain TypeScript. */
export class PlainMomentsSum implements MomentsSum {
  lastMin = Infinity;
  lastMax = -Infinity;
  moments = Moments.none;

  constructor(private readonly sums: BatchSums = plainBatchSums) {}

  add(finite: Float64Array): void {
    const batch = Moments.ofFinite(finite, this.sums);
    this.lastMin = batch.min;
    this.lastMax = batch.max;
    this.moments = this.moments.merge(batch);
  }

  restart(): void {
    this.moments = Moments.none;
  }
}
