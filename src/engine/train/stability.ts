import type { Task } from '../task';
import type { Conditioning } from './conditioning';
import type { Experiment } from './experiment';
import { gradientDescent } from './gradientDescent';
import type { Scaling } from './variants';

/** What full-batch gradient descent of a linear model does on both sides of the largest stable learning rate. */
export interface Stability {
  readonly scaling: Scaling;
  readonly conditioning: Conditioning;
  readonly steps: number;
  /** The mean squared error before the first step. */
  readonly first: number;
  /** And after the last one, at 0.99 times the largest stable learning rate. */
  readonly below: number;
  /** Likewise at 1.01 times. */
  readonly above: number;
}

/** Enough for 1.01 times the rate to show: the error in the steepest direction grows by 1.02 each step. */
const STEPS = 1000;

/**
 * Descends at 0.99 and 1.01 times the largest stable learning rate of each scaling, on the training rows of the first
 * seed; of classes, their index is what the linear model fits.
 * @throws {Cancelled}
 * @example (await demonstrateStability(experiment, {}))[0]?.above; // 7.6e16
 */
export async function demonstrateStability(experiment: Experiment, task: Task<never>): Promise<Stability[]> {
  const found: Stability[] = [];
  for (const scaling of ['raw', 'minmax', 'zscore', 'recipe'] as const) {
    const conditioning = experiment.conditioning[scaling];
    const samples = experiment.seeds[0]?.samples[scaling];
    if (!conditioning || !samples) continue;
    const descend = (times: number) =>
      gradientDescent(samples.training, times * conditioning.largestStableRate, STEPS, task);
    const [below, above] = [await descend(0.99), await descend(1.01)];
    found.push({
      scaling,
      conditioning,
      steps: STEPS,
      first: below[0]!,
      below: below.at(-1)!,
      above: above.at(-1)!,
    });
  }
  return found;
}
