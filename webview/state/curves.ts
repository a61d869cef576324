/** The loss curves of an experiment: every epoch of every seed, and what is drawn of them. */
import type { LabEpoch, LabEpochs, VariantId } from '../../src/protocol/lab';

export interface SeedCurve {
  readonly epochs: readonly LabEpoch[];
  readonly done: boolean;
}

/** Of each variant, the curves of its seeds. */
export type Curves = ReadonlyMap<VariantId, ReadonlyMap<number, SeedCurve>>;

export const NO_CURVES: Curves = new Map();

/** The curves with more epochs at their ends. */
export function addEpochs(curves: Curves, more: readonly LabEpochs[]): Curves {
  if (more.length === 0) return curves;
  const next = new Map(curves);
  for (const { variant, seed, epochs, done } of more) {
    const seeds = new Map(next.get(variant));
    const before = seeds.get(seed)?.epochs ?? [];
    seeds.set(seed, { epochs: [...before, ...epochs], done });
    next.set(variant, seeds);
  }
  return next;
}

/** A loss over the seeds after one epoch; infinite where the middle seed, or the worst, diverged. */
export interface BandPoint {
  readonly epoch: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The middle of the seeds and how far they go, epoch by epoch, of the seeds that got there. One that diverged stopped
 * early, and counts as infinite from then on.
 * @param last of the epochs
 */
export function bandOf(
  seeds: ReadonlyMap<number, SeedCurve> | undefined,
  loss: 'training' | 'validation',
  last: number,
): BandPoint[] {
  const curves = [...(seeds?.values() ?? [])];
  const points: BandPoint[] = [];
  for (let epoch = 0; epoch <= last; epoch++) {
    const losses = curves.flatMap(({ epochs, done }) => {
      const at = epochs[epoch];
      if (at) return [at[loss] ?? Infinity];
      return done ? [Infinity] : [];
    });
    if (losses.length === 0 || !curves.some(({ epochs }) => epochs.length > epoch)) break;
    losses.sort((a, b) => a - b);
    points.push({ epoch, median: middleOf(losses), low: losses[0] ?? NaN, high: losses.at(-1) ?? NaN });
  }
  return points;
}

/** The median of sorted numbers, as the engine takes it. */
function middleOf(sorted: readonly number[]): number {
  const upper = sorted[sorted.length >> 1] ?? NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}
