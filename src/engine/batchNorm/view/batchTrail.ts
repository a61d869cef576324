import { checkpoint, type Task } from '../../task';
import { gather } from '../../table/gather';
import { type BatchPlace, batchRows } from '../simulate';
import type { SimulationSettings } from '../simulationSettings';
import { meanAndVariance } from '../standardize';

/** Values read between two chances to cancel: a few milliseconds. */
const VALUES_BETWEEN_CHECKPOINTS = 200_000;

/** What decides which rows the batches have. */
export type TrailSettings = Pick<SimulationSettings, 'batchSize' | 'order' | 'dropLast'>;

/** μ_B and the biased σ²_B of one column; entry i is of batch i + 1. */
export interface ChannelMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * The batches of a simulation as far as somebody asked for: of what lies behind it keeps the order of the rows, and two
 * numbers a batch and column. Neither depends on momentum, γ, β or ε.
 */
export class BatchTrail {
  /** One per column; valid up to the furthest batch that was asked for. */
  readonly moments: readonly ChannelMoments[];
  private readonly batches: Generator<BatchPlace>;
  /** Of each epoch that has begun. */
  private readonly orders: Uint32Array[] = [];
  /** One column of one batch. */
  private readonly values: Float64Array;
  private done = 0;

  /**
   * @param columns of the same length, at least one
   * @param settings checked
   * @param total batches that may be asked for
   */
  constructor(
    readonly columns: readonly Float64Array[],
    private readonly settings: TrailSettings,
    total: number,
  ) {
    this.moments = columns.map(() => ({ mean: new Float64Array(total), variance: new Float64Array(total) }));
    const rows = columns[0]?.length ?? 0;
    this.batches = batchRows(rows, settings, total);
    this.values = new Float64Array(Math.min(rows, settings.batchSize));
  }

  /**
   * Goes on up to a batch. Two callers may be on the way at a time: each step counts for both.
   * @throws {Cancelled} what was done by then is kept
   */
  async goTo(number: number, task: Task<never>): Promise<void> {
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

  /** Which rows a batch has that was gone to, the `place`-th (from 0) of its epoch (from 1). */
  rows(epoch: number, place: number): Uint32Array {
    const { batchSize } = this.settings;
    return this.orders[epoch - 1]!.subarray(place * batchSize, (place + 1) * batchSize);
  }

  private keep({ number, epoch, rows }: BatchPlace): void {
    // The rows of a batch are a part of their epoch's order.
    if (this.orders.length < epoch) this.orders.push(new Uint32Array(rows.buffer));
    for (const [c, column] of this.columns.entries()) {
      const { mean, variance } = meanAndVariance(gather(column, rows, this.values));
      this.moments[c]!.mean[number - 1] = mean;
      this.moments[c]!.variance[number - 1] = variance;
    }
    this.done = number;
  }
}
