import { DataError } from '../dataError';
import type { Affine } from './affine';
import { batchesPerEpoch, type RowOrder } from './batchOrder';
import type { RunningRule } from './runningStatistics';
import { requireMoreThanOne } from './trainMode';

/** What a simulation of Batch Normalization over epochs of mini-batches is to do. */
export interface SimulationSettings {
  /** Rows per batch, m. */
  readonly batchSize: number;
  readonly order: RowOrder;
  /** Leave out the last batch of an epoch where it is smaller than the others. */
  readonly dropLast: boolean;
  /** One per column. */
  readonly affine: readonly Affine[];
  /** ε > 0 */
  readonly epsilon: number;
  readonly rule: RunningRule;
}

/**
 * Checks settings against the data they are for.
 *
 * @param rows of the data
 * @param batches how many will be simulated
 * @throws {DataError} `invalid-batch-norm` for a setting out of its range; `batch-of-one` when one of the batches would
 *   have a single row and the rule is PyTorch's
 */
export function checkSettings(
  { batchSize, order, dropLast, affine, epsilon, rule }: SimulationSettings,
  columns: number,
  rows: number,
  batches: number,
): void {
  requireSetting(Number.isSafeInteger(batchSize) && batchSize >= 1, 'a batch size of 1 or more', batchSize);
  requireEpsilon(epsilon);
  if (rule.momentum !== 'cumulative') {
    requireSetting(rule.momentum >= 0 && rule.momentum <= 1, 'a momentum from 0 to 1', rule.momentum);
  }
  if (order !== 'file') {
    requireSetting(Number.isSafeInteger(order.seed) && order.seed >= 0, 'a whole number as seed', order.seed);
  }
  requireSetting(affine.length === columns, `γ and β for ${columns} columns`, affine.length);
  const perEpoch = batchesPerEpoch(rows, batchSize, dropLast);
  if (perEpoch === 0) {
    throw new DataError(
      'invalid-batch-norm',
      `expected at least one batch of ${batchSize} rows, found ${rows} rows`,
      {
        hint: 'Choose a smaller batch size, or keep the last incomplete batch.',
      },
    );
  }
  if (rule.library !== 'pytorch') return;
  if (batchSize === 1) requireMoreThanOne(1, 1);
  const last = rows - (perEpoch - 1) * batchSize;
  if (!dropLast && batches >= perEpoch) requireMoreThanOne(last, perEpoch);
}

/** @throws {DataError} `invalid-batch-norm` */
export function requireEpsilon(epsilon: number): void {
  requireSetting(epsilon > 0 && epsilon < Infinity, 'an epsilon above 0', epsilon);
}

function requireSetting(holds: boolean, what: string, found: number): void {
  if (!holds) throw new DataError('invalid-batch-norm', `expected ${what}, found ${found}`);
}
