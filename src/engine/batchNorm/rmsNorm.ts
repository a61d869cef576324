import { dot } from './gradients';

/** One row after RMS normalization. */
export interface RmsNormalized {
  /** √(Σx² ÷ c + ε) */
  readonly divisor: number;
  /** x ÷ √(Σx² ÷ c + ε) */
  readonly normalized: Float64Array;
  /** y = γ·x̂ */
  readonly y: Float64Array;
}

/**
 * RMS normalization of one row: divided by the root mean square of its c features, without centring and without β.
 *
 * Source: Zhang & Sennrich 2019; torch.nn.RMSNorm.
 *
 * @param gamma by feature, as long as the row
 * @param epsilon ε > 0
 * @example rmsNorm(Float64Array.of(3, 4), Float64Array.of(1, 1), 1e-5).divisor // √(12.5 + 1e-5)
 */
export function rmsNorm(row: Float64Array, gamma: Float64Array, epsilon: number): RmsNormalized {
  const rooted = Math.sqrt(dot(row, row) / row.length + epsilon);
  // Beyond 1e154 the squares are no doubles, their root is; ε is nothing beside it.
  const divisor = rooted < Infinity ? rooted : Math.hypot(...row) / Math.sqrt(row.length);
  const normalized = row.map((value) => value / divisor);
  return { divisor, normalized, y: normalized.map((value, i) => gamma[i]! * value) };
}
