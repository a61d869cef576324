import type { NumberRange, ScalerChoice, ScalerMethod } from '../recipe';
import { CLIPPED_ENDS } from './clip';
import { UNIT_RANGE } from './minMax';
import { QUANTILES } from './quantileTransform';
import { QUARTILES } from './robust';

/** What a parameter of a scaler may be, and what it is when it is left out. */
export type ParameterType =
  | { readonly type: 'flag'; readonly default: boolean }
  | { readonly type: 'count'; readonly default: number; readonly min: number; readonly max: number }
  /** Two numbers, the smaller one first, between `min` and `max`. */
  | {
      readonly type: 'range';
      readonly default: NumberRange;
      readonly min?: number;
      readonly max?: number;
      readonly unit?: '%';
    };

export type ParameterName =
  | 'with_mean'
  | 'with_std'
  | 'feature_range'
  | 'clip'
  | 'quantile_range'
  | 'with_centering'
  | 'with_scaling'
  | 'unit_variance'
  | 'n_quantiles'
  | 'standardize';

/** A parameter as the inspector, the command line, the recipe files and the documentation present it. */
export interface ParameterDescription {
  /** scikit-learn's. */
  readonly name: ParameterName;
  readonly label: string;
  /** One sentence. */
  readonly description: string;
  readonly kind: ParameterType;
  /** Rarely changed: the inspector shows it on request. */
  readonly rare?: true;
}

/** A scaler as they present it. */
export interface ScalerDescription {
  readonly method: ScalerMethod;
  readonly label: string;
  /** One sentence. */
  readonly description: string;
  readonly parameters: readonly ParameterDescription[];
}

const STANDARDIZE: ParameterDescription = {
  name: 'standardize',
  label: 'Standardize',
  description: 'Applies the z-score to the result.',
  kind: { type: 'flag', default: true },
};
const N_QUANTILES: ParameterDescription = {
  name: 'n_quantiles',
  label: 'Quantiles',
  description: 'How many quantiles the column is described by; at most as many as there are rows.',
  kind: { type: 'count', default: QUANTILES, min: 1, max: 100_000 },
};

/** By method, so that the compiler misses one that is not described. In the order they are offered. */
const BY_METHOD: Readonly<Record<ScalerMethod, Omit<ScalerDescription, 'method'>>> = {
  zscore: {
    label: 'z-score',
    description: 'Subtracts the mean and divides by the standard deviation: mean 0, σ 1.',
    parameters: [
      {
        name: 'with_mean',
        label: 'Subtract Mean',
        description: 'Without it the column is only divided.',
        kind: { type: 'flag', default: true },
        rare: true,
      },
      {
        name: 'with_std',
        label: 'Divide by σ',
        description: 'Without it the column is only centred.',
        kind: { type: 'flag', default: true },
        rare: true,
      },
    ],
  },
  minmax: {
    label: 'min-max',
    description: 'Moves and stretches the column so that its smallest and largest value become 0 and 1.',
    parameters: [
      {
        name: 'feature_range',
        label: 'Range',
        description: 'What the smallest and the largest value become.',
        kind: { type: 'range', default: UNIT_RANGE },
      },
      {
        name: 'clip',
        label: 'Clip',
        description: 'Rows beyond the fitted ones do not leave the range.',
        kind: { type: 'flag', default: false },
      },
    ],
  },
  maxabs: {
    label: 'max-abs',
    description: 'Divides by the largest magnitude: within −1 and 1, zeros stay zeros.',
    parameters: [],
  },
  robust: {
    label: 'robust',
    description:
      'Subtracts the median and divides by the distance of two quantiles, on which outliers have no influence.',
    parameters: [
      {
        name: 'quantile_range',
        label: 'Quantiles',
        description: 'Their distance is what the column is divided by.',
        kind: { type: 'range', default: QUARTILES, min: 0, max: 100, unit: '%' },
      },
      {
        name: 'with_centering',
        label: 'Subtract Median',
        description: 'Without it the column is only divided.',
        kind: { type: 'flag', default: true },
        rare: true,
      },
      {
        name: 'with_scaling',
        label: 'Divide',
        description: 'Without it the column is only centred.',
        kind: { type: 'flag', default: true },
        rare: true,
      },
      {
        name: 'unit_variance',
        label: 'Unit Variance',
        description: 'Divides so that a normal distribution gets σ 1.',
        kind: { type: 'flag', default: false },
      },
    ],
  },
  'quantile-uniform': {
    label: 'quantile (uniform)',
    description: 'Replaces each value by the share of the column below it: spread evenly from 0 to 1.',
    parameters: [N_QUANTILES],
  },
  'quantile-normal': {
    label: 'quantile (normal)',
    description: 'Replaces each value by its rank and gives the ranks a normal distribution.',
    parameters: [N_QUANTILES],
  },
  'yeo-johnson': {
    label: 'Yeo-Johnson',
    description: 'A power transform that takes out the lean of any column, then the z-score.',
    parameters: [STANDARDIZE],
  },
  'box-cox': {
    label: 'Box-Cox',
    description:
      'A power transform that takes out the lean of a column of numbers above 0, then the z-score.',
    parameters: [STANDARDIZE],
  },
  log1p: {
    label: 'log1p',
    description: 'The logarithm of 1 + x, for numbers above −1 that span several powers of ten.',
    parameters: [],
  },
  clip: {
    label: 'clip',
    description: 'Moves what lies beyond two quantiles of the column to these quantiles.',
    parameters: [
      {
        name: 'quantile_range',
        label: 'Quantiles',
        description: 'What lies beyond them becomes the nearer one.',
        kind: { type: 'range', default: CLIPPED_ENDS, min: 0, max: 100, unit: '%' },
      },
    ],
  },
  l1: {
    label: 'l1 (rows)',
    description: 'Divides each row by the sum of its magnitudes, over all columns that have this scaler.',
    parameters: [],
  },
  l2: {
    label: 'l2 (rows)',
    description: 'Divides each row by its length, over all columns that have this scaler.',
    parameters: [],
  },
  max: {
    label: 'max (rows)',
    description: 'Divides each row by its largest magnitude, over all columns that have this scaler.',
    parameters: [],
  },
  none: {
    label: 'none',
    description: 'Leaves the column as it is, byte for byte.',
    parameters: [],
  },
};

export const SCALERS: readonly ScalerDescription[] = Object.entries(BY_METHOD).map(([method, described]) => ({
  method: method as ScalerMethod,
  ...described,
}));

/** What people call a scaler. */
export function scalerLabel(method: ScalerMethod): string {
  return BY_METHOD[method].label;
}

/** The parameters of a scaler, in the order in which they are shown; none of one without. */
export function parametersOf(method: ScalerMethod): readonly ParameterDescription[] {
  return BY_METHOD[method].parameters;
}

/** A method with scikit-learn's parameters. */
export function startingChoice(method: ScalerMethod): ScalerChoice {
  return { method };
}

/** A parameter of a choice, or what it is when left out. */
export function parameterOf(
  choice: ScalerChoice,
  { name, kind }: ParameterDescription,
): boolean | number | NumberRange {
  // Each member of the union has some of the parameters.
  const given = (choice as Partial<Record<ParameterName, boolean | number | NumberRange>>)[name];
  return given ?? kind.default;
}
