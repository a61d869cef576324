import type { NumberRange } from '../recipe';
import { invalidScaler } from './invalidScaler';

/** @throws {DataError} `invalid-scaler` unless these are two percentages, the smaller one first */
export function checkPercentages([low, high]: NumberRange): void {
  // Negated, so that NaN fails too.
  if (!(low >= 0 && low < high && high <= 100)) {
    throw invalidScaler(
      `expected a quantile range with 0 <= low < high <= 100, found [${low}, ${high}]`,
      'Choose two percentages, the smaller one first, such as 25 and 75.',
    );
  }
}
