import type { NumberRange, ScalerChoice } from '../recipe';
import type { FitStatistics } from './fitColumn';
import { type AffineScaler, type CurvedScaler, transformEach } from './fittedScaler';
import { invalidScaler } from './invalidScaler';
import { ruleText } from './ruleText';

type MinMaxChoice = Extract<ScalerChoice, { method: 'minmax' }>;

export interface MinMaxParameters extends MinMaxChoice {
  /** The column's smallest and largest value. */
  readonly min: number;
  readonly max: number;
}

/** What the smallest and the largest value become. */
export const UNIT_RANGE: NumberRange = [0, 1];

/**
 * The parameters of min-max scaling of a column.
 * @throws {DataError} `invalid-scaler` unless the range is two finite numbers, the smaller one first
 */
export function fitMinMax(choice: MinMaxChoice, { min, max }: FitStatistics): MinMaxParameters {
  const [low, high] = choice.feature_range ?? UNIT_RANGE;
  // Negated, so that NaN fails too.
  if (!(low < high && Number.isFinite(high - low))) {
    throw invalidScaler(
      `expected a feature range with min < max, found [${low}, ${high}]`,
      'Choose a smaller minimum or a larger maximum, such as 0 and 1.',
    );
  }
  return { ...choice, min, max };
}

/**
 * Min-max normalization: y = a + (x − min) ÷ (max − min) · (b − a), so that the fitted column spans [a, b].
 *
 * - Values between min and max never leave [a, b], and min and max give exactly a and b. Others lie beyond;
 *   {@link ClippedMinMax} gives them the nearer end.
 * - A constant column becomes a; other numbers keep their distance from it then, as in scikit-learn.
 * - Unlike scikit-learn's x·scale + offset it does not lose digits at large offsets, holds for spreads below 2e-15
 *   (which that library takes for constant), and for ranges that are not a double (−1e308 to 1e308).
 *
 * Source: scikit-learn, preprocessing.MinMaxScaler.
 *
 * @example new MinMax({ method: 'minmax', min: 10, max: 20 }).transform(15); // 0.5
 */
export class MinMax implements AffineScaler {
  readonly affine = true;
  readonly lossless = true;
  private readonly low: number;
  private readonly high: number;
  /** max − min, or 1 for a constant column. Infinity where no double is that large: half of it is one. */
  private readonly range: number;
  private readonly halfRange: number;

  constructor(readonly parameters: MinMaxParameters) {
    const { min, max, feature_range: [low, high] = UNIT_RANGE } = parameters;
    this.low = low;
    this.high = high;
    this.range = min === max ? 1 : max - min;
    this.halfRange = min === max ? 0.5 : max / 2 - min / 2;
  }

  transform(x: number): number {
    const { low, high } = this;
    const { min, max } = this.parameters;
    if (x === min) return low;
    if (x === max) return high;
    const distance = x - min;
    const share = Number.isFinite(distance)
      ? this.stretchToOne(distance)
      : (x / 2 - min / 2) / this.halfRange;
    const y = low + share * (high - low);
    return x > min && x < max ? Math.min(high, Math.max(low, y)) : y;
  }

  inverse(y: number): number {
    const { low, high } = this;
    const { min, max } = this.parameters;
    if (y === low) return min;
    const share = (y - low) / (high - low);
    if (min === max) return min + share;
    if (y === high) return max;
    const x = this.range < Infinity ? min + share * this.range : 2 * (min / 2 + share * this.halfRange);
    return y > low && y < high ? Math.min(max, Math.max(min, x)) : x;
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    // Not by the loop that all scalers share: a call of one kind only is inlined.
    for (let i = 0; i < values.length; i++) out[i] = this.transform(values[i]!);
  }

  stretch(distance: number): number {
    return this.stretchToOne(distance) * (this.high - this.low);
  }

  rule(format: (value: number) => string): string {
    const divisor = this.range < Infinity ? format(this.range) : `${format(this.halfRange)} ÷ 2`;
    return ruleText({ offset: this.parameters.min, divisor, range: [this.low, this.high] }, format);
  }

  private stretchToOne(distance: number): number {
    return this.range < Infinity ? distance / this.range : distance / 2 / this.halfRange;
  }
}

/**
 * Min-max normalization with scikit-learn's `clip=True`: numbers beyond the fitted column become the nearer end of the
 * range, and cannot be brought back.
 *
 * @example new ClippedMinMax({ method: 'minmax', min: 10, max: 20, clip: true }).transform(25); // 1
 */
export class ClippedMinMax implements CurvedScaler {
  readonly affine = false;
  readonly lossless = false;
  private readonly unclipped: MinMax;
  private readonly low: number;
  private readonly high: number;

  constructor(readonly parameters: MinMaxParameters) {
    this.unclipped = new MinMax(parameters);
    [this.low, this.high] = parameters.feature_range ?? UNIT_RANGE;
  }

  transform(x: number): number {
    const y = this.unclipped.transform(x);
    // Compared, not Math.max: NaN stays NaN.
    return y < this.low ? this.low : y > this.high ? this.high : y;
  }

  inverse(y: number): number {
    return this.unclipped.inverse(y);
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    transformEach(this, values, out);
  }

  rule(format: (value: number) => string): string {
    return `${this.unclipped.rule(format)}, clipped`;
  }
}
