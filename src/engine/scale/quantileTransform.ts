import type { ScalerChoice } from '../recipe';
import { lowerBound, upperBound } from '../stats/binarySearch';
import { normalCdf, normalQuantile } from '../stats/normal';
import { interpolate, type QuantilePlace } from '../stats/quantile';
import type { FitColumn } from './fitColumn';
import type { CurvedScaler } from './fittedScaler';
import { invalidScaler } from './invalidScaler';

type QuantileChoice = Extract<ScalerChoice, { method: 'quantile-uniform' | 'quantile-normal' }>;

export interface QuantileParameters extends QuantileChoice {
  /** The quantiles at 0, 1 ÷ (k − 1), … 1, never decreasing; k is at most `n_quantiles` and the number of rows. */
  readonly quantiles: readonly number[];
}

/** scikit-learn's. */
export const QUANTILES = 1000;
/** Φ⁻¹ of 1e-7, about: where scikit-learn clips the normal output. */
const NORMAL_END = 5.199337582605575;

/**
 * The parameters of the quantile transform of a column.
 * @throws {DataError} `invalid-scaler` unless there is at least one quantile
 */
export async function fitQuantileTransform(
  choice: QuantileChoice,
  column: FitColumn,
): Promise<QuantileParameters> {
  const wanted = choice.n_quantiles ?? QUANTILES;
  if (!(Number.isInteger(wanted) && wanted >= 1)) {
    throw invalidScaler(
      `expected a whole number of quantiles from 1 on, found ${wanted}`,
      'Choose a number such as 1000.',
    );
  }
  const count = Math.min(wanted, column.rows);
  const places = Array.from({ length: count }, (_, i) => numpyPlace(column.statistics.count, i, count - 1));
  return { ...choice, quantiles: await column.quantiles(places) };
}

/**
 * The place of quantile `i ÷ last` with the rounding of numpy.nanpercentile, because it shows: where it moves a quantile
 * off a value that occurs several times, that value's share becomes another.
 */
function numpyPlace(n: number, i: number, last: number): QuantilePlace {
  if (i === last) return { lower: n - 1, weight: 0 };
  const place = (n - 1) * ((i * (1 / last) * 100) / 100);
  const lower = Math.floor(place);
  return { lower, weight: place - lower };
}

/**
 * The quantile transform: a value becomes the share of the column below it, by linear interpolation between the
 * quantiles, so that the column is spread evenly from 0 to 1 (`quantile-uniform`), or then Φ⁻¹ of that share, so that it
 * gets a normal distribution (`quantile-normal`).
 *
 * - A value that is several quantiles at once gets the middle of their shares, as in scikit-learn (the mean of the
 *   interpolations from both sides).
 * - Values at or beyond the ends of the fitted column become 0 and 1; in the normal output ∓5.199337582605575.
 * - A constant column becomes 0, in the normal output −5.199337582605575, as in scikit-learn.
 * - Unlike scikit-learn only values at the ends become the ends of the normal output, not all that are nearer to one than
 *   1e-7; and quantiles near ±1e308 or below 1e-308 give numbers.
 * - What lay beyond the ends, or between equal quantiles, cannot be brought back.
 *
 * Source: scikit-learn, preprocessing.QuantileTransformer (without its random subsampling).
 *
 * @example
 * new QuantileTransform({ method: 'quantile-uniform', quantiles: [0, 10, 100] }).transform(55); // 0.75
 */
export class QuantileTransform implements CurvedScaler {
  readonly affine = false;
  readonly lossless = false;
  private readonly quantiles: Float64Array;
  /** The index of the last quantile. */
  private readonly last: number;
  private readonly normal: boolean;

  constructor(readonly parameters: QuantileParameters) {
    this.quantiles = Float64Array.from(parameters.quantiles);
    this.last = this.quantiles.length - 1;
    this.normal = parameters.method === 'quantile-normal';
  }

  transform(x: number): number {
    if (Number.isNaN(x)) return NaN;
    const share = this.shareBelow(x);
    if (!this.normal) return share;
    return Math.min(NORMAL_END, Math.max(-NORMAL_END, normalQuantile(share)));
  }

  inverse(y: number): number {
    if (Number.isNaN(y)) return NaN;
    const share = this.normal ? this.shareOfNormal(y) : y;
    const place = Math.min(1, Math.max(0, share)) * this.last;
    const index = Math.min(Math.floor(place), Math.max(0, this.last - 1));
    const next = this.quantiles[Math.min(index + 1, this.last)]!;
    return interpolate(this.quantiles[index]!, next, place - index);
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    // Not by the loop that all scalers share: a call of one kind only is inlined.
    for (let i = 0; i < values.length; i++) out[i] = this.transform(values[i]!);
  }

  rule(): string {
    const share = `the share of ${this.quantiles.length} quantiles below x`;
    return this.normal ? `Φ⁻¹ of ${share}` : share;
  }

  private shareBelow(x: number): number {
    const { quantiles, last } = this;
    if (x <= quantiles[0]!) return 0;
    if (x >= quantiles[last]!) return 1;
    const first = lowerBound(quantiles, x);
    if (quantiles[first] === x) return (first + upperBound(quantiles, x) - 1) / 2 / last;
    const before = quantiles[first - 1]!;
    const after = quantiles[first]!;
    const width = after - before;
    const weight = width < Infinity ? (x - before) / width : (x / 2 - before / 2) / (after / 2 - before / 2);
    return (first - 1 + weight) / last;
  }

  /** The ends of the output stand for the ends of the column. */
  private shareOfNormal(y: number): number {
    if (y <= -NORMAL_END) return 0;
    return y >= NORMAL_END ? 1 : normalCdf(y);
  }
}
