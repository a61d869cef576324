import type { NumericSummary } from '../dataset';
import type { FittedScaler } from './fittedScaler';
import { ruleText } from './ruleText';

/** The mean is `mean + meanLow`, to twice the precision of one double. */
export interface ZScoreParameters {
  readonly method: 'zscore';
  readonly mean: number;
  readonly meanLow: number;
  /** Divisor n; 0 when every value was equal. */
  readonly std: number;
}

/**
 * The parameters of the z-score of a column.
 *
 * A standard deviation below the smallest double becomes that, so that unequal values are never taken for equal
 * ones; values that small (below 1e-307) have few digits, and their scaled spread is only near 1.
 */
export function fitZScore({
  min,
  max,
  mean,
  meanLow,
  std,
}: Pick<NumericSummary, 'min' | 'max' | 'mean' | 'meanLow' | 'std'>): ZScoreParameters {
  return { method: 'zscore', mean, meanLow, std: min === max ? 0 : Math.max(std, Number.MIN_VALUE) };
}

/**
 * Standardization: z = (x − μ) ÷ σ, so that the fitted column gets mean 0 and standard deviation 1.
 *
 * - σ has divisor n, as in scikit-learn's StandardScaler.
 * - A constant column becomes 0; other numbers are only centred then (divided by 1), as in scikit-learn.
 * - Unlike scikit-learn it holds at large offsets with a small spread (1e9 + noise), which that library takes for
 *   constant, and beyond 1e154 or below 1e-154, where its squares overflow or vanish: μ has twice the precision of
 *   a double, and σ is measured on scaled values.
 *
 * Source: scikit-learn, preprocessing.StandardScaler.
 *
 * @example
 * // 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and standard deviation 2.
 * new ZScore({ method: 'zscore', mean: 5, meanLow: 0, std: 2 }).transform(9); // 2
 */
export class ZScore implements FittedScaler {
  readonly choice = { method: 'zscore' } as const;
  readonly affine = true;
  private readonly divisor: number;

  constructor(readonly parameters: ZScoreParameters) {
    this.divisor = parameters.std === 0 ? 1 : parameters.std;
  }

  transform(x: number): number {
    const { mean, meanLow } = this.parameters;
    const centred = x - mean;
    if (Number.isFinite(centred) || !Number.isFinite(x)) return (centred - meanLow) / this.divisor;
    // The difference of two numbers near ±1.8e308 is no double, half of it is.
    return (x / 2 - mean / 2 - meanLow / 2) / (this.divisor / 2);
  }

  inverse(y: number): number {
    const { mean, meanLow } = this.parameters;
    const centred = y * this.divisor;
    if (Number.isFinite(centred) || !Number.isFinite(y)) return mean + (centred + meanLow);
    return 2 * (mean / 2 + (y * (this.divisor / 2) + meanLow / 2));
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    for (let i = 0; i < values.length; i++) out[i] = this.transform(values[i]!);
  }

  stretch(distance: number): number {
    return distance / this.divisor;
  }

  rule(format: (value: number) => string): string {
    return ruleText({ offset: this.parameters.mean, divisor: format(this.divisor) }, format);
  }
}
