import { type FeatureAffine, groupNorm, type GroupNormalized } from './groupNorm';

/**
 * Layer Normalization of one row: all its features standardized together, x̂ = (x − μ) ÷ √(σ² + ε) with the row's own mean
 * and biased variance. It is Group Normalization with a single group, and has its gradients
 * (`groupNormBackward`). For features on several axes, pass them all as one row.
 *
 * Source: Ba, Kiros & Hinton 2016; torch.nn.LayerNorm.
 *
 * @param affine as long as the row
 * @param epsilon ε > 0
 * @example layerNorm(Float64Array.of(1, 3), unit, 1e-5).normalized // −0.999995, 0.999995
 */
export function layerNorm(row: Float64Array, affine: FeatureAffine, epsilon: number): GroupNormalized {
  return groupNorm(row, 1, affine, epsilon);
}
