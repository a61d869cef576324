import type { OpenedCsv } from '../csv/openCsv';
import type { ColumnProfile, DatasetProfile, NumericSummary } from '../dataset';
import type { DefaultChoice, Recipe } from '../recipe';
import type { FitStatistics } from '../scale/fitColumn';
import { isRowNorm, needOf } from '../scale/fitScaler';

/** What fitting a recipe and writing a copy ask of a file. A profile has more than that. */
export interface FitBasis extends Pick<DatasetProfile, 'file' | 'format' | 'dialect' | 'rows'> {
  readonly columns: readonly BasisColumn[];
  /** Its head, where it need not be read again. */
  readonly opened?: OpenedCsv;
}

export interface BasisColumn extends Pick<ColumnProfile, 'index' | 'name' | 'path' | 'kind' | 'nonFinite'> {
  /** Present when the column holds at least one finite number and nothing but numbers. */
  readonly numeric?: FitStatistics & Partial<Pick<NumericSummary, 'p1' | 'q1' | 'median' | 'q3' | 'p99'>>;
  /** Absent where the advice is to scale, and it is not known by what. */
  readonly advice?: ColumnProfile['advice'];
}

/**
 * Whether a recipe can be fitted to moments alone: none of its scalers asks for quantiles that a profile has, nor for the
 * scaler that its advice names.
 * @example momentsSuffice({ default: { method: 'zscore' }, columns: {} }); // true
 * momentsSuffice({ default: { method: 'robust' }, columns: {} }); // false
 */
export function momentsSuffice({ default: others, columns }: Pick<Recipe, 'default' | 'columns'>): boolean {
  return [others, ...Object.values(columns)].every(fitsToMoments);
}

function fitsToMoments(choice: DefaultChoice): boolean {
  if (choice.method === 'advice') return false;
  return isRowNorm(choice) || needOf(choice) !== 'usual-quantiles';
}
