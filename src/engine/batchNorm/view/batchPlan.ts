import { batchesPerEpoch } from '../batchOrder';
import { checkSettings } from '../simulationSettings';
import type { RunSettings } from './simulationRun';

/** Epochs that are shown: running statistics have forgotten where they began by then, except on tiny files. */
export const EPOCHS = 3;
/** So many batches are shown at most. */
const MOST_BATCHES = 10_000;

/** Which batches there are to look at. */
export interface BatchPlan {
  readonly perEpoch: number;
  /** Those of {@link EPOCHS} epochs, at most 10,000. */
  readonly total: number;
  /** Rows that no batch of an epoch has. */
  readonly dropped: number;
  /** How many can be simulated: `total`, or those before the first that PyTorch refuses. */
  readonly reachable: number;
}

/**
 * @param rows of the data
 * @throws {DataError} `invalid-batch-norm`, as `checkSettings`; not `batch-of-one`, before which it ends
 * @example // 178 rows in batches of 8, the last one dropped: 22 batches an epoch, 66 in all, 2 rows dropped
 */
export function planBatches(rows: number, settings: RunSettings): BatchPlan {
  const { batchSize, dropLast, rule } = settings;
  // Keras refuses no batch, so that this checks what concerns the batches.
  const momentum = rule.momentum === 'cumulative' ? 0 : rule.momentum;
  checkSettings({ ...settings, affine: [], epsilon: 1, rule: { library: 'keras', momentum } }, 0, rows, 0);
  const perEpoch = batchesPerEpoch(rows, batchSize, dropLast);
  const total = Math.min(perEpoch * EPOCHS, MOST_BATCHES);
  const dropped = dropLast ? rows - perEpoch * batchSize : 0;
  return { perEpoch, total, dropped, reachable: rule.library === 'keras' ? total : allowed() };

  function allowed(): number {
    if (batchSize === 1) return 0;
    const last = rows - (perEpoch - 1) * batchSize;
    return last === 1 && !dropLast ? Math.min(total, perEpoch - 1) : total;
  }
}
