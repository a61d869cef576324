import type { NumberRange, ScalerChoice } from '../recipe';
import { normalQuantile } from '../stats/normal';
import { quantilePlace } from '../stats/quantile';
import type { AffineScaler } from './fittedScaler';
import type { FitColumn } from './fitColumn';
import { checkPercentages } from './percentages';
import { ruleText } from './ruleText';

type RobustChoice = Extract<ScalerChoice, { method: 'robust' }>;

export interface RobustParameters extends RobustChoice {
  readonly median: number;
  /** The quantiles of `quantile_range`. */
  readonly low: number;
  readonly high: number;
}

/** scikit-learn's: the quartiles. */
export const QUARTILES: NumberRange = [25, 75];

/**
 * The parameters of robust scaling of a column.
 * @throws {DataError} `invalid-scaler` unless the range is two percentages, the smaller one first
 */
export async function fitRobust(choice: RobustChoice, column: FitColumn): Promise<RobustParameters> {
  const range = choice.quantile_range ?? QUARTILES;
  checkPercentages(range);
  const [low = NaN, median = NaN, high = NaN] = await column.quantiles(
    [range[0], 50, range[1]].map((percent) => quantilePlace(column.statistics.count, percent, 100)),
  );
  return { ...choice, median, low, high };
}

/**
 * Robust scaling: y = (x − median) ÷ (q_high − q_low), by default with the quartiles, so that a few far values
 * influence nothing. With `unit_variance` the divisor is what it would be for a normal distribution of σ = 1, so that
 * such a column gets σ 1. Without `with_centering` the median is not subtracted, without `with_scaling` nothing is
 * divided.
 *
 * - Quantiles interpolate linearly (numpy's default, R's type 7).
 * - Where both quantiles are equal the column is only centred (divided by 1), as in scikit-learn.
 * - Unlike scikit-learn it scales spreads below 2e-15 too, which that library takes for constant, and ranges that are
 *   no double (−1e308 to 1e308).
 *
 * Source: scikit-learn, preprocessing.RobustScaler.
 *
 * @example new Robust({ method: 'robust', median: 3, low: 2, high: 4 }).transform(5); // 1
 */
export class Robust implements AffineScaler {
  readonly affine = true;
  readonly lossless = true;
  private readonly centre: number;
  /** Infinity where no double is that large: half of it is one. */
  private readonly divisor: number;
  private readonly halfDivisor: number;

  constructor(readonly parameters: RobustParameters) {
    const { with_centering = true, with_scaling = true, unit_variance = false } = parameters;
    const { median, low, high, quantile_range: [from, to] = QUARTILES } = parameters;
    this.centre = with_centering ? median : 0;
    const spread = with_scaling && low < high;
    const unit = with_scaling && unit_variance ? normalQuantile(to / 100) - normalQuantile(from / 100) : 1;
    this.divisor = spread ? Math.max(Number.MIN_VALUE, (high - low) / unit) : 1 / unit;
    this.halfDivisor = spread ? (high / 2 - low / 2) / unit : this.divisor / 2;
  }

  transform(x: number): number {
    const centred = x - this.centre;
    return Number.isFinite(centred) || !Number.isFinite(x)
      ? this.stretch(centred)
      : (x / 2 - this.centre / 2) / this.halfDivisor;
  }

  inverse(y: number): number {
    const x = this.centre + y * this.divisor;
    return Number.isFinite(x) || !Number.isFinite(y) ? x : 2 * (this.centre / 2 + y * this.halfDivisor);
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    // Not by the loop that all scalers share: a call of one kind only is inlined.
    for (let i = 0; i < values.length; i++) out[i] = this.transform(values[i]!);
  }

  stretch(distance: number): number {
    return this.divisor < Infinity ? distance / this.divisor : distance / 2 / this.halfDivisor;
  }

  rule(format: (value: number) => string): string {
    const { divisor, halfDivisor } = this;
    const text = divisor < Infinity ? format(divisor) : `2 ÷ ${format(halfDivisor)}`;
    return ruleText({ offset: this.centre, divisor: text }, format);
  }
}
