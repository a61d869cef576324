/** What a normalization layer learns for a channel: y = γ·x̂ + β. */
export interface Affine {
  /** γ, the layer's `weight` in PyTorch; 1 before training. */
  readonly gamma: number;
  /** β, its `bias`; 0 before training. */
  readonly beta: number;
}

/** y = γ·x̂ + β for every value. */
export function applyAffine(normalized: Float64Array, { gamma, beta }: Affine): Float64Array {
  return normalized.map((value) => gamma * value + beta);
}
