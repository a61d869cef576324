import { checkpoint, type Task } from '../../task';
import type { Affine } from '../affine';
import { INITIAL_RUNNING, type RunningStatistics, takenVariance } from '../runningStatistics';
import { simulate, simulateBatch, type SimulatedBatch } from '../simulate';
import type { SimulationSettings } from '../simulationSettings';
import { planBatches, type BatchPlan } from './batchPlan';

/** Values normalized between two chances to cancel: a few milliseconds. */
const VALUES_BETWEEN_CHECKPOINTS = 200_000;

/** The statistics of one column over the batches; entry i is of batch i + 1. */
export interface ChannelTrace {
  /** μ_B */
  readonly mean: Float64Array;
  /** The variance of the batch as the running one takes it over: unbiased in PyTorch, biased in Keras. */
  readonly taken: Float64Array;
  /** After the batch. */
  readonly runningMean: Float64Array;
  readonly runningVariance: Float64Array;
}

/** Settings that decide the batches and the running statistics; γ and β only stretch and move what comes out. */
export type RunSettings = Omit<SimulationSettings, 'affine'>;

/**
 * A simulation that can be looked at in any batch: it goes on as far as it is asked to, and of what lies behind it keeps
 * four numbers a batch and column, and the orders of the rows, from which any batch is made again.
 */
export class SimulationRun {
  readonly plan: BatchPlan;
  /** One per column; valid up to the furthest batch that was asked for. */
  readonly traces: readonly ChannelTrace[];
  /** Begins with the first batch that is asked for: there may be none that is allowed. */
  private batches: Generator<SimulatedBatch, void> | undefined;
  /** Of each epoch that has begun. */
  private readonly orders: Uint32Array[] = [];
  private done = 0;

  /**
   * @param columns of the same length, at least one
   * @throws {DataError} see `checkSettings`
   */
  constructor(
    private readonly columns: readonly Float64Array[],
    private readonly settings: RunSettings,
  ) {
    this.plan = planBatches(columns[0]?.length ?? 0, settings);
    const { reachable } = this.plan;
    this.traces = columns.map(() => ({
      mean: new Float64Array(reachable),
      taken: new Float64Array(reachable),
      runningMean: new Float64Array(reachable),
      runningVariance: new Float64Array(reachable),
    }));
  }

  /**
   * @param number from 1 to `plan.reachable`
   * @param affine one per column
   * @throws {Cancelled} what was done by then is kept
   */
  async batch(number: number, affine: readonly Affine[], task: Task<never>): Promise<SimulatedBatch> {
    await this.goTo(number, task);
    const { perEpoch } = this.plan;
    const epoch = Math.ceil(number / perEpoch);
    const { batchSize } = this.settings;
    const start = (number - 1 - (epoch - 1) * perEpoch) * batchSize;
    const rows = this.orders[epoch - 1]!.subarray(start, start + batchSize);
    const running = this.traces.map((trace) => runningAfter(trace, number - 1));
    return simulateBatch(this.columns, { ...this.settings, affine }, { number, epoch, rows }, running);
  }

  /** Two callers may be on the way at a time: each step counts for both. */
  private async goTo(number: number, task: Task<never>): Promise<void> {
    const affine = this.columns.map(() => ({ gamma: 1, beta: 0 }));
    this.batches ??= simulate(this.columns, { ...this.settings, affine }, this.plan.reachable);
    let values = 0;
    while (this.done < number) {
      const { value } = this.batches.next();
      if (!value) throw new Error(`expected a batch ${number}, found ${this.done}`);
      this.keep(value);
      values += value.rows.length * this.columns.length;
      if (values < VALUES_BETWEEN_CHECKPOINTS) continue;
      await checkpoint(task);
      values = 0;
    }
  }

  private keep({ number, epoch, rows, channels }: SimulatedBatch): void {
    this.done = number;
    // The rows of a batch are a part of their epoch's order.
    if (this.orders.length < epoch) this.orders.push(new Uint32Array(rows.buffer));
    for (const [c, { x, mean, variance, after }] of channels.entries()) {
      const trace = this.traces[c]!;
      trace.mean[number - 1] = mean;
      trace.taken[number - 1] = takenVariance({ count: x.length, variance }, this.settings.rule);
      trace.runningMean[number - 1] = after.mean;
      trace.runningVariance[number - 1] = after.variance;
    }
  }
}

function runningAfter({ runningMean, runningVariance }: ChannelTrace, batches: number): RunningStatistics {
  if (batches === 0) return INITIAL_RUNNING;
  return { mean: runningMean[batches - 1]!, variance: runningVariance[batches - 1]! };
}
