import { maybe, type MaybeNumber } from './maybeNumber';
import type { ChannelTrace } from './simulationRun';

/** Running statistics up to a batch, few enough to be drawn. */
export interface ShownTrace {
  /** 1: every batch; s: every s-th and the last one. */
  readonly every: number;
  /** Which batches, from 1. */
  readonly batch: readonly number[];
  readonly mean: readonly MaybeNumber[];
  /** The variance of the batch as the running one takes it over: unbiased in PyTorch, biased in Keras. */
  readonly taken: readonly MaybeNumber[];
  readonly runningMean: readonly MaybeNumber[];
  readonly runningVariance: readonly MaybeNumber[];
}

const MOST_POINTS = 300;

/** The statistics of the batches 1 to `last`; nothing of those after it. */
export function thinTrace(trace: ChannelTrace, last: number): ShownTrace {
  const every = Math.ceil(last / MOST_POINTS);
  const batch: number[] = [];
  for (let number = last; number >= 1; number -= every) batch.push(number);
  batch.reverse();
  const at = (values: Float64Array) => batch.map((number) => maybe(values[number - 1]!));
  return {
    every,
    batch,
    mean: at(trace.mean),
    taken: at(trace.taken),
    runningMean: at(trace.runningMean),
    runningVariance: at(trace.runningVariance),
  };
}
