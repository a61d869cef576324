import { randomNumbers } from '../random';
import { gather } from '../table/gather';
import { batchesOf, rowsInOrder, shuffledRows } from './batchOrder';
import { INITIAL_RUNNING, type RunningStatistics, updateRunning } from './runningStatistics';
import { checkSettings, type SimulationSettings } from './simulationSettings';
import { type NormalizedChannel, trainForward } from './trainMode';
import { type BatchNormWarning, warningsOf } from './warnings';

/** One column of a simulated batch: all steps from x to y, and what is remembered of it. */
export interface SimulatedChannel extends NormalizedChannel {
  readonly x: Float64Array;
  /** Running statistics before and after this batch. */
  readonly before: RunningStatistics;
  readonly after: RunningStatistics;
}

export interface SimulatedBatch {
  /** From 1, over all epochs. */
  readonly number: number;
  /** From 1. */
  readonly epoch: number;
  /** Places of its rows in the columns, in the order of the batch. */
  readonly rows: Uint32Array;
  /** One per column. */
  readonly channels: readonly SimulatedChannel[];
  readonly warnings: readonly BatchNormWarning[];
}

/**
 * Runs a Batch Normalization layer in train mode over mini-batches of some columns, epoch after epoch, and yields every
 * batch with all intermediate values. It holds one batch and one order of rows at a time.
 *
 * Each epoch is shuffled anew from the same stream of random numbers, so that a seed settles all of them. Values that are
 * not finite go through the arithmetic as in PyTorch: from then on the running statistics are NaN.
 *
 * @param columns of the same length, at least one
 * @param batches how many to yield
 * @throws {DataError} before the first batch; see {@link checkSettings}
 * @example
 * for (const { number, channels } of simulate([proline], settings, 66)) console.log(number, channels[0]?.after.mean);
 */
export function simulate(
  columns: readonly Float64Array[],
  settings: SimulationSettings,
  batches: number,
): Generator<SimulatedBatch, void> {
  checkSettings(settings, columns.length, columns[0]?.length ?? 0, batches);
  return generate(columns, settings, batches);
}

function* generate(
  columns: readonly Float64Array[],
  settings: SimulationSettings,
  batches: number,
): Generator<SimulatedBatch, void> {
  let running: readonly RunningStatistics[] = columns.map(() => INITIAL_RUNNING);
  for (const place of batchRows(columns[0]?.length ?? 0, settings, batches)) {
    const batch = simulateBatch(columns, settings, place, running);
    running = batch.channels.map(({ after }) => after);
    yield batch;
  }
}

/** Which batch it is, and of which rows. */
export type BatchPlace = Pick<SimulatedBatch, 'number' | 'epoch' | 'rows'>;

/**
 * One batch of {@link simulate}, when the running statistics before it are known.
 * @param running of each column
 */
export function simulateBatch(
  columns: readonly Float64Array[],
  { affine, epsilon, rule }: Pick<SimulationSettings, 'affine' | 'epsilon' | 'rule'>,
  place: BatchPlace,
  running: readonly RunningStatistics[],
): SimulatedBatch {
  const { number, rows } = place;
  const channels = columns.map((column, c): SimulatedChannel => {
    const x = gather(column, rows);
    const forward = trainForward(x, affine[c]!, epsilon);
    const before = running[c]!;
    const after = updateRunning(before, { count: x.length, ...forward }, rule, number);
    return { x, ...forward, before, after };
  });
  return { ...place, channels, warnings: warningsOf(channels, epsilon) };
}

/** Which rows the batches have; of settings that were checked. */
export function* batchRows(
  n: number,
  { batchSize, order, dropLast }: Pick<SimulationSettings, 'batchSize' | 'order' | 'dropLast'>,
  batches: number,
): Generator<BatchPlace> {
  const random = order === 'file' ? undefined : randomNumbers(order.seed);
  let number = 0;
  for (let epoch = 1; ; epoch++) {
    const rowsOfEpoch = random ? shuffledRows(n, random) : rowsInOrder(n);
    for (const rows of batchesOf(rowsOfEpoch, batchSize, dropLast)) {
      if (number === batches) return;
      yield { number: ++number, epoch, rows };
    }
  }
}
