import type { NumberRange, RowNorm, ScalerChoice } from '../recipe';
import type { Task } from '../task';
import { Clip, CLIPPED_ENDS, fitClip } from './clip';
import type { FitColumn } from './fitColumn';
import type { FittedScaler, ScalerParameters } from './fittedScaler';
import { fitLog1p, Log1p } from './log1p';
import { fitMaxAbs, MaxAbs } from './maxAbs';
import { ClippedMinMax, fitMinMax, MinMax } from './minMax';
import { NoScaling } from './noScaling';
import { fitPowerTransform, PowerTransform } from './powerTransform';
import { fitQuantileTransform, QuantileTransform } from './quantileTransform';
import { fitRobust, QUARTILES, Robust } from './robust';
import { fitZScore, ZScore } from './zScore';

/** A scaler of single columns: row norms have nothing to fit. */
export type ColumnChoice = Exclude<ScalerChoice, { method: RowNorm }>;

/** Whether a choice scales rows by their norm, not a column by what was fitted to it. */
export function isRowNorm(choice: ScalerChoice): choice is { readonly method: RowNorm } {
  return choice.method === 'l1' || choice.method === 'l2' || choice.method === 'max';
}

/**
 * Fits the chosen scaler to a column.
 * @throws {DataError} `invalid-scaler` when its parameters make no sense, or the column is not in its domain
 * @throws {Cancelled}
 */
export async function fitScaler(
  choice: ColumnChoice,
  column: FitColumn,
  task: Task<never>,
): Promise<FittedScaler> {
  return scalerOf(await parametersFor(choice, column, task));
}

/** The scaler with these parameters: what was fitted earlier, or elsewhere. */
export function scalerOf(parameters: ScalerParameters): FittedScaler {
  switch (parameters.method) {
    case 'zscore':
      return new ZScore(parameters);
    case 'minmax':
      return parameters.clip === true ? new ClippedMinMax(parameters) : new MinMax(parameters);
    case 'maxabs':
      return new MaxAbs(parameters);
    case 'robust':
      return new Robust(parameters);
    case 'quantile-uniform':
    case 'quantile-normal':
      return new QuantileTransform(parameters);
    case 'yeo-johnson':
    case 'box-cox':
      return new PowerTransform(parameters);
    case 'log1p':
      return new Log1p();
    case 'clip':
      return new Clip(parameters);
    case 'none':
      return new NoScaling();
  }
}

function parametersFor(
  choice: ColumnChoice,
  column: FitColumn,
  task: Task<never>,
): ScalerParameters | Promise<ScalerParameters> {
  switch (choice.method) {
    case 'zscore':
      return fitZScore(choice, column.statistics);
    case 'minmax':
      return fitMinMax(choice, column.statistics);
    case 'maxabs':
      return fitMaxAbs(column.statistics);
    case 'robust':
      return fitRobust(choice, column);
    case 'quantile-uniform':
    case 'quantile-normal':
      return fitQuantileTransform(choice, column);
    case 'yeo-johnson':
    case 'box-cox':
      return fitPowerTransform(choice, column, task);
    case 'log1p':
      return fitLog1p(column);
    case 'clip':
      return fitClip(choice, column);
    case 'none':
      return choice;
  }
}

/**
 * What a scaler is fitted to: the moments and the extent of a column, the quantiles that every profile has too, or
 * other quantiles and the values themselves.
 */
export type FitNeed = 'moments' | 'usual-quantiles' | 'values';

/** What fitting this scaler takes. */
export function needOf(choice: ColumnChoice): FitNeed {
  switch (choice.method) {
    case 'zscore':
    case 'minmax':
    case 'maxabs':
    case 'log1p':
    case 'none':
      return 'moments';
    case 'robust':
      return isRange(choice.quantile_range ?? QUARTILES, QUARTILES) ? 'usual-quantiles' : 'values';
    case 'clip':
      return isRange(choice.quantile_range ?? CLIPPED_ENDS, CLIPPED_ENDS) ? 'usual-quantiles' : 'values';
    case 'quantile-uniform':
    case 'quantile-normal':
    case 'yeo-johnson':
    case 'box-cox':
      return 'values';
  }
}

function isRange(range: NumberRange, other: NumberRange): boolean {
  return range[0] === other[0] && range[1] === other[1];
}
