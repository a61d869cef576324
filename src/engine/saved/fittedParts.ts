import type { ScalerMethod } from '../recipe';

/** A number, or a list of them, that fitting found. */
export interface FittedPart {
  readonly name: string;
  readonly type: 'number' | 'numbers';
  readonly optional?: boolean;
  /** One sentence. */
  readonly description: string;
}

const MEAN: readonly FittedPart[] = [
  { name: 'mean', type: 'number', description: 'The mean, rounded to a double.' },
  { name: 'meanLow', type: 'number', description: 'What rounding the mean lost.' },
  {
    name: 'std',
    type: 'number',
    description: 'The standard deviation (divisor n); 0 when all values are equal.',
  },
];
const EXTENT: readonly FittedPart[] = [
  { name: 'min', type: 'number', description: 'The smallest value.' },
  { name: 'max', type: 'number', description: 'The largest value.' },
];
const ENDS: readonly FittedPart[] = [
  { name: 'low', type: 'number', description: 'The lower quantile of the range.' },
  { name: 'high', type: 'number', description: 'The upper quantile of the range.' },
];
const QUANTILES: readonly FittedPart[] = [
  { name: 'quantiles', type: 'numbers', description: 'The quantiles at equal steps from 0 to 1.' },
];
const POWER: readonly FittedPart[] = [
  { name: 'lambda', type: 'number', description: 'The power, found by maximum likelihood.' },
  { name: 'reference', type: 'number', description: 'The number whose place on the curve is called 0.' },
  ...MEAN,
  {
    name: 'sampled',
    type: 'number',
    optional: true,
    description: 'How many values it was found from, where these are a random sample.',
  },
];

const BY_METHOD: Readonly<Record<ScalerMethod, readonly FittedPart[]>> = {
  zscore: MEAN,
  minmax: EXTENT,
  maxabs: [{ name: 'maxAbs', type: 'number', description: 'The largest magnitude.' }],
  robust: [{ name: 'median', type: 'number', description: 'The median.' }, ...ENDS],
  'quantile-uniform': QUANTILES,
  'quantile-normal': QUANTILES,
  'yeo-johnson': POWER,
  'box-cox': POWER,
  log1p: [],
  clip: ENDS,
  l1: [],
  l2: [],
  max: [],
  none: [],
};

/** What fitting a method finds: nothing for an unknown one. */
export function fittedPartsOf(method: unknown): readonly FittedPart[] {
  return Object.hasOwn(BY_METHOD, String(method)) ? BY_METHOD[method as ScalerMethod] : [];
}
