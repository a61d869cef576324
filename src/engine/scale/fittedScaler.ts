import type { ClipParameters } from './clip';
import type { Log1pParameters } from './log1p';
import type { MaxAbsParameters } from './maxAbs';
import type { MinMaxParameters } from './minMax';
import type { PowerParameters } from './powerTransform';
import type { QuantileParameters } from './quantileTransform';
import type { RobustParameters } from './robust';
import type { ZScoreParameters } from './zScore';

/** Everything a fitted scaler is: plain numbers, to be kept in a file and applied to other data. */
export type ScalerParameters =
  | ZScoreParameters
  | MinMaxParameters
  | MaxAbsParameters
  | RobustParameters
  | QuantileParameters
  | PowerParameters
  | Log1pParameters
  | ClipParameters
  | { readonly method: 'none' };

interface ColumnScaler {
  readonly parameters: ScalerParameters;
  /** Never decreasing. NaN stays NaN; a number that cannot be scaled becomes NaN or an infinity. */
  transform(x: number): number;
  /** The number that {@link transform} maps to y, up to rounding where it is {@link lossless}. */
  inverse(y: number): number;
  /** Scales many numbers; `out` may be `values`. */
  transformInto(values: Float64Array, out: Float64Array): void;
  /** Whether {@link inverse} gives every number back: it does not where several numbers became one. */
  readonly lossless: boolean;
  /** The rule with its numbers, such as `(x − 4.69) ÷ 2.98`; empty when x stays as it is. */
  rule(format: (value: number) => string): string;
}

/** Scaling by (x − mean − meanLow) ÷ divisor. */
export interface Standardization {
  readonly mean: number;
  readonly meanLow: number;
  readonly divisor: number;
}

/** A scaler that only moves and stretches the axis. */
export interface AffineScaler extends ColumnScaler {
  readonly affine: true;
  /** Present where {@link transform} does just this to every number for which it gives a finite one. */
  readonly standardization?: Standardization;
  /** How long a distance of the axis becomes, such as a standard deviation. */
  stretch(distance: number): number;
}

/** A scaler that changes the shape of a distribution. */
export interface CurvedScaler extends ColumnScaler {
  readonly affine: false;
}

/** A scaler whose parameters were measured on a column. */
export type FittedScaler = AffineScaler | CurvedScaler;

/** {@link ColumnScaler.transformInto} by one call for each number. */
export function transformEach(
  scaler: { transform(x: number): number },
  values: Float64Array,
  out: Float64Array,
): void {
  for (let i = 0; i < values.length; i++) out[i] = scaler.transform(values[i]!);
}
