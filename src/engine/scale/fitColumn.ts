import type { PowerParameters } from './powerTransform';
import type { QuantilePlace } from '../stats/quantile';

/** The moments and the extent of the finite values that a scaler is fitted on. */
export interface FitStatistics {
  /** n ≥ 1. */
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** What rounding the mean to one double lost: the true mean is `mean + meanLow`. */
  readonly meanLow: number;
  /** Divisor n. */
  readonly std: number;
}

/** What a scaler may ask of the column, or of those rows of it, that it is fitted on. */
export interface FitColumn {
  readonly name: string;
  /** How many rows, those without a value included. */
  readonly rows: number;
  readonly statistics: FitStatistics;
  /** The exact quantiles at some places among the `count` sorted values. */
  quantiles(places: readonly QuantilePlace[]): Promise<readonly number[]>;
  /** The λ that were found for it, by method: finding one takes a while, and another parameter does not change it. */
  readonly lambdas: Map<'yeo-johnson' | 'box-cox', number>;
  /** So are the parameters of the curve with the z-score behind it. */
  readonly standardized: Map<'yeo-johnson' | 'box-cox', PowerParameters>;
  /** All finite values, increasing, or a random sample of them where they are too many to be kept. */
  values(): Promise<Float64Array>;
}
