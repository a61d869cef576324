import { Moments } from '../stats/moments';

/** Some values normalized by their own mean and variance, with every step on the way; all arrays are as long as `x`. */
export interface Standardized {
  /** μ = Σx ÷ m, rounded to one double. */
  readonly mean: number;
  /** σ² = Σ(x − μ)² ÷ m: biased, divisor m. */
  readonly variance: number;
  /** √(σ² + ε) */
  readonly divisor: number;
  /** x − μ */
  readonly centred: Float64Array;
  /** (x − μ)² */
  readonly squared: Float64Array;
  /** x̂ = (x − μ) ÷ √(σ² + ε) */
  readonly normalized: Float64Array;
}

/**
 * The step that Batch, Layer and Group Normalization have in common: x̂ = (x − μ) ÷ √(σ² + ε), with μ and σ² of these very
 * values. What differs is which values are taken together: a column of a batch, a row, part of a row.
 *
 * - μ has twice the precision of a double while x − μ is formed, so that an offset of 1e8 with a spread of 0.01 keeps
 *   its digits; PyTorch loses them there.
 * - Equal values give x̂ = 0 exactly. A value that is not finite makes all of x̂ NaN, as in PyTorch.
 *
 * Source: Ioffe & Szegedy 2015, algorithm 1; torch.nn.functional.batch_norm.
 *
 * @param x at least one value
 * @param epsilon ε > 0
 * @example
 * const { mean, variance, normalized } = standardize(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9), 1e-5);
 * // mean 5, variance 4, normalized[7] = 4 ÷ √4.00001 = 1.9999975
 */
export function standardize(x: Float64Array, epsilon: number): Standardized {
  if (!allFinite(x)) return spoilt(x);
  const moments = Moments.ofFinite(x);
  const { mean, meanLow, variance } = moments;
  const rooted = Math.sqrt(variance + epsilon);
  // Beyond 1e154 the variance is no double, its root is; ε is nothing beside it.
  const divisor = rooted < Infinity ? rooted : moments.std;
  const centred = x.map((value) => value - mean - meanLow);
  return {
    mean,
    variance,
    divisor,
    centred,
    squared: centred.map((distance) => distance * distance),
    normalized: centred.map((distance) => distance / divisor),
  };
}

/** The mean and the biased variance of {@link standardize}, without the steps. */
export function meanAndVariance(x: Float64Array): Pick<Standardized, 'mean' | 'variance'> {
  if (!allFinite(x)) return { mean: plainMean(x), variance: NaN };
  const { mean, variance } = Moments.ofFinite(x);
  return { mean, variance };
}

/** A loop: `every` takes ten times as long. */
function allFinite(x: Float64Array): boolean {
  for (const value of x) if (value - value !== 0) return false;
  return true;
}

function plainMean(x: Float64Array): number {
  return x.reduce((sum, value) => sum + value, 0) / x.length;
}

/** What NaN or an infinity among the values leaves of them: plain arithmetic shows where it spreads. */
function spoilt(x: Float64Array): Standardized {
  const mean = plainMean(x);
  const centred = x.map((value) => value - mean);
  return {
    mean,
    variance: NaN,
    divisor: NaN,
    centred,
    squared: centred.map((distance) => distance * distance),
    normalized: new Float64Array(x.length).fill(NaN),
  };
}
