import type { ScalerChoice } from '../recipe';
import type { FitStatistics } from './fitColumn';
import type { AffineScaler, Standardization } from './fittedScaler';
import { ruleText } from './ruleText';

type ZScoreChoice = Extract<ScalerChoice, { method: 'zscore' }>;

/** The mean is `mean + meanLow`, to twice the precision of one double. */
export interface ZScoreParameters extends ZScoreChoice {
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
export function fitZScore(
  choice: ZScoreChoice,
  { min, max, mean, meanLow, std }: FitStatistics,
): ZScoreParameters {
  return { ...choice, mean, meanLow, std: min === max ? 0 : Math.max(std, Number.MIN_VALUE) };
}

/**
 * Standardization: z = (x − μ) ÷ σ, so that the fitted column gets mean 0 and standard deviation 1. Without `with_mean`
 * μ is not subtracted, without `with_std` nothing is divided.
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
export class ZScore implements AffineScaler {
  readonly affine = true;
  readonly lossless = true;
  readonly standardization: Standardization;
  private readonly mean: number;
  private readonly meanLow: number;
  private readonly divisor: number;

  constructor(readonly parameters: ZScoreParameters) {
    const { with_mean = true, with_std = true, mean, meanLow, std } = parameters;
    this.mean = with_mean ? mean : 0;
    this.meanLow = with_mean ? meanLow : 0;
    this.divisor = !with_std || std === 0 ? 1 : std;
    this.standardization = { mean: this.mean, meanLow: this.meanLow, divisor: this.divisor };
  }

  transform(x: number): number {
    const centred = x - this.mean;
    if (Number.isFinite(centred) || !Number.isFinite(x)) return (centred - this.meanLow) / this.divisor;
    // The difference of two numbers near ±1.8e308 is no double, half of it is.
    return (x / 2 - this.mean / 2 - this.meanLow / 2) / (this.divisor / 2);
  }

  inverse(y: number): number {
    const centred = y * this.divisor;
    if (Number.isFinite(centred) || !Number.isFinite(y)) return this.mean + (centred + this.meanLow);
    return 2 * (this.mean / 2 + (y * (this.divisor / 2) + this.meanLow / 2));
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    // Not by the loop that all scalers share: a call of one kind only is inlined.
    for (let i = 0; i < values.length; i++) out[i] = this.transform(values[i]!);
  }

  stretch(distance: number): number {
    return distance / this.divisor;
  }

  rule(format: (value: number) => string): string {
    return ruleText({ offset: this.mean, divisor: format(this.divisor) }, format);
  }
}
