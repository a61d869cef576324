import { checkpoint, type Task } from '../task';
import type { SimulationSettings } from './simulationSettings';
import { simulate } from './simulate';

/** Batches between two chances to cancel. */
const BETWEEN_CHECKPOINTS = 64;

/** The statistics of one column over the batches; entry i is of batch i + 1. */
export interface ChannelTrace {
  /** μ_B */
  readonly mean: Float64Array;
  /** σ²_B, biased. */
  readonly variance: Float64Array;
  /** After the batch. */
  readonly runningMean: Float64Array;
  readonly runningVariance: Float64Array;
}

/**
 * What running statistics do over many batches: four numbers a batch and column, without the batches themselves.
 *
 * @param columns as {@link simulate} takes them
 * @returns one trace per column
 * @throws {DataError} as {@link simulate}
 * @throws {Cancelled}
 */
export async function traceRunning(
  columns: readonly Float64Array[],
  settings: SimulationSettings,
  batches: number,
  task: Task<never>,
): Promise<ChannelTrace[]> {
  const traces = columns.map((): ChannelTrace => ({
    mean: new Float64Array(batches),
    variance: new Float64Array(batches),
    runningMean: new Float64Array(batches),
    runningVariance: new Float64Array(batches),
  }));
  for (const { number, channels } of simulate(columns, settings, batches)) {
    if (number % BETWEEN_CHECKPOINTS === 0) await checkpoint(task);
    for (const [c, { mean, variance, after }] of channels.entries()) {
      const trace = traces[c]!;
      trace.mean[number - 1] = mean;
      trace.variance[number - 1] = variance;
      trace.runningMean[number - 1] = after.mean;
      trace.runningVariance[number - 1] = after.variance;
    }
  }
  return traces;
}
