import { DataError } from '../dataError';
import { applyAffine, type Affine } from './affine';
import { type AffineGradients, dot, standardizeBackward, sum } from './gradients';
import { type Standardized, standardize } from './standardize';

/** One channel of a batch, normalized: every step from x to y. */
export interface NormalizedChannel extends Standardized {
  /** y = γ·x̂ + β */
  readonly y: Float64Array;
}

/**
 * Batch Normalization in training, of one channel (column) of a mini-batch: μ_B, σ²_B (biased), x̂ and y. Channels do not
 * touch each other, so that an m × c batch is c calls. For inputs of more axes a channel's values are taken together.
 *
 * Source: torch.nn.BatchNorm1d in train mode; keras.layers.BatchNormalization with training=True.
 *
 * @param x the m values of the channel
 * @param epsilon ε > 0
 * @example trainForward(Float64Array.of(1, 3), { gamma: 2, beta: 10 }, 1e-5).y // 8.00001, 11.99999
 */
export function trainForward(x: Float64Array, affine: Affine, epsilon: number): NormalizedChannel {
  const standardized = standardize(x, epsilon);
  return { ...standardized, y: applyAffine(standardized.normalized, affine) };
}

/**
 * Gradients of {@link trainForward}: dβ = Σg, dγ = Σg·x̂, dx = γ ÷ (m·√(σ² + ε)) · (m·g − dβ − x̂·dγ).
 *
 * @param gradient g = ∂L/∂y, as long as the batch
 */
export function trainBackward(
  gradient: Float64Array,
  forward: Standardized,
  { gamma }: Pick<Affine, 'gamma'>,
): AffineGradients {
  return {
    x: standardizeBackward(
      gradient.map((g) => gamma * g),
      forward,
    ),
    gamma: dot(gradient, forward.normalized),
    beta: sum(gradient),
  };
}

/**
 * PyTorch's refusal to train on one value per channel: its x̂ would be 0 whatever it is, and its unbiased variance 0 ÷ 0.
 * @param values how many the batch has in each channel
 * @param batch which one, from 1, for the message
 * @throws {DataError} `batch-of-one`
 */
export function requireMoreThanOne(values: number, batch: number): void {
  if (values <= 1) throw batchOfOne(batch);
}

/** What PyTorch says to a batch of one row. */
export function batchOfOne(batch: number): DataError {
  return new DataError(
    'batch-of-one',
    `expected more than 1 value per channel when training, found a batch of one row (batch ${batch})`,
    { hint: 'Choose another batch size, drop the last incomplete batch, or normalize in eval mode.' },
  );
}
