import { Moments } from '../stats/moments';
import type { LabData } from './labData';
import type { Split } from './split';

/** How the numbers that a network predicts become the target's: value = mean + std · output; 0 and 1 for classes. */
export interface TargetScale {
  readonly mean: number;
  readonly std: number;
}

/**
 * The targets of both parts of a split. A quantity is standardized by the training rows (σ with divisor n), so that losses
 * and learning rates do not depend on its unit.
 * @returns with them the validation loss of guessing: of predicting the training rows' mean, or ln K
 */
export function gatherTargets(
  { y, target }: Pick<LabData, 'y' | 'target'>,
  split: Split,
): {
  readonly training: Float64Array;
  readonly validation: Float64Array;
  readonly scale: TargetScale;
  readonly guess: number;
} {
  const training = Float64Array.from(split.training, (row) => y[row]!);
  const validation = Float64Array.from(split.validation, (row) => y[row]!);
  if (target.task === 'classification') {
    return { training, validation, scale: { mean: 0, std: 1 }, guess: Math.log(target.classes.length) };
  }
  const { mean, std } = Moments.of(training);
  // A constant in the training rows is only centred.
  const scale = { mean, std: std === 0 ? 1 : std };
  const standardize = (value: number) => (value - scale.mean) / scale.std;
  const standardized = validation.map(standardize);
  const guess = standardized.reduce((sum, value) => sum + value * value, 0) / standardized.length;
  return { training: training.map(standardize), validation: standardized, scale, guess };
}

/**
 * The root of a mean squared error in the target's own unit.
 * @example errorInUnits(0.25, { mean: 10, std: 4 }); // 2
 */
export function errorInUnits(loss: number, { std }: TargetScale): number {
  return Math.sqrt(loss) * std;
}
