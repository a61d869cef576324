import { DataError } from '../dataError';
import type { Initialization } from './initialWeights';
import type { OptimizerSpec } from './optimizer';
import { VARIANTS, type VariantId } from './variants';

/** What the user chooses about an experiment. */
export interface LabSettings {
  /** Units of each hidden layer, at most two. */
  readonly hidden: readonly number[];
  readonly activation: 'relu' | 'tanh';
  readonly initialization: Initialization;
  readonly optimizer: OptimizerSpec;
  /** Of the curves. */
  readonly learningRate: number;
  /** Learning rates of the sweep, increasing; none for no sweep. */
  readonly sweep: readonly number[];
  /** Rows per step, 2 or more. */
  readonly batchSize: number;
  readonly epochs: number;
  readonly seeds: readonly number[];
  readonly variants: readonly VariantId[];
  /** Validation loss to reach, of the standardized target for regression; left out: a share of guessing. */
  readonly targetLoss?: number;
}

/**
 * Learning rates at even steps of the logarithm, both ends included, rounded to four digits.
 * @example learningRates(0.01, 1, 2); // [0.01, 0.03162, 0.1, 0.3162, 1]
 */
export function learningRates(from: number, to: number, perDecade: number): number[] {
  const count = Math.round(Math.log10(to / from) * perDecade) + 1;
  return Array.from({ length: count }, (_, i) => Number((from * 10 ** (i / perDecade)).toPrecision(4)));
}

/** Where the lab starts: two hidden layers of 32, plain gradient descent, three seeds. */
export const DEFAULT_SETTINGS: LabSettings = {
  hidden: [32, 32],
  activation: 'relu',
  initialization: 'pytorch',
  optimizer: { type: 'sgd', momentum: 0 },
  learningRate: 0.1,
  sweep: learningRates(1e-4, 10, 4),
  batchSize: 16,
  epochs: 60,
  seeds: [1, 2, 3],
  variants: ['raw', 'minmax', 'zscore', 'zscore+bn', 'raw+bn'],
};

/** @throws {DataError} `not-trainable` when a setting makes no sense, naming it */
export function requireSettings({
  batchSize,
  epochs,
  seeds,
  variants,
  hidden,
  learningRate,
  sweep,
  targetLoss,
}: LabSettings): void {
  const require = (holds: boolean, expected: string, found: string | number) => {
    if (!holds) throw new DataError('not-trainable', `expected ${expected}, found ${found}`);
  };
  require(Number.isInteger(batchSize) && batchSize >= 2, 'a batch of 2 rows or more', batchSize);
  require(Number.isInteger(epochs) && epochs >= 1, '1 epoch or more', epochs);
  require(seeds.length >= 1 && seeds.every(Number.isInteger), 'whole numbers as seeds', seeds.join(', ') ||
    'none');
  require(new Set(seeds).size === seeds.length, 'different seeds', seeds.join(', '));
  require(variants.length >= 1, 'at least one variant', 'none');
  require(hidden.length <= 2, 'at most 2 hidden layers', hidden.length);
  for (const size of hidden) require(Number.isInteger(size) && size >= 1, '1 hidden unit or more', size);
  for (const rate of [learningRate, ...sweep]) {
    require(rate > 0 && Number.isFinite(rate), 'a learning rate above 0', rate);
  }
  const increases = sweep.every((rate, i) => i === 0 || rate > sweep[i - 1]!);
  require(increases, 'learning rates of the sweep that increase', sweep.join(', '));
  require(targetLoss === undefined || targetLoss > 0, 'a target loss above 0', targetLoss ?? 'none');
  const pointless = hidden.length === 0 && variants.find((id) => VARIANTS[id].batchNorm);
  require(!pointless, 'a hidden layer for Batch Normalization to follow', 'none');
}
