import type { Task } from '../../task';
import {
  INITIAL_RUNNING,
  type RunningRule,
  type RunningStatistics,
  takenVariance,
  updateRunning,
} from '../runningStatistics';
import { simulateBatch, type SimulatedBatch } from '../simulate';
import type { SimulationSettings } from '../simulationSettings';
import type { BatchPlan } from './batchPlan';
import type { BatchTrail } from './batchTrail';

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
 * A simulation that can be looked at in any batch: it goes on as far as it is asked to, and keeps running statistics by
 * one rule, from which any batch is made again.
 */
export class SimulationRun {
  /** One per column; valid up to the furthest batch that was asked for. */
  readonly traces: readonly ChannelTrace[];
  private done = 0;

  /**
   * @param trail the batches, which runs by other rules may share
   * @param plan of this rule
   */
  constructor(
    readonly plan: BatchPlan,
    private readonly trail: BatchTrail,
    private readonly rule: RunningRule,
  ) {
    const { reachable } = plan;
    this.traces = trail.moments.map(({ mean }) => ({
      mean,
      taken: new Float64Array(reachable),
      runningMean: new Float64Array(reachable),
      runningVariance: new Float64Array(reachable),
    }));
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
    const { trail, rule } = this;
    await trail.goTo(number, task);
    while (this.done < number) this.update(this.done + 1);
    const running = this.traces.map((trace) => runningAfter(trace, number - 1));
    return simulateBatch(trail.columns, { rule, ...output }, this.place(number), running);
  }

  private place(number: number): Pick<SimulatedBatch, 'number' | 'epoch' | 'rows'> {
    const { perEpoch } = this.plan;
    const epoch = Math.ceil(number / perEpoch);
    return { number, epoch, rows: this.trail.rows(epoch, number - 1 - (epoch - 1) * perEpoch) };
  }

  private update(number: number): void {
    const count = this.place(number).rows.length;
    for (const [c, trace] of this.traces.entries()) {
      const moments = this.trail.moments[c]!;
      const batch = { count, mean: moments.mean[number - 1]!, variance: moments.variance[number - 1]! };
      const after = updateRunning(runningAfter(trace, number - 1), batch, this.rule, number);
      trace.taken[number - 1] = takenVariance(batch, this.rule);
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
