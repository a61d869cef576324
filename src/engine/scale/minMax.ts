import { DataError } from '../dataError';
import type { NumericSummary } from '../dataset';
import type { FittedScaler } from './fittedScaler';
import { ruleText } from './ruleText';

export interface MinMaxParameters {
  readonly method: 'minmax';
  /** The column's smallest and largest value. */
  readonly min: number;
  readonly max: number;
  /** What they become. */
  readonly featureRange: readonly [number, number];
}

/**
 * The parameters of min-max scaling of a column.
 * @throws {DataError} `invalid-scaler` unless the range is two finite numbers, the smaller one first
 */
export function fitMinMax(
  { min, max }: Pick<NumericSummary, 'min' | 'max'>,
  featureRange: readonly [number, number],
): MinMaxParameters {
  const [low, high] = featureRange;
  // Negated, so that NaN fails too.
  if (!(low < high && Number.isFinite(high - low))) {
    throw new DataError(
      'invalid-scaler',
      `expected a feature range with min < max, found [${low}, ${high}]`,
      {
        hint: 'Choose a smaller minimum or a larger maximum, such as 0 and 1.',
      },
    );
  }
  return { method: 'minmax', min, max, featureRange: [low, high] };
}

/**
 * Min-max normalization: y = a + (x − min) ÷ (max − min) · (b − a), so that the fitted column spans [a, b].
 *
 * - Values between min and max never leave [a, b], and min and max give exactly a and b. Others lie beyond
 *   (scikit-learn's `clip=False`).
 * - A constant column becomes a; other numbers keep their distance from it then, as in scikit-learn.
 * - Unlike scikit-learn's x·scale + offset it does not lose digits at large offsets, holds for spreads below 2e-15
 *   (which that library takes for constant), and for ranges that are not a double (−1e308 to 1e308).
 *
 * Source: scikit-learn, preprocessing.MinMaxScaler.
 *
 * @example new MinMax({ method: 'minmax', min: 10, max: 20, featureRange: [0, 1] }).transform(15); // 0.5
 */
export class MinMax implements FittedScaler {
  readonly affine = true;
  /** max − min, or 1 for a constant column. Infinity where no double is that large: half of it is one. */
  private readonly range: number;
  private readonly halfRange: number;

  constructor(readonly parameters: MinMaxParameters) {
    const { min, max } = parameters;
    this.range = min === max ? 1 : max - min;
    this.halfRange = min === max ? 0.5 : max / 2 - min / 2;
  }

  get choice() {
    const { method, featureRange } = this.parameters;
    return { method, featureRange };
  }

  transform(x: number): number {
    const { min, max, featureRange } = this.parameters;
    const [low, high] = featureRange;
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
    const { min, max, featureRange } = this.parameters;
    const [low, high] = featureRange;
    if (y === low) return min;
    const share = (y - low) / (high - low);
    if (min === max) return min + share;
    if (y === high) return max;
    const x = this.range < Infinity ? min + share * this.range : 2 * (min / 2 + share * this.halfRange);
    return y > low && y < high ? Math.min(max, Math.max(min, x)) : x;
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    for (let i = 0; i < values.length; i++) out[i] = this.transform(values[i]!);
  }

  stretch(distance: number): number {
    const [low, high] = this.parameters.featureRange;
    return this.stretchToOne(distance) * (high - low);
  }

  rule(format: (value: number) => string): string {
    const { min, featureRange } = this.parameters;
    const divisor = this.range < Infinity ? format(this.range) : `${format(this.halfRange)} ÷ 2`;
    return ruleText({ offset: min, divisor, featureRange }, format);
  }

  private stretchToOne(distance: number): number {
    return this.range < Infinity ? distance / this.range : distance / 2 / this.halfRange;
  }
}
