import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { copyAsKeras } from '../../src/engine/batchNorm/copy/copyAsKeras';
import { evalForward } from '../../src/engine/batchNorm/evalMode';
import { meanNoise } from '../../src/engine/batchNorm/meanNoise';
import { populationOf } from '../../src/engine/batchNorm/population';
import { readBatchNormData, type BatchNormData } from '../../src/engine/batchNorm/readBatchNormData';
import { simulate } from '../../src/engine/batchNorm/simulate';
import { relativesOf } from '../../src/engine/batchNorm/view/relatives';
import { DataError } from '../../src/engine/dataError';
import { Cancelled } from '../../src/engine/task';
import { withFileSource } from '../../src/files/withFiles';
import { startWorker, type WorkerClient } from '../../src/host/workerClient';
import type { BatchAnswer, BatchQuestion, SourceReference } from '../../src/protocol/datasetApi';

const WINE = path.resolve('test/fixtures/datasets/wine.csv');
const QUESTION: BatchQuestion = {
  columns: ['hue', 'proline'],
  shown: 1,
  batchSize: 8,
  order: { seed: 7 },
  dropLast: true,
  gamma: 1.5,
  beta: 0.5,
  epsilon: 1e-5,
  rule: { library: 'pytorch', momentum: 0.1 },
  groups: 2,
  batch: 38,
};
const SETTINGS = { ...QUESTION, affine: QUESTION.columns.map(() => ({ gamma: 1.5, beta: 0.5 })) };

describe('the worker of a data file, asked about Batch Normalization', () => {
  let worker: WorkerClient;
  let folder: string;

  beforeEach(async () => {
    worker = startWorker(path.resolve('dist/worker.js'), () => undefined);
    folder = await mkdtemp(path.join(tmpdir(), 'normscope-batch-norm-'));
  });
  afterEach(async () => {
    worker.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const profile = (source: SourceReference) => worker.api.profile(source, {}, {});
  const profileWine = () => profile({ kind: 'file', path: WINE });
  const wine = (): Promise<BatchNormData> =>
    withFileSource(WINE, (source) =>
      readBatchNormData(source, {}, QUESTION.columns, { maxRows: 1000, seed: 0 }, {}),
    );

  async function written(text: string): Promise<string> {
    const file = path.join(folder, 'data.csv');
    await writeFile(file, text);
    return file;
  }

  function batchOf({ outcome }: BatchAnswer) {
    assert.ok(outcome.kind === 'batch');
    return outcome;
  }

  it('gives every step of the batch that the engine simulates, and eval mode on the same rows', async () => {
    await profileWine();
    const answer = await worker.api.simulateBatch(QUESTION, {});
    const { columns, lines } = await wine();
    const direct = [...simulate(columns, SETTINGS, 38)].at(-1);
    const channel = direct?.channels[1];
    assert.ok(direct && channel);
    const { steps, channels, size, learned } = batchOf(answer);
    const inUse = evalForward(channel.x, channel.after, { gamma: 1.5, beta: 0.5 }, 1e-5);
    assert.deepEqual(steps, {
      line: [...direct.rows].map((row) => lines[row]),
      x: [...channel.x],
      centred: [...channel.centred],
      squared: [...channel.squared],
      normalized: [...channel.normalized],
      y: [...channel.y],
      evalNormalized: [...inUse.normalized],
      evalY: [...inUse.y],
    });
    assert.deepEqual(
      channels.map(({ name, mean, runningVariance }) => [name, mean, runningVariance]),
      direct.channels.map(({ mean, after }, c) => [QUESTION.columns[c], mean, after.variance]),
    );
    assert.deepEqual([size, answer.batch, answer.epoch], [8, 38, 2]);
    assert.ok(Math.abs(learned - (1 - 0.9 ** 38)) < 1e-12);
    assert.deepEqual(answer.plan, { perEpoch: 22, total: 66, dropped: 2, reachable: 66, epochs: 3 });
    assert.deepEqual(answer.population, populationOf(columns[1]!));
  });

  it('traces the running statistics up to the batch and no further', async () => {
    await profileWine();
    await worker.api.simulateBatch({ ...QUESTION, batch: 66 }, {});
    const { trace } = batchOf(await worker.api.simulateBatch(QUESTION, {}));
    const { columns } = await wine();
    const direct = [...simulate(columns, SETTINGS, 38)].map(({ channels }) => channels[1]!);
    assert.deepEqual(
      trace.runningMean,
      direct.map(({ after }) => after.mean),
    );
    assert.deepEqual(
      trace.runningVariance,
      direct.map(({ after }) => after.variance),
    );
    assert.deepEqual(
      trace.taken,
      direct.map(({ variance }) => (variance * 8) / 7),
    );
  });

  it('puts the relatives of Batch Normalization beside it', async () => {
    await profileWine();
    const { relatives } = batchOf(await worker.api.simulateBatch(QUESTION, {}));
    const { columns } = await wine();
    const direct = [...simulate(columns, SETTINGS, 38)].at(-1);
    assert.ok(direct);
    assert.deepEqual(relatives, relativesOf(direct, 2, 1e-5));
  });

  it('counts all rows and those of the batch in the same bins', async () => {
    await profileWine();
    const { picture } = batchOf(await worker.api.simulateBatch(QUESTION, {}));
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    assert.deepEqual([picture.low, picture.high], [278, 1680]);
    assert.deepEqual([sum(picture.all), sum(picture.batch)], [178, 8]);
    assert.ok(picture.batch.every((count, bin) => count <= (picture.all[bin] ?? 0)));
  });

  it('shows the last batch where there are fewer, and lists the first 200 rows of a large one', async () => {
    await profileWine();
    assert.equal((await worker.api.simulateBatch({ ...QUESTION, batch: 9999 }, {})).batch, 66);
    const rows = Array.from({ length: 500 }, (_, i) => `${i}\n`).join('');
    await profile({ kind: 'file', path: await written(`x\n${rows}`) });
    const large = { ...QUESTION, columns: ['x'], shown: 0, groups: 1, batchSize: 256, batch: 1 };
    const { size, steps, picture } = batchOf(await worker.api.simulateBatch(large, {}));
    assert.deepEqual([size, steps.x.length], [256, 200]);
    assert.equal(
      picture.batch.reduce((total, count) => total + count, 0),
      256,
    );
  });

  it('takes one number away and shows what that does, to its column only', async () => {
    await profileWine();
    const before = batchOf(await worker.api.simulateBatch(QUESTION, {}));
    const [spoiltLine = 0] = before.steps.line;
    const spoilt = batchOf(await worker.api.simulateBatch({ ...QUESTION, spoiltLine }, {}));
    assert.deepEqual(spoilt.steps.y, new Array(8).fill(null));
    assert.deepEqual(spoilt.steps.evalY, new Array(8).fill(null));
    assert.deepEqual(spoilt.channels[0], before.channels[0]);
    assert.deepEqual(spoilt.warnings, [{ code: 'not-finite', channel: 1, row: 0 }]);
    assert.deepEqual(batchOf(await worker.api.simulateBatch(QUESTION, {})), before);
  });

  it('answers that PyTorch refuses a batch of one, where it comes', async () => {
    await profileWine();
    const three = { ...QUESTION, batchSize: 3, dropLast: false };
    const refused = await worker.api.simulateBatch({ ...three, batch: 60 }, {});
    assert.ok(refused.outcome.kind === 'refused');
    assert.match(refused.outcome.message, /more than 1 value per channel when training/);
    assert.equal((await worker.api.simulateBatch({ ...three, batch: 59 }, {})).outcome.kind, 'batch');
    const one = await worker.api.simulateBatch({ ...QUESTION, batchSize: 1, batch: 1 }, {});
    assert.equal(one.outcome.kind, 'refused');
    const rule = { library: 'keras', momentum: 0.9 } as const;
    const keras = batchOf(await worker.api.simulateBatch({ ...three, rule, batch: 60 }, {}));
    assert.deepEqual(keras.warnings[0], { code: 'batch-of-one' });
  });

  it('measures noise near the curve, and what file order does to a sorted column', async () => {
    const rows = Array.from({ length: 1024 }, (_, i) => `${i}\n`).join('');
    await profile({ kind: 'file', path: await written(`x\n${rows}`) });
    const question = { ...QUESTION, columns: ['x'], shown: 0, groups: 1, batchSize: 24 };
    const noise = await worker.api.batchMeanNoise(question, {});
    assert.deepEqual(
      noise.points.map(({ batchSize }) => batchSize),
      [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
    );
    const std = Math.sqrt((1024 ** 2 - 1) / 12);
    assert.ok(Math.abs(noise.std - std) < 1e-9);
    for (const { batchSize, measured, theory } of [...noise.points, noise.current!]) {
      assert.ok(Math.abs(theory - meanNoise(std, batchSize, 1024)) < 1e-9);
      // Four standard errors of a thousand batches.
      assert.ok(Math.abs(measured - theory) <= 0.09 * theory + 1e-9, `at ${batchSize}`);
    }
    assert.equal(noise.current?.batchSize, 24);
    // Consecutive means of 0, 1, 2 … lie evenly: 42 batches of 24.
    const means = Array.from({ length: 42 }, (_, batch) => batch * 24 + 11.5);
    const expected = Math.sqrt(means.reduce((sum, mean) => sum + (mean - 511.5) ** 2, 0) / 42);
    assert.ok(Math.abs((noise.fileOrder ?? NaN) - expected) < 1e-9);
  });

  it('writes the batch as a program', async () => {
    await profileWine();
    const text = await worker.api.batchSnippet(QUESTION, 'keras', {});
    const data = await wine();
    const batch = [...simulate(data.columns, SETTINGS, 38)].at(-1)!;
    const lines = [...batch.rows].map((row) => data.lines[row]!);
    const shown = { batch, lines, place: 'line', columnNames: QUESTION.columns, settings: SETTINGS } as const;
    assert.equal(text, copyAsKeras(shown));
    assert.match(await worker.api.batchSnippet(QUESTION, 'pytorch', {}), /^# Batch 38 in torch/);
    await assert.rejects(
      worker.api.batchSnippet({ ...QUESTION, batchSize: 1 }, 'pytorch', {}),
      (error) => error instanceof DataError && error.code === 'batch-of-one',
    );
  });

  it('leaves rows out that lack a number, says which, and refuses what is no number', async () => {
    await profile({ kind: 'file', path: await written('a,b,c\n1,2,x\n3,,y\n5,7,z\n6,1,x\n') });
    const question = { ...QUESTION, columns: ['a', 'b'], shown: 0, batchSize: 2, batch: 1 };
    const { data } = await worker.api.simulateBatch(question, {});
    assert.deepEqual(data, { rows: 3, fileRows: 4, sampled: false, leftOut: { count: 1, lines: [3] } });
    await assert.rejects(
      worker.api.simulateBatch({ ...question, columns: ['a', 'c'] }, {}),
      (error) => error instanceof DataError && error.code === 'not-numeric',
    );
    for (const wrong of [{ batchSize: 50 }, { epsilon: 0 }]) {
      await assert.rejects(
        worker.api.simulateBatch({ ...question, ...wrong }, {}),
        (error) => error instanceof DataError && error.code === 'invalid-batch-norm',
      );
    }
  });

  it('reads no file that changed since its profile', async () => {
    const file = await written('x\n1\n2\n3\n');
    await profile({ kind: 'file', path: file });
    await writeFile(file, 'x\n1\n2\n30\n');
    await assert.rejects(
      worker.api.simulateBatch({ ...QUESTION, columns: ['x'], shown: 0, groups: 1, batchSize: 2 }, {}),
      (error) => error instanceof DataError && error.code === 'changed-while-reading',
    );
  });

  it('stops when cancelled, and answers the next question', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `${(i * 7919) % 1000}\n`).join('');
    await profile({ kind: 'file', path: await written(`x\n${rows}`) });
    const question = { ...QUESTION, columns: ['x'], shown: 0, groups: 1, batchSize: 64 };
    const controller = new AbortController();
    const far = worker.api.simulateBatch({ ...question, batch: 9375 }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(far, Cancelled);
    assert.equal((await worker.api.simulateBatch({ ...question, batch: 2 }, {})).batch, 2);
  });
});
