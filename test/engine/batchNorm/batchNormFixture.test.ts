import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Affine } from '../../../src/engine/batchNorm/affine';
import { evalBackward, evalForward } from '../../../src/engine/batchNorm/evalMode';
import type { AffineGradients } from '../../../src/engine/batchNorm/gradients';
import {
  INITIAL_RUNNING,
  type RunningRule,
  updateRunning,
} from '../../../src/engine/batchNorm/runningStatistics';
import { requireMoreThanOne, trainBackward, trainForward } from '../../../src/engine/batchNorm/trainMode';
import { DataError } from '../../../src/engine/dataError';
import { skip } from '../../skip';
import { assertClose } from '../stats/close';
import {
  type BatchNormCase,
  batchNormFixture,
  channelsOf,
  type Step,
  type TrainStep,
} from './batchNormFixture';

/** Channels whose values lie far from 0 for their spread: PyTorch itself loses digits there. */
const OFFSET = 'offset_channels';

describe('batchnorm.json, batch_norm', () => {
  for (const testCase of batchNormFixture.batch_norm) {
    it(testCase.id, function () {
      const { error } = testCase;
      if (!error) assertCase(testCase);
      else if (error.message.startsWith('Expected more than 1 value')) {
        const [, rows = '', positions = '1'] = /\[(\d+), \d+(?:, (\d+))?\]/.exec(error.message) ?? [];
        assert.throws(
          () => {
            requireMoreThanOne(Number(rows) * Number(positions), 1);
          },
          (thrown) =>
            thrown instanceof DataError &&
            thrown.code === 'batch-of-one' &&
            thrown.message.startsWith('expected more than 1 value per channel when training'),
        );
      } else skip(this, 'a batch is a list of channels here: it has no axes to be wrong about');
    });
  }
});

function assertCase(testCase: BatchNormCase): void {
  const { params, num_features: width } = testCase;
  const rule: RunningRule = { library: 'pytorch', momentum: params.momentum ?? 'cumulative' };
  let running = Array.from({ length: width }, () => INITIAL_RUNNING);
  const states = [running];
  for (const [k, step] of testCase.train.entries()) {
    const x = channelsOf(step.x);
    const g = channelsOf(step.grad_out);
    const forward = x.map((values, c) => trainForward(values, affineOf(testCase, c), params.eps));
    running = forward.map((channel, c) =>
      updateRunning(running[c]!, { count: x[c]!.length, ...channel }, rule, k + 1),
    );
    states.push(running);
    const results = forward.map((channel, c) => ({
      ...channel,
      gradients: trainBackward(g[c]!, channel, affineOf(testCase, c)),
    }));
    assertStep(testCase, step, results, testCase.id === OFFSET, `step ${k}`);
    assertBatch(step, forward, `step ${k}`);
    assertBuffers(testCase, step, running, `step ${k}`);
  }
  for (const step of testCase.eval) {
    const what = `eval after ${step.after_train_step}`;
    const state = states[step.after_train_step]!;
    const x = channelsOf(step.x);
    const g = channelsOf(step.grad_out);
    assertBuffers(testCase, step, state, what);
    const results = x.map((values, c) => {
      const affine = affineOf(testCase, c);
      if (!params.track_running_stats) {
        const forward = trainForward(values, affine, params.eps);
        return { ...forward, gradients: trainBackward(g[c]!, forward, affine) };
      }
      const forward = evalForward(values, state[c]!, affine, params.eps);
      return { ...forward, gradients: evalBackward(g[c]!, forward, affine) };
    });
    assertStep(testCase, step, results, false, what);
  }
}

function affineOf({ weight, bias }: BatchNormCase, channel: number): Affine {
  return { gamma: weight?.[channel] ?? 1, beta: bias?.[channel] ?? 0 };
}

interface Result {
  readonly y: Float64Array;
  /** √(variance + ε) */
  readonly divisor: number;
  readonly gradients: AffineGradients;
}

/** y and gradients, against PyTorch's. */
function assertStep(
  testCase: BatchNormCase,
  step: Step,
  results: readonly Result[],
  loose: boolean,
  what: string,
): void {
  const y = channelsOf(step.y);
  const gradX = channelsOf(step.grad_x);
  const gradOut = channelsOf(step.grad_out);
  for (const [c, { y: found, divisor, gradients }] of results.entries()) {
    // In batches of two the gradient is what is left of terms of this size.
    const terms = (Math.abs(affineOf(testCase, c).gamma) * largest(gradOut[c]!)) / divisor;
    const [rtol, atol] = loose ? [1e-5, 1e-5 * largest(gradX[c]!)] : [1e-12, 1e-12 * terms];
    assertValues(gradients.x, gradX[c]!, rtol, atol, `${what} grad_x ${c}`);
    // Where PyTorch loses digits, y is compared with exact arithmetic only.
    if (!loose) assertValues(found, y[c]!, 1e-12, 1e-12, `${what} y ${c}`);
    const { grad_weight: gamma, grad_bias: beta } = step;
    if (gamma) assertClose(gradients.gamma, gamma[c]!, rtol, rtol, `${what} grad_weight ${c}`);
    if (beta) assertClose(gradients.beta, beta[c]!, 1e-12, 1e-12, `${what} grad_bias ${c}`);
  }
}

function largest(values: Float64Array): number {
  return Math.max(...values.map(Math.abs));
}

/** Statistics of the batch; against exact arithmetic where the fixture has it. */
function assertBatch(
  step: TrainStep,
  forward: readonly ReturnType<typeof trainForward>[],
  what: string,
): void {
  const { exact_batch: exact } = step;
  const exactY = exact && channelsOf(exact.y);
  for (const [c, { mean, variance, y }] of forward.entries()) {
    assertClose(mean, (exact?.mean ?? step.batch_mean)[c]!, 1e-15, 1e-15, `${what} mean ${c}`);
    assertClose(variance, (exact?.var ?? step.batch_var)[c]!, 1e-13, 0, `${what} variance ${c}`);
    if (exactY) assertValues(y, exactY[c]!, 1e-12, 1e-12, `${what} exact y ${c}`);
  }
}

function assertBuffers(
  { id, params }: BatchNormCase,
  { running_mean: mean, running_var: variance }: Step,
  running: readonly { readonly mean: number; readonly variance: number }[],
  what: string,
): void {
  if (!params.track_running_stats) return;
  assert.ok(mean && variance, what);
  const rtol = id === OFFSET ? 1e-8 : 1e-12;
  for (const [c, state] of running.entries()) {
    assertClose(state.mean, mean[c]!, rtol, 1e-14, `${what} running mean ${c}`);
    assertClose(state.variance, variance[c]!, rtol, 1e-14, `${what} running variance ${c}`);
  }
}

function assertValues(
  actual: Float64Array,
  expected: Float64Array,
  rtol: number,
  atol: number,
  what: string,
): void {
  assert.equal(actual.length, expected.length, what);
  expected.forEach((value, i) => {
    assertClose(actual[i]!, value, rtol, atol, `${what}, value ${i}`);
  });
}
