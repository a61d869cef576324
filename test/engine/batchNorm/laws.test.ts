import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { evalBackward, evalForward } from '../../../src/engine/batchNorm/evalMode';
import { groupNorm, groupNormBackward } from '../../../src/engine/batchNorm/groupNorm';
import { weightLearned } from '../../../src/engine/batchNorm/runningStatistics';
import { standardize } from '../../../src/engine/batchNorm/standardize';
import { trainBackward, trainForward } from '../../../src/engine/batchNorm/trainMode';
import { assertClose } from '../stats/close';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** A channel, and the weights of a loss Σ w·y. */
const channelAndLoss = fc
  .integer({ min: 2, max: 12 })
  .chain((m) =>
    fc.tuple(
      fc.array(between(-3, 3), { minLength: m, maxLength: m }),
      fc.array(between(-1, 1), { minLength: m, maxLength: m }),
    ),
  );
const EPSILON = 0.1;
const STEP = 1e-4;

function weighted(y: Float64Array, w: readonly number[]): number {
  return y.reduce((sum, value, i) => sum + value * w[i]!, 0);
}

/** The slope of `loss` in one value of `at`, by central differences: good to about STEP² of its third derivative. */
function slope(loss: (x: Float64Array) => number, at: readonly number[], i: number): number {
  const moved = (by: number) => Float64Array.from(at, (value, j) => (j === i ? value + by : value));
  return (loss(moved(STEP)) - loss(moved(-STEP))) / (2 * STEP);
}

describe('laws of Batch Normalization', () => {
  it('train mode: the gradients are the slopes of the loss', () => {
    fc.assert(
      fc.property(channelAndLoss, between(-2, 2), between(-2, 2), ([x, w], gamma, beta) => {
        const loss = (at: Float64Array, affine = { gamma, beta }) =>
          weighted(trainForward(at, affine, EPSILON).y, w);
        const batch = Float64Array.from(x);
        const found = trainBackward(Float64Array.from(w), standardize(batch, EPSILON), { gamma });
        x.forEach((_, i) => {
          assertClose(found.x[i]!, slope(loss, x, i), 0, 1e-5, `dx ${i}`);
        });
        const byGamma = slope(([value]) => loss(batch, { gamma: value!, beta }), [gamma], 0);
        const byBeta = slope(([value]) => loss(batch, { gamma, beta: value! }), [beta], 0);
        assertClose(found.gamma, byGamma, 0, 1e-8, 'dγ');
        assertClose(found.beta, byBeta, 0, 1e-8, 'dβ');
      }),
    );
  });

  it('eval mode: the gradients are the slopes of the loss', () => {
    const running = { mean: 0.5, variance: 2 };
    fc.assert(
      fc.property(channelAndLoss, between(-2, 2), ([x, w], gamma) => {
        const affine = { gamma, beta: 0.25 };
        const loss = (at: Float64Array) => weighted(evalForward(at, running, affine, EPSILON).y, w);
        const forward = evalForward(Float64Array.from(x), running, affine, EPSILON);
        const found = evalBackward(Float64Array.from(w), forward, affine);
        x.forEach((_, i) => {
          assertClose(found.x[i]!, slope(loss, x, i), 0, 1e-8, `dx ${i}`);
        });
        assertClose(found.gamma, weighted(forward.normalized, w), 1e-12, 1e-12, 'dγ');
      }),
    );
  });

  it('group normalization: the gradients are the slopes of the loss', () => {
    fc.assert(
      fc.property(channelAndLoss, ([x, w]) => {
        const groups = x.length % 2 === 0 ? 2 : 1;
        const affine = {
          gamma: Float64Array.from(x, (_, i) => 0.5 + i / 4),
          beta: Float64Array.from(x, (_, i) => i),
        };
        const loss = (at: Float64Array) => weighted(groupNorm(at, groups, affine, EPSILON).y, w);
        const forward = groupNorm(Float64Array.from(x), groups, affine, EPSILON);
        const found = groupNormBackward(Float64Array.from(w), forward, affine);
        x.forEach((_, i) => {
          assertClose(found.x[i]!, slope(loss, x, i), 0, 1e-4, `dx ${i}`);
        });
      }),
    );
  });

  it('x̂ has mean 0 and variance σ² ÷ (σ² + ε), at any offset', () => {
    fc.assert(
      fc.property(channelAndLoss, between(-1e9, 1e9), ([x], offset) => {
        const { normalized, variance } = standardize(
          Float64Array.from(x, (value) => value + offset),
          1e-5,
        );
        const mean = normalized.reduce((sum, value) => sum + value, 0) / x.length;
        const square = normalized.reduce((sum, value) => sum + value * value, 0) / x.length;
        assertClose(mean, 0, 0, 1e-12, 'mean');
        assertClose(square, variance / (variance + 1e-5), 1e-12, 1e-15, 'variance');
      }),
    );
  });

  it('γ = √(σ² + ε), β = μ give x back', () => {
    fc.assert(
      fc.property(channelAndLoss, between(-1e6, 1e6), ([x], offset) => {
        const batch = Float64Array.from(x, (value) => value + offset);
        const largest = Math.max(...batch.map(Math.abs));
        const { mean: beta, divisor: gamma } = standardize(batch, 1e-5);
        const { y } = trainForward(batch, { gamma, beta }, 1e-5);
        batch.forEach((value, i) => {
          assertClose(y[i]!, value, 0, 4 * 2 ** -52 * largest, `value ${i}`);
        });
      }),
    );
  });

  it('one value that is no number spoils its channel, and no infinity gets through', () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      const { mean, variance, normalized } = standardize(Float64Array.of(1, bad, 2), 1e-5);
      assert.ok(!Number.isFinite(mean));
      assert.ok(Number.isNaN(variance) && normalized.every(Number.isNaN));
    }
  });

  it('values whose squares are no doubles are normalized all the same', () => {
    const { normalized } = standardize(Float64Array.of(-1e200, 1e200), 1e-5);
    assert.deepEqual([...normalized], [-1, 1]);
  });

  it('65 % of the weight is learned after 10 batches, 90 % after 22', () => {
    const rule = { library: 'pytorch', momentum: 0.1 } as const;
    assert.equal(weightLearned(rule, 0), 0);
    assert.equal(weightLearned(rule, 10).toFixed(2), '0.65');
    assert.equal(weightLearned(rule, 22).toFixed(2), '0.90');
    assertClose(weightLearned({ library: 'keras', momentum: 0.9 }, 10), 1 - 0.9 ** 10, 1e-15, 0, 'Keras');
    assert.equal(weightLearned({ library: 'pytorch', momentum: 'cumulative' }, 1), 1);
  });
});
