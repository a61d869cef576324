import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import { layersOf } from '../../../src/engine/train/architecture';
import { commonRange } from '../../../src/engine/train/commonRange';
import { planExperiment, runInput } from '../../../src/engine/train/experiment';
import { initialWeights, weightBound } from '../../../src/engine/train/initialWeights';
import { DEFAULT_SETTINGS, learningRates, type LabSettings } from '../../../src/engine/train/labSettings';
import { errorInUnits } from '../../../src/engine/train/targets';
import { assertClose } from '../stats/close';
import { readLabData } from './labTable';

const plan = (dataset: string, changed: Partial<LabSettings>) =>
  planExperiment(readLabData(dataset), { ...DEFAULT_SETTINGS, ...changed }, {});

describe('planExperiment', () => {
  it('runs the chosen learning rate first, then the sweep, each once', async () => {
    const { runs } = await plan('wine', { learningRate: 0.1, sweep: [0.01, 0.1, 1], seeds: [5, 6] });
    assert.equal(runs.length, 3 * 5 * 2);
    assert.deepEqual(
      runs.slice(0, 10).map(({ learningRate }) => learningRate),
      new Array(10).fill(0.1),
    );
    assert.equal(new Set(runs.map((key) => JSON.stringify(key))).size, 30);
  });

  it('chooses the loss and the outputs by the target and the network', async () => {
    const shape = async (dataset: string, hidden: number[]) => {
      const experiment = await plan(dataset, { hidden, variants: ['zscore'], seeds: [1] });
      return [experiment.loss, experiment.outputs];
    };
    assert.deepEqual(await shape('wine', [8]), ['crossEntropy', 3]);
    assert.deepEqual(await shape('wine', []), ['crossEntropy', 3]);
    assert.deepEqual(await shape('breast_cancer', [8]), ['crossEntropy', 2]);
    assert.deepEqual(await shape('breast_cancer', []), ['bceWithLogits', 1]);
    assert.deepEqual(await shape('diabetes_raw', [8]), ['mse', 1]);
  });

  it('standardizes a quantity by the training rows, and can tell errors in its unit', async () => {
    const { seeds, data } = await plan('diabetes_raw', { seeds: [1], variants: ['raw'] });
    const { split, targetScale, guess } = seeds[0]!;
    const values = [...split.training].map((row) => data.y[row]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assertClose(targetScale.mean, mean, 1e-13, 0, 'mean');
    // Of predicting the mean: the root mean square distance of the validation rows from it.
    const squares = [...split.validation].map((row) => (data.y[row]! - mean) ** 2);
    const rmse = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
    assertClose(errorInUnits(guess, targetScale), rmse, 1e-12, 0, 'error in units');
  });

  it('sets a target loss by what guessing loses, unless one is given', async () => {
    assertClose((await plan('wine', {})).targetLoss, Math.log(3) / 4, 1e-15, 0, 'target loss');
    assert.equal((await plan('wine', { targetLoss: 0.1 })).targetLoss, 0.1);
  });

  const refused: [string, Partial<LabSettings>, RegExp][] = [
    ['a batch of one', { batchSize: 1 }, /a batch of 2 rows or more, found 1/],
    ['no epoch', { epochs: 0 }, /1 epoch or more, found 0/],
    ['the same seed twice', { seeds: [1, 1] }, /different seeds, found 1, 1/],
    ['no seed', { seeds: [] }, /whole numbers as seeds, found none/],
    ['half a seed', { seeds: [0.5] }, /whole numbers as seeds, found 0.5/],
    ['a sweep in disorder', { sweep: [1, 0.1] }, /that increase, found 1, 0.1/],
    ['a target loss of 0', { targetLoss: 0 }, /a target loss above 0, found 0/],
    ['no variant', { variants: [] }, /at least one variant, found none/],
    ['three hidden layers', { hidden: [1, 2, 3] }, /at most 2 hidden layers, found 3/],
    ['half a unit', { hidden: [0.5] }, /1 hidden unit or more, found 0.5/],
    ['a learning rate of 0', { learningRate: 0 }, /a learning rate above 0, found 0/],
    ['a rate of the sweep that is no number', { sweep: [NaN] }, /a learning rate above 0, found NaN/],
    ['Batch Normalization without hidden layer', { hidden: [] }, /a hidden layer for Batch Normalization/],
  ];
  for (const [name, changed, message] of refused) {
    it(`refuses ${name}`, () =>
      assert.rejects(
        plan('wine', changed),
        (error) => error instanceof DataError && message.test(error.message),
      ));
  }

  it('knows no run of a seed that was not planned', async () => {
    const experiment = await plan('wine', { seeds: [1] });
    assert.throws(() => runInput(experiment, { variant: 'raw', seed: 9, learningRate: 1 }), RangeError);
  });
});

describe('commonRange', () => {
  it('is there where columns are comparable, and only there', () => {
    assert.deepEqual(commonRange(readLabData('digits_600')), { min: 0, max: 16 });
    assert.deepEqual(commonRange(readLabData('iris')), { min: 0.1, max: 7.9 });
    assert.equal(commonRange(readLabData('wine')), undefined);
  });
});

describe('initialWeights', () => {
  const shape = { inputs: 50, hidden: [40, 30], activation: 'relu', outputs: 3 } as const;

  it('fill the range of their scheme', () => {
    for (const scheme of ['pytorch', 'he', 'glorot'] as const) {
      const weights = initialWeights(layersOf(shape, false), scheme, 1).subarray(0, 2000);
      const bound = weightBound(scheme, 50, 40);
      const most = weights.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      assert.ok(most <= bound && most > 0.99 * bound);
      const variance = weights.reduce((sum, value) => sum + value * value, 0) / 2000;
      // b²/3 for a uniform distribution; its estimate has a relative standard deviation of 2 %.
      assert.ok(Math.abs(variance / (bound * bound) - 1 / 3) < 0.04);
    }
    assert.equal(weightBound('pytorch', 4, 9), 0.5);
    assert.equal(weightBound('he', 6, 9), 1);
    assert.equal(weightBound('glorot', 2, 4), 1);
  });

  it('draws biases as PyTorch does, and none for the others', () => {
    const biases = (scheme: 'pytorch' | 'he') =>
      initialWeights(layersOf(shape, false), scheme, 1).subarray(2000, 2040);
    assert.equal(new Set(biases('pytorch')).size, 40);
    assert.deepEqual(biases('he'), new Float64Array(40));
  });

  it('are the same with and without Batch Normalization', () => {
    const plain = initialWeights(layersOf(shape, false), 'pytorch', 3);
    const normalized = initialWeights(layersOf(shape, true), 'pytorch', 3);
    // Plain: 2000 + 40, 1200 + 30, 90 + 3. With BN γ and β stand where the bias is.
    assert.deepEqual(normalized.slice(2080, 3280), plain.slice(2040, 3240));
    assert.deepEqual(normalized.slice(-93), plain.slice(-93));
    assert.deepEqual(normalized.slice(2000, 2080), new Float64Array(80).fill(1, 0, 40));
  });
});

describe('learningRates', () => {
  it('are even on a logarithmic axis', () => {
    assert.deepEqual(learningRates(0.01, 1, 2), [0.01, 0.03162, 0.1, 0.3162, 1]);
    assert.equal(DEFAULT_SETTINGS.sweep.length, 21);
    assert.ok(DEFAULT_SETTINGS.sweep.includes(DEFAULT_SETTINGS.learningRate));
  });
});
