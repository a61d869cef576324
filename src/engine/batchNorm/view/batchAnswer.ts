import type { Affine } from '../affine';
import { evalForward } from '../evalMode';
import { type Population, populationOf } from '../population';
import type { BatchNormData } from '../readBatchNormData';
import { type RunningRule, weightLearned } from '../runningStatistics';
import type { SimulatedBatch, SimulatedChannel } from '../simulate';
import type { BatchNormWarning } from '../warnings';
import { type BatchPicture, type BinnedColumn, pictureOf } from './batchPicture';
import { EPOCHS, type BatchPlan } from './batchPlan';
import { maybe, type MaybeNumber } from './maybeNumber';
import { type ShownTrace, thinTrace } from './shownTrace';
import type { ChannelTrace } from './simulationRun';

/** Rows of a batch that are listed. */
export const LISTED_ROWS = 200;

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
export interface BatchDataFacts extends Pick<BatchNormData, 'fileRows' | 'sampled' | 'leftOut'> {
  readonly rows: number;
}

export interface ShownBatchAnswer {
  /** Rows of the batch, m. */
  readonly size: number;
  readonly channels: readonly ChannelAnswer[];
  /** The shown column, of the first rows; all arrays are of one length. */
  readonly steps: BatchSteps;
  readonly picture: BatchPicture;
  readonly trace: ShownTrace;
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

/** A column that is shown, and what is known of all its rows. */
export interface ShownColumn {
  readonly binned: BinnedColumn;
  readonly population: Population;
}

export interface AnswerParts {
  readonly data: BatchNormData;
  readonly shown: number;
  readonly column: ShownColumn;
  readonly trace: ChannelTrace;
  readonly affine: Affine;
  readonly epsilon: number;
  readonly rule: RunningRule;
}

export function dataFacts({ lines, fileRows, sampled, leftOut }: BatchNormData): BatchDataFacts {
  return { rows: lines.length, fileRows, sampled, leftOut };
}

export function planFacts(plan: BatchPlan): BatchAnswer['plan'] {
  return { ...plan, epochs: EPOCHS };
}

/** Everything the screen shows of a batch, without the values of the other columns. */
export function shownBatch(batch: SimulatedBatch, parts: AnswerParts): ShownBatchAnswer {
  const { data, shown, column, trace, epsilon, rule } = parts;
  const channel = batch.channels[shown]!;
  return {
    size: batch.rows.length,
    channels: batch.channels.map((each, c) => channelAnswer(data.names[c]!, each, epsilon)),
    steps: stepsOf(batch, channel, parts),
    picture: pictureOf(column.binned, channel.x),
    trace: thinTrace(trace, batch.number),
    learned: weightLearned(rule, batch.number),
    warnings: batch.warnings,
  };
}

function channelAnswer(name: string, channel: SimulatedChannel, epsilon: number): ChannelAnswer {
  const { mean, variance, divisor, after } = channel;
  return {
    name,
    mean: maybe(mean),
    variance: maybe(variance),
    divisor: maybe(divisor),
    runningMean: maybe(after.mean),
    runningVariance: maybe(after.variance),
    evalDivisor: maybe(Math.sqrt(after.variance + epsilon)),
  };
}

function stepsOf(
  { rows }: SimulatedBatch,
  channel: SimulatedChannel,
  { data, affine, epsilon }: AnswerParts,
): BatchSteps {
  const listed = (values: Float64Array) => Array.from(values.subarray(0, LISTED_ROWS), maybe);
  const { x, centred, squared, normalized, y, after } = channel;
  const inUse = evalForward(x.subarray(0, LISTED_ROWS), after, affine, epsilon);
  return {
    line: Array.from(rows.subarray(0, LISTED_ROWS), (row) => data.lines[row]!),
    x: listed(x),
    centred: listed(centred),
    squared: listed(squared),
    normalized: listed(normalized),
    y: listed(y),
    evalNormalized: listed(inUse.normalized),
    evalY: listed(inUse.y),
  };
}

export function shownColumn(values: Float64Array, binned: BinnedColumn): ShownColumn {
  return { binned, population: populationOf(values) };
}
