import type { NumberRange, ScalerChoice } from '../recipe';
import { quantilePlace } from '../stats/quantile';
import type { FitColumn } from './fitColumn';
import { type CurvedScaler, transformEach } from './fittedScaler';
import { checkPercentages } from './percentages';

type ClipChoice = Extract<ScalerChoice, { method: 'clip' }>;

export interface ClipParameters extends ClipChoice {
  /** The quantiles of `quantile_range`. */
  readonly low: number;
  readonly high: number;
}

/** One per cent at each end. */
export const CLIPPED_ENDS: NumberRange = [1, 99];

/**
 * The parameters of clipping a column.
 * @throws {DataError} `invalid-scaler` unless the range is two percentages, the smaller one first
 */
export async function fitClip(choice: ClipChoice, column: FitColumn): Promise<ClipParameters> {
  const range = choice.quantile_range ?? CLIPPED_ENDS;
  checkPercentages(range);
  const [low = NaN, high = NaN] = await column.quantiles(
    range.map((percent) => quantilePlace(column.statistics.count, percent, 100)),
  );
  return { ...choice, low, high };
}

/**
 * Clipping: values beyond two quantiles of the column become these quantiles, others stay as they are.
 *
 * Quantiles interpolate linearly. Statisticians' winsorizing replaces by order statistics instead: another thing.
 * What was clipped cannot be brought back.
 * Source: numpy.clip between numpy.nanpercentile.
 *
 * @example new Clip({ method: 'clip', low: 0, high: 10 }).transform(12); // 10
 */
export class Clip implements CurvedScaler {
  readonly affine = false;
  readonly lossless = false;

  constructor(readonly parameters: ClipParameters) {}

  transform(x: number): number {
    const { low, high } = this.parameters;
    // Compared, not Math.max: NaN stays NaN.
    return x < low ? low : x > high ? high : x;
  }

  inverse(y: number): number {
    return y;
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    transformEach(this, values, out);
  }

  rule(format: (value: number) => string): string {
    const { low, high } = this.parameters;
    return `x, at least ${format(low)} and at most ${format(high)}`;
  }
}
