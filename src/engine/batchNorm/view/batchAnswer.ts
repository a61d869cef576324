import type { Affine } from '../affine';
import type { Population } from '../population';
import type { BatchNormWarning } from '../warnings';
import type { BatchPicture } from './batchPicture';
import type { BatchPlan } from './batchPlan';
import type { MaybeNumber } from './maybeNumber';
import type { RelativesAnswer } from './relatives';
import type { ShownTrace } from './shownTrace';

/** A batch for the screen. */
export interface BatchAnswer {
  readonly data: BatchDataFacts;
  readonly plan: BatchPlan & { readonly epochs: number };
  /** From 1, within the plan. */
  readonly batch: number;
  readonly epoch: number;
  /** Of the shown column, all its rows. */
  readonly population: Population;
  /** What the layer does, or why it refuses the batch. */
  readonly outcome:
    ({ readonly kind: 'batch' } & ShownBatchAnswer) | { readonly kind: 'refused'; readonly message: string };
}

/** What the rows are that batches are drawn from. */
export interface BatchDataFacts {
  /** Rows with a number in every column of the layer, n. */
  readonly rows: number;
  /** Rows of the file. */
  readonly fileRows: number;
  /** Whether a random sample stands for them. */
  readonly sampled: boolean;
  /** Rows, of those that were read or sampled, without a number in some column; the lines of the first ones. */
  readonly leftOut: { readonly count: number; readonly lines: readonly number[] };
}

export interface ShownBatchAnswer extends Affine {
  /** ε, which it was made with, as γ and β above: the page may be about to ask with others. */
  readonly epsilon: number;
  /** Rows of the batch, m. */
  readonly size: number;
  readonly channels: readonly ChannelAnswer[];
  /** The place among them of the one below. */
  readonly shown: number;
  /** The shown column, of the first rows; all arrays are of one length. */
  readonly steps: BatchSteps;
  readonly picture: BatchPicture;
  readonly trace: ShownTrace;
  readonly relatives: RelativesAnswer;
  /** How much of the running statistics comes from batches: 1 − (1 − α)^k. */
  readonly learned: number;
  readonly warnings: readonly BatchNormWarning[];
}

/** One column of the layer in this batch. */
export interface ChannelAnswer {
  readonly name: string;
  readonly mean: MaybeNumber;
  /** Biased. */
  readonly variance: MaybeNumber;
  /** √(σ²_B + ε) */
  readonly divisor: MaybeNumber;
  /** Running statistics after the batch, which eval mode uses. */
  readonly runningMean: MaybeNumber;
  readonly runningVariance: MaybeNumber;
  /** √(running variance + ε) */
  readonly evalDivisor: MaybeNumber;
}

export interface BatchSteps {
  readonly line: readonly number[];
  readonly x: readonly MaybeNumber[];
  readonly centred: readonly MaybeNumber[];
  readonly squared: readonly MaybeNumber[];
  readonly normalized: readonly MaybeNumber[];
  readonly y: readonly MaybeNumber[];
  /** In eval mode, with the running statistics after this batch. */
  readonly evalNormalized: readonly MaybeNumber[];
  readonly evalY: readonly MaybeNumber[];
}
