import assert from 'node:assert/strict';
import { copyFile, readdir, mkdtemp, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataError } from '../../src/engine/dataError';
import { startWorker, type WorkerClient } from '../../src/host/workerClient';
import type { Recipe, SourceReference } from '../../src/protocol/datasetApi';
import { GOLDEN } from '../parquet/golden';

const MINMAX: Recipe = { default: { method: 'minmax', feature_range: [0, 1] }, columns: {} };

describe('the worker of a Parquet file', () => {
  let worker: WorkerClient;
  let folder: string;
  let file: string;
  let ended: Promise<void>;

  beforeEach(async () => {
    ended = new Promise((resolve) => {
      worker = startWorker(path.resolve('dist/worker.js'), resolve);
    });
    folder = await mkdtemp(path.join(tmpdir(), 'normscope-worker-'));
    file = path.join(folder, 'groups.parquet');
    await copyFile(path.join(GOLDEN, 'groups.parquet'), file);
  });
  afterEach(async () => {
    worker.dispose();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  const reference = (): SourceReference => ({ kind: 'file', path: file });

  it('profiles, previews and writes it, in its own format or another', async () => {
    const { profile } = await worker.api.profile(reference(), {}, {});
    assert.deepEqual(
      [profile.file, profile.format, profile.rows, profile.parquet],
      ['groups.parquet', 'parquet', 1000, { rowGroups: 4, codecs: ['snappy'] }],
    );
    const { before } = await worker.api.previewColumn(1, MINMAX, {});
    assert.equal(before.max, 999 / 8);

    const target = path.join(folder, 'out.parquet');
    const result = await worker.api.write({ kind: 'file', path: target }, MINMAX, null, {});
    assert.equal(result.convertedTo, undefined);
    const bytes = new Uint8Array(await readFile(target));
    assert.equal(result.bytes, bytes.length);
    assert.deepEqual(
      parquetMetadata(bytes).row_groups.map(({ num_rows }) => num_rows),
      [300n, 300n, 300n, 100n],
    );

    const lines = await worker.api.write({ kind: 'bytes', name: 'out.csv' }, MINMAX, 'jsonl', {});
    const text = new TextDecoder().decode(lines.written);
    assert.equal(lines.convertedTo, 'jsonl');
    assert.deepEqual(JSON.parse(text.split('\n')[8]!), { row: 8, x: 7 / 998, label: 'label 1', list: [] });
  });

  it('reads bytes that the host has, too', async () => {
    const bytes = new Uint8Array(await readFile(file));
    const { profile } = await worker.api.profile({ kind: 'bytes', name: 'x.parquet', bytes }, {}, {});
    assert.deepEqual([profile.file, profile.bytes, profile.rows], ['x.parquet', bytes.length, 1000]);
    const { before } = await worker.api.previewColumn(1, MINMAX, {});
    assert.equal(before.max, 999 / 8);
  });

  it('sees that the file was changed since', async () => {
    await worker.api.profile(reference(), {}, {});
    await utimes(file, new Date(), new Date(2000, 1, 1));
    await assert.rejects(
      worker.api.write({ kind: 'bytes', name: 'x.parquet' }, MINMAX, null, {}),
      (error) => error instanceof DataError && error.code === 'changed-while-reading',
    );
  });

  it('leaves no temporary file behind when it has ended', async () => {
    await worker.api.profile(reference(), {}, {});
    const made = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith(`normscope-${process.pid}-`));
    assert.ok((await made()).length > 0);
    worker.dispose();
    await ended;
    assert.deepEqual(await made(), []);
  });
});
