import type { ScalerChoice } from '../dataset';
import type { MinMaxParameters } from './minMax';
import type { ZScoreParameters } from './zScore';

/** Everything a fitted scaler is: plain numbers, to be kept in a file and applied to other data. */
export type ScalerParameters = ZScoreParameters | MinMaxParameters | { readonly method: 'none' };

/** A scaler whose parameters were measured on a column. NaN stays NaN. */
export interface FittedScaler {
  readonly choice: ScalerChoice;
  readonly parameters: ScalerParameters;
  /** Whether it only moves and stretches the axis. */
  readonly affine: true;
  transform(x: number): number;
  /** The number that {@link transform} maps to y, up to rounding. */
  inverse(y: number): number;
  /** Scales many numbers; `out` may be `values`. */
  transformInto(values: Float64Array, out: Float64Array): void;
  /** How long a distance of the axis becomes, such as a standard deviation. */
  stretch(distance: number): number;
  /** The rule with its numbers, such as `(x − 4.69) ÷ 2.98`; empty when x stays as it is. */
  rule(format: (value: number) => string): string;
}
