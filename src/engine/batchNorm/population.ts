import { Moments } from '../stats/moments';

/** What all rows of a column together say: what running statistics and batch means are compared with. */
export interface Population {
  /** Values, n. */
  readonly count: number;
  readonly mean: number;
  /** Divisor n. */
  readonly variance: number;
  /** Divisor n. */
  readonly std: number;
  /**
   * Divisor n − 1, null for one value: what PyTorch's running variance approaches, the mean of unbiased variances of
   * batches drawn without replacement.
   */
  readonly sampleVariance: number | null;
}

/** @param values at least one, all finite */
export function populationOf(values: Float64Array): Population {
  const { count, mean, variance, std } = Moments.ofFinite(values);
  return {
    count,
    mean,
    variance,
    std,
    sampleVariance: count > 1 ? (variance * count) / (count - 1) : null,
  };
}
