import type { Standardized } from './standardize';

/** Below this many ε, ε decides how far apart the values of x̂ are: at σ² = 100ε it takes half a percent of them. */
const EPSILONS = 100;

/** What goes wrong in a batch, as data. */
export type BatchNormWarning =
  /** σ² < 100ε in a channel: x̂ has a standard deviation noticeably below 1. */
  | {
      readonly code: 'small-variance';
      readonly channel: number;
      readonly variance: number;
      /** Of x̂: √(σ² ÷ (σ² + ε)). */
      readonly normalizedStd: number;
    }
  /** A row, counted from 0 within the batch, has NaN or an infinity in a channel: all of the channel becomes NaN. */
  | { readonly code: 'not-finite'; readonly channel: number; readonly row: number }
  /** x̂ is 0 whatever the row holds; only Keras goes on. */
  | { readonly code: 'batch-of-one' };

/**
 * Looks for what goes wrong in a batch in train mode; of values that are not finite, the first in each channel.
 *
 * @example // A column with σ ≈ 0.001 and ε = 1e-5:
 * // { code: 'small-variance', channel: 0, variance: 1e-6, normalizedStd: 0.30 }
 */
export function warningsOf(
  channels: readonly (Pick<Standardized, 'variance'> & { readonly x: Float64Array })[],
  epsilon: number,
): BatchNormWarning[] {
  const warnings: BatchNormWarning[] = [];
  if (channels[0]?.x.length === 1) warnings.push({ code: 'batch-of-one' });
  for (const [channel, { x, variance }] of channels.entries()) {
    const row = x.findIndex((value) => !Number.isFinite(value));
    if (row >= 0) {
      warnings.push({ code: 'not-finite', channel, row });
    } else if (variance < EPSILONS * epsilon) {
      const normalizedStd = Math.sqrt(variance / (variance + epsilon));
      warnings.push({ code: 'small-variance', channel, variance, normalizedStd });
    }
  }
  return warnings;
}
