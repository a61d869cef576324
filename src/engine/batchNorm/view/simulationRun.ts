import { checkpoint, type Task } from '../../task';
import { gather } from '../../table/gather';
import { INITIAL_RUNNING, type RunningStatistics, takenVariance, updateRunning } from '../runningStatistics';
import { type BatchPlace, batchRows, simulateBatch, type SimulatedBatch } from '../simulate';
import type { SimulationSettings } from '../simulationSettings';
import { meanAndVariance } from '../standardize';
import { planBatches, type BatchPlan } from './batchPlan';

/** Values read between two chances to cancel: a few milliseconds. */
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

/** Settings that decide the batches and the running statistics; γ, β and ε change only what comes out. */
export type RunSettings = Omit<SimulationSettings, 'affine' | 'epsilon'>;

/**
 * A simulation that can be looked at in any batch: it goes on as far as it is asked to, and of what lies behind it keeps
 * four numbers a batch and column, and the orders of the rows, from which any batch is made again.
 */
export class SimulationRun {
  readonly plan: BatchPlan;
  /** One per column; valid up to the furthest batch that was asked for. */
  readonly traces: readonly ChannelTrace[];
  private readonly batches: Generator<BatchPlace>;
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
    this.batches = batchRows(columns[0]?.length ?? 0, settings, reachable);
  }

  /**
   * @param number from 1 to `plan.reachable`
   * @param output γ and β of each column, and ε > 0
   * @throws {Cancelled} what was done by then is kept
   */
  async batch(
    number: number,
    output: Pick<SimulationSettings, 'affine' | 'epsilon'>,
    task: Task<never>,
  ): Promise<SimulatedBatch> {
    await this.goTo(number, task);
    const { perEpoch } = this.plan;
    const epoch = Math.ceil(number / perEpoch);
    const { batchSize } = this.settings;
    const start = (number - 1 - (epoch - 1) * perEpoch) * batchSize;
    const rows = this.orders[epoch - 1]!.subarray(start, start + batchSize);
    const running = this.traces.map((trace) => runningAfter(trace, number - 1));
    return simulateBatch(this.columns, { ...this.settings, ...output }, { number, epoch, rows }, running);
  }

  /** Two callers may be on the way at a time: each step counts for both. */
  private async goTo(number: number, task: Task<never>): Promise<void> {
    let values = 0;
    while (this.done < number) {
      const next = this.batches.next();
      if (next.done) throw new Error(`expected a batch ${number}, found ${this.done}`);
      this.keep(next.value);
      values += next.value.rows.length * this.columns.length;
      if (values < VALUES_BETWEEN_CHECKPOINTS) continue;
      await checkpoint(task);
      values = 0;
    }
  }

  private keep({ number, epoch, rows }: BatchPlace): void {
    // The rows of a batch are a part of their epoch's order.
    if (this.orders.length < epoch) this.orders.push(new Uint32Array(rows.buffer));
    const { rule } = this.settings;
    for (const [c, column] of this.columns.entries()) {
      const trace = this.traces[c]!;
      const { mean, variance } = meanAndVariance(gather(column, rows));
      const batch = { count: rows.length, mean, variance };
      const after = updateRunning(runningAfter(trace, number - 1), batch, rule, number);
      trace.mean[number - 1] = mean;
      trace.taken[number - 1] = takenVariance(batch, rule);
      trace.runningMean[number - 1] = after.mean;
      trace.runningVariance[number - 1] = after.variance;
    }
    this.done = number;
  }
}

function runningAfter({ runningMean, runningVariance }: ChannelTrace, batches: number): RunningStatistics {
  if (batches === 0) return INITIAL_RUNNING;
  return { mean: runningMean[batches - 1]!, variance: runningVariance[batches - 1]! };
}
