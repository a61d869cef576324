import assert from 'node:assert/strict';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Cancelled } from '../../src/engine/task';
import { startWorker, type WorkerClient } from '../../src/host/workerClient';
import { DEFAULT_SETTINGS, type LabProgress, type LabRequest } from '../../src/protocol/lab';

const REQUEST: LabRequest = {
  choice: { target: 'target' },
  settings: { ...DEFAULT_SETTINGS, hidden: [8], epochs: 4, sweep: [0.01, 0.1], seeds: [1, 2] },
};

describe('the Training lab of the worker', () => {
  let worker: WorkerClient;
  beforeEach(() => {
    worker = startWorker(path.resolve('dist/worker.js'), () => undefined);
  });
  afterEach(() => {
    worker.dispose();
  });
  const profile = (file: string) => worker.api.profile({ kind: 'file', path: path.resolve(file) }, {}, {});

  it('tells the plan first, then every epoch of the curves once, and what was found', async () => {
    await profile('test/fixtures/datasets/wine.csv');
    const heard: LabProgress[] = [];
    const result = await worker.api.train(REQUEST, { onProgress: (progress) => heard.push(progress) });
    const { plan } = heard[0] ?? assert.fail();
    assert.deepEqual([plan?.runs, plan?.training, plan?.network], [20, 125, '13-8-3, ReLU']);
    const epochs = new Map<string, number[]>();
    const done = new Set<string>();
    for (const news of heard.flatMap((progress) => progress.epochs)) {
      const name = `${news.variant} ${news.seed}`;
      epochs.set(name, [...(epochs.get(name) ?? []), ...news.epochs.map(({ epoch }) => epoch)]);
      if (news.done) done.add(name);
    }
    assert.equal(epochs.size, 10);
    for (const [name, found] of epochs) assert.deepEqual(found, [0, 1, 2, 3, 4], name);
    assert.equal(done.size, 10);
    assert.equal(heard.at(-1)?.done, 20);
    assert.deepEqual(
      result.rows.map(({ variant, sweep }) => [variant, sweep.length]),
      DEFAULT_SETTINGS.variants.map((variant) => [variant, 2]),
    );
    assert.deepEqual(heard.at(-1)?.rows, result.rows);
    assert.equal(result.stability.length, 3);
    // What goes to a page goes as JSON: nothing in it may be lost on the way.
    assert.deepEqual(JSON.parse(JSON.stringify([heard, result])), [heard, result]);
  });

  it('gives a run as a script that reads the file as it was read', async () => {
    await profile('media/samples/iris.csv');
    await assert.rejects(worker.api.trainingScript({ variant: 'raw', seed: 1, learningRate: 0.1 }, {}));
    await worker.api.train({ ...REQUEST, settings: { ...REQUEST.settings, sweep: [] } }, {});
    const key = { variant: 'zscore', seed: 1, learningRate: REQUEST.settings.learningRate } as const;
    const script = await worker.api.trainingScript(key, {});
    assert.match(script, /^FILE = "iris\.csv"$/m);
    assert.match(script, /"sepal length \(cm\)", "sepal width \(cm\)"/);
  });

  it('can be cancelled, and trains again afterwards', async () => {
    await profile('test/fixtures/datasets/wine.csv');
    const controller = new AbortController();
    const endless = { ...REQUEST, settings: { ...REQUEST.settings, epochs: 1_000_000 } };
    const training = worker.api.train(endless, {
      signal: controller.signal,
      onProgress({ epochs }) {
        if (epochs.length > 0) controller.abort();
      },
    });
    await assert.rejects(training, Cancelled);
    const { rows } = await worker.api.train(REQUEST, {});
    assert.equal(rows.length, 5);
  });

  it('says what is wrong with a target', async () => {
    await profile('media/samples/messy-sensors.csv');
    await assert.rejects(worker.api.train({ ...REQUEST, choice: { target: 'nobody' } }, {}), /'nobody'/);
  });
});
