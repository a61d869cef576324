/**
 * How columns are to be scaled: plain, serialisable types, which recipe files hold as they are. Parameters are called
 * what scikit-learn calls them, letter for letter, and what is left out has scikit-learn's default.
 */

/** Two numbers, the smaller one first. */
export type NumberRange = readonly [number, number];

/** A scaler with its parameters, before it is fitted. */
export type ScalerChoice =
  | { readonly method: 'zscore'; readonly with_mean?: boolean; readonly with_std?: boolean }
  | { readonly method: 'minmax'; readonly feature_range?: NumberRange; readonly clip?: boolean }
  | { readonly method: 'maxabs' }
  | {
      readonly method: 'robust';
      readonly quantile_range?: NumberRange;
      readonly with_centering?: boolean;
      readonly with_scaling?: boolean;
      readonly unit_variance?: boolean;
    }
  | { readonly method: 'quantile-uniform' | 'quantile-normal'; readonly n_quantiles?: number }
  | { readonly method: 'yeo-johnson' | 'box-cox'; readonly standardize?: boolean }
  | { readonly method: 'log1p' }
  | { readonly method: 'clip'; readonly quantile_range?: NumberRange }
  | { readonly method: RowNorm }
  | { readonly method: 'none' };

/** Scalers that divide every row by its norm over the columns that have the same one. */
export type RowNorm = 'l1' | 'l2' | 'max';

export type ScalerMethod = ScalerChoice['method'];

/** The rows that scalers are fitted on. They are applied to every row. */
export type FitScope =
  | { readonly rows: 'all' }
  /** The first floor(n·percent/100) of n rows. */
  | { readonly rows: 'first'; readonly percent: number }
  /** As many, drawn without replacement; the same seed gives the same rows. */
  | { readonly rows: 'random'; readonly percent: number; readonly seed: number }
  /** The rows whose cell in a column, without spaces around it, is this text. */
  | { readonly rows: 'where'; readonly column: string; readonly value: string }
  /** All rows of another file with the same columns. */
  | { readonly rows: 'file'; readonly file: string };

/**
 * What becomes of values of scaled columns that are not finite, before or after scaling: an empty cell, the end of the
 * fitted column's finite values, or a column that is not scaled at all.
 */
export type NonFinitePolicy = 'missing' | 'clip' | 'leave';

/** The default of a recipe: one scaler, or for each column the one that its advice names. */
export type DefaultChoice = ScalerChoice | { readonly method: 'advice' };

/** How the columns of a file are to be scaled. */
export interface Recipe {
  /** For the columns whose advice is to scale. */
  readonly default: DefaultChoice;
  /** Choices made by hand, by column name; they hold against the advice. */
  readonly columns: Readonly<Record<string, ScalerChoice>>;
  /** Left out: all rows. */
  readonly fit?: FitScope;
  /** Left out: `missing`. */
  readonly nonFinite?: NonFinitePolicy;
  /** Significant digits of written numbers; left out: the shortest that reads back to the same double. */
  readonly significantDigits?: number;
}
