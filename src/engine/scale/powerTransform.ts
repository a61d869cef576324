import type { ScalerChoice } from '../recipe';
import { Moments } from '../stats/moments';
import type { Task } from '../task';
import { captionNumber } from './captionNumber';
import type { FitColumn } from './fitColumn';
import type { CurvedScaler } from './fittedScaler';
import { invalidScaler } from './invalidScaler';
import { type LogBases, mostLikelyLambda } from './powerLikelihood';
import { type PowerShape, PowerCurve } from './powerCurve';

type PowerChoice = Extract<ScalerChoice, { method: 'yeo-johnson' | 'box-cox' }>;

export interface PowerParameters extends PowerChoice, PowerShape {
  /** Of the curve's values, the mean to twice the precision of one double; σ has divisor n, 0 when all were equal. */
  readonly mean: number;
  readonly meanLow: number;
  readonly std: number;
  /** How many values λ and the moments were found from, where these are a random sample; left out: all of them. */
  readonly sampled?: number;
}

/** Of base 1: what comes out is the transform as published. */
const PLAIN_REFERENCE = { 'yeo-johnson': 0, 'box-cox': 1 } as const;
/** λ is looked for among this many values first: all of them then need a few steps only. */
const FIRST_SAMPLE = 4096;

/**
 * The parameters of a power transform of a column: λ by maximum likelihood, then mean and σ.
 * @throws {DataError} `invalid-scaler` when Box-Cox meets values of 0 and less, or a constant column
 * @throws {Cancelled}
 */
export async function fitPowerTransform(
  choice: PowerChoice,
  column: FitColumn,
  task: Task<never>,
): Promise<PowerParameters> {
  const { method, standardize = true } = choice;
  const { min, max, count } = column.statistics;
  if (method === 'box-cox') checkBoxCox(column);
  const known = standardize ? column.standardized.get(method) : undefined;
  if (known) return { ...known, ...choice };
  const values = await column.values();
  const sampled = values.length < count ? { sampled: values.length } : {};
  const likely = min === max ? 1 : (column.lambdas.get(method) ?? (await findLambda(choice, values, task)));
  column.lambdas.set(method, likely);
  const reference = standardize ? referenceOf(method, min, max, likely) : PLAIN_REFERENCE[method];
  const lambda = reference === PLAIN_REFERENCE[method] ? withinDoubles(likely, min, max) : likely;
  const shape = { method, lambda, reference };
  // Nothing of it is used then.
  if (!standardize) return { ...choice, ...shape, mean: 0, meanLow: 0, std: 1, ...sampled };
  const curve = new PowerCurve(shape);
  const onCurve = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) onCurve[i] = curve.at(values[i]!);
  const moments = Moments.ofFinite(onCurve);
  const std = min === max ? 0 : Math.max(moments.std, Number.MIN_VALUE);
  const { mean, meanLow } = moments;
  const found = { ...choice, ...shape, mean, meanLow, std, ...sampled };
  column.standardized.set(method, found);
  return found;
}

function checkBoxCox({ name, statistics: { min, max } }: FitColumn): void {
  if (min <= 0) {
    throw invalidScaler(
      `expected values above 0 for Box-Cox in column '${name}', found ${captionNumber(min)}`,
      'Yeo-Johnson takes 0 and negative numbers too.',
    );
  }
  if (min === max) {
    throw invalidScaler(
      `expected different values for Box-Cox in column '${name}', found ${captionNumber(min)} only`,
      `Choose no scaler for '${name}'.`,
    );
  }
}

/** @param values increasing */
async function findLambda({ method }: PowerChoice, values: Float64Array, task: Task<never>): Promise<number> {
  const few = values.length > 4 * FIRST_SAMPLE ? everyNth(values, values.length / FIRST_SAMPLE) : undefined;
  if (!few) return mostLikelyLambda(logBases(method, values), 1, 0.25, task);
  const near = await mostLikelyLambda(logBases(method, few), 1, 0.25, task);
  return mostLikelyLambda(logBases(method, values), near, 1 / Math.sqrt(FIRST_SAMPLE), task);
}

function everyNth(values: Float64Array, n: number): Float64Array {
  return Float64Array.from(
    { length: Math.floor(values.length / n) },
    (_, i) => values[Math.floor((i + 0.5) * n)]!,
  );
}

/**
 * Relative to one of the values where all have one sign: a constant factor does not move the maximum, and a large offset
 * would use up the digits.
 */
function logBases(method: PowerChoice['method'], values: Float64Array): LogBases {
  const none = new Float64Array(0);
  const min = values[0]!;
  const max = values[values.length - 1]!;
  if (method === 'box-cox') return { up: values.map((x) => Math.log1p((x - max) / max)), down: none };
  if (min >= 0) return { up: values.map((x) => logOfShare(x, max)), down: none };
  if (max <= 0) return { up: none, down: values.map((x) => logOfShare(-x, -min)).reverse() };
  const negative = values.filter((x) => x < 0);
  const positive = values.subarray(negative.length);
  return { up: positive.map(Math.log1p), down: negative.map((x) => Math.log1p(-x)).reverse() };
}

/** ln((1 + x) ÷ (1 + m)) */
function logOfShare(x: number, m: number): number {
  return Math.log1p((x - m) / (1 + m));
}

/** Beyond e^600 a result may leave the range of a double: λ stops where the largest value becomes that, or at 1. */
function withinDoubles(lambda: number, min: number, max: number): number {
  const limit = (x: number) => (x > 0 ? Math.max(1, 600 / Math.log1p(x)) : Infinity);
  return Math.max(2 - limit(-min), Math.min(limit(max), lambda));
}

/** The value whose place on the curve is called 0: one of the column's, so that a large offset costs no digits. */
function referenceOf(method: PowerChoice['method'], min: number, max: number, lambda: number): number {
  if (method === 'box-cox') return lambda >= 0 ? max : min;
  if (min >= 0) return lambda >= 0 ? max : min;
  if (max <= 0) return lambda <= 2 ? min : max;
  return PLAIN_REFERENCE[method];
}

/**
 * The power transforms of Yeo and Johnson, and of Box and Cox: a curve with one parameter λ that makes a skewed column
 * as normal as it can, followed by the z-score unless `standardize` is false.
 *
 * - λ is the maximum of the likelihood, to about nine digits; of a random sample for columns too long to be kept. Where
 *   values reach 1e150 it is limited, so that the result fits a double.
 * - Yeo-Johnson takes any number; a constant column keeps λ = 1 and becomes 0, as in current scikit-learn. Box-Cox takes
 *   numbers above 0 only: others become NaN; a constant column is refused.
 * - Unlike scikit-learn the standardized values keep their digits at large offsets (1e9 and small noise), because the
 *   curve is computed relative to a value of the column.
 *
 * Sources: Yeo & Johnson (2000); Box & Cox (1964); scikit-learn, preprocessing.PowerTransformer.
 *
 * @example
 * const parameters = { method: 'box-cox', standardize: false, lambda: 2, reference: 1, mean: 0, meanLow: 0, std: 1 };
 * new PowerTransform(parameters).transform(3); // (3² − 1) ÷ 2 = 4
 */
export class PowerTransform implements CurvedScaler {
  readonly affine = false;
  readonly lossless = true;
  private readonly curve: PowerCurve;
  private readonly divisor: number;

  constructor(readonly parameters: PowerParameters) {
    this.curve = new PowerCurve(parameters);
    this.divisor = parameters.std === 0 ? 1 : parameters.std;
  }

  transform(x: number): number {
    const y = this.curve.at(x);
    if (this.parameters.standardize === false) return y;
    const { mean, meanLow } = this.parameters;
    return (y - mean - meanLow) / this.divisor;
  }

  inverse(y: number): number {
    if (this.parameters.standardize === false) return this.curve.inverse(y);
    const { mean, meanLow } = this.parameters;
    return this.curve.inverse(y * this.divisor + meanLow + mean);
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    // Not by the loop that all scalers share: a call of one kind only is inlined.
    for (let i = 0; i < values.length; i++) out[i] = this.transform(values[i]!);
  }

  rule(): string {
    const name = this.parameters.method === 'box-cox' ? 'Box-Cox' : 'Yeo-Johnson';
    const standardized = this.parameters.standardize === false ? '' : ', then z-score';
    return `${name} of x, λ = ${captionNumber(this.parameters.lambda, 4)}${standardized}`;
  }
}
