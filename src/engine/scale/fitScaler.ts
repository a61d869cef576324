import type { NumericSummary, ScalerChoice } from '../dataset';
import type { FittedScaler, ScalerParameters } from './fittedScaler';
import { fitMinMax, MinMax } from './minMax';
import { NoScaling } from './noScaling';
import { fitZScore, ZScore } from './zScore';

/**
 * Fits the chosen scaler to a column.
 * @throws {DataError} `invalid-scaler` when its parameters make no sense
 */
export function fitScaler(choice: ScalerChoice, summary: NumericSummary): FittedScaler {
  return scalerOf(parametersFor(choice, summary));
}

/** The scaler with these parameters: what was fitted earlier, or elsewhere. */
export function scalerOf(parameters: ScalerParameters): FittedScaler {
  switch (parameters.method) {
    case 'zscore':
      return new ZScore(parameters);
    case 'minmax':
      return new MinMax(parameters);
    case 'none':
      return new NoScaling();
  }
}

function parametersFor(choice: ScalerChoice, summary: NumericSummary): ScalerParameters {
  switch (choice.method) {
    case 'zscore':
      return fitZScore(summary);
    case 'minmax':
      return fitMinMax(summary, choice.featureRange);
    case 'none':
      return choice;
  }
}
