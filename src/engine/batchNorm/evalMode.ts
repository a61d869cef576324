import { applyAffine, type Affine } from './affine';
import { type AffineGradients, dot, sum } from './gradients';
import type { RunningStatistics } from './runningStatistics';

/** One channel normalized with running statistics. */
export interface EvalChannel {
  /** x̂ = (x − running mean) ÷ √(running variance + ε) */
  readonly normalized: Float64Array;
  /** y = γ·x̂ + β */
  readonly y: Float64Array;
  /** √(running variance + ε) */
  readonly divisor: number;
}

/**
 * Batch Normalization in use, of one channel: with the running statistics, so that a row's result does not depend on the
 * rows beside it, and a batch of one is as good as any.
 *
 * Source: torch.nn.BatchNorm1d in eval mode.
 *
 * @param epsilon ε > 0
 * @example evalForward(Float64Array.of(7), { mean: 5, variance: 4 }, { gamma: 1, beta: 0 }, 1e-5).y // 0.99999875
 */
export function evalForward(
  x: Float64Array,
  running: RunningStatistics,
  affine: Affine,
  epsilon: number,
): EvalChannel {
  const divisor = Math.sqrt(running.variance + epsilon);
  const normalized = x.map((value) => (value - running.mean) / divisor);
  return { normalized, y: applyAffine(normalized, affine), divisor };
}

/**
 * Gradients of {@link evalForward}: dx = g·γ ÷ √(running variance + ε); the statistics are constants here.
 *
 * @param gradient g = ∂L/∂y, as long as the batch
 */
export function evalBackward(
  gradient: Float64Array,
  { normalized, divisor }: Pick<EvalChannel, 'normalized' | 'divisor'>,
  { gamma }: Pick<Affine, 'gamma'>,
): AffineGradients {
  return {
    x: gradient.map((g) => (g * gamma) / divisor),
    gamma: dot(gradient, normalized),
    beta: sum(gradient),
  };
}
