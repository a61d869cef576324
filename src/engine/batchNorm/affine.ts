/** What a normalization layer learns for a channel: y = γ·x̂ + β. */
export interface Affine {
  /** γ, the layer's `weight` in PyTorch; 1 before training. */
  readonly gamma: number;
  /** β, its `bias`; 0 before training. */
  readonly beta: number;
}

/**
 * The γ and β that undo a normalization: γ = √(σ² + ε) and β = μ give y = x, so that the layer can learn to do nothing.
 *
 * Source: Ioffe & Szegedy 2015, section 3.
 *
 * @example restoring({ mean: 5, divisor: 2 }) // { gamma: 2, beta: 5 }
 */
export function restoring(of: { readonly mean: number; readonly divisor: number }): Affine {
  return { gamma: of.divisor, beta: of.mean };
}

/** y = γ·x̂ + β for every value. */
export function applyAffine(normalized: Float64Array, { gamma, beta }: Affine): Float64Array {
  return normalized.map((value) => gamma * value + beta);
}
