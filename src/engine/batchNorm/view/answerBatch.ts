import type { Affine } from '../affine';
import { evalForward } from '../evalMode';
import { type Population, populationOf } from '../population';
import type { BatchNormData } from '../readBatchNormData';
import { type RunningRule, weightLearned } from '../runningStatistics';
import type { SimulatedBatch, SimulatedChannel } from '../simulate';
import type { BatchAnswer, BatchDataFacts, BatchSteps, ChannelAnswer, ShownBatchAnswer } from './batchAnswer';
import { type BinnedColumn, pictureOf } from './batchPicture';
import { EPOCHS, type BatchPlan } from './batchPlan';
import { maybe } from './maybeNumber';
import { relativesOf } from './relatives';
import { thinTrace } from './shownTrace';
import type { ChannelTrace } from './simulationRun';

/** Rows of a batch that are listed. */
const LISTED_ROWS = 200;

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
  readonly groups: number;
}

/** What the screen says of the rows that batches are taken from. */
export function dataFacts({ lines, fileRows, sampled, leftOut }: BatchNormData): BatchDataFacts {
  return { rows: lines.length, fileRows, sampled, leftOut };
}

/** What the screen says of how these are divided into batches. */
export function planFacts(plan: BatchPlan): BatchAnswer['plan'] {
  return { ...plan, epochs: EPOCHS };
}

/** Everything the screen shows of a batch, without the values of the other columns. */
export function shownBatch(batch: SimulatedBatch, parts: AnswerParts): ShownBatchAnswer {
  const { data, shown, column, trace, affine, epsilon, rule, groups } = parts;
  const channel = batch.channels[shown]!;
  const { gamma, beta } = affine;
  return {
    gamma,
    beta,
    epsilon,
    size: batch.rows.length,
    channels: batch.channels.map((each, c) => channelAnswer(data.names[c]!, each, epsilon)),
    shown,
    steps: stepsOf(batch, channel, parts),
    picture: pictureOf(column.binned, channel.x),
    trace: thinTrace(trace, batch.number),
    relatives: relativesOf(batch, groups, epsilon),
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

/**
 * The column whose steps are shown, with what it is over all rows.
 * @param values finite, one of each row
 */
export function shownColumn(values: Float64Array, binned: BinnedColumn): ShownColumn {
  return { binned, population: populationOf(values) };
}
