import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataError } from '../../src/engine/dataError';
import { profileDataset } from '../../src/engine/profile/profileDataset';
import { Cancelled } from '../../src/engine/task';
import { writeNormalized } from '../../src/engine/write/writeNormalized';
import { withFileSource } from '../../src/files/withFiles';
import { startWorker, type WorkerClient } from '../../src/host/workerClient';
import type {
  ColumnPreview,
  DatasetProfile,
  ReadProgress,
  Recipe,
  ScalerChoice,
  SourceReference,
} from '../../src/protocol/datasetApi';
import { collectingSink } from '../../src/worker/collectingSink';

const WINE = path.resolve('test/fixtures/datasets/wine.csv');
const MINMAX: Recipe = { default: { method: 'minmax', feature_range: [0, 1] }, columns: {} };

describe('the worker of a data file', () => {
  let worker: WorkerClient;
  let folder: string;

  beforeEach(async () => {
    worker = startWorker(path.resolve('dist/worker.js'), () => undefined);
    folder = await mkdtemp(path.join(tmpdir(), 'normscope-worker-'));
  });
  afterEach(async () => {
    worker.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const wine: SourceReference = { kind: 'file', path: WINE };

  /** Large enough for several chunks, so that there is something to cancel in. */
  async function severalChunks(): Promise<SourceReference> {
    const file = path.join(folder, 'large.csv');
    const row = (first: number) => `${first}${Array.from({ length: 9 }, (_, i) => `,${i}.5`).join('')}\n`;
    await writeFile(file, `a,b,c,d,e,f,g,h,i,j\n${`${row(0.5)}${row(7)}${row(2.25)}`.repeat(100_000)}`);
    return { kind: 'file', path: file };
  }

  it('gives the same profile as the engine called directly', async () => {
    const direct = await withFileSource(WINE, (source) => profileDataset(source, {}, {}));
    const { profile } = await worker.api.profile(wine, {}, {});
    assert.deepEqual(profile, direct);
  });

  it('tells the column names before anything else', async () => {
    const seen: ReadProgress[] = [];
    const {
      profile: { columns, rows },
    } = await worker.api.profile(wine, {}, { onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(
      seen[0]?.head?.columnNames,
      columns.map((column) => column.name),
    );
    assert.equal(seen.at(-1)?.rows, rows);
  });

  it('shows a large file by its start while the rest is read', async () => {
    const source = await severalChunks();
    const seen: ReadProgress[] = [];
    // Its columns are constant: only a choice by hand scales them.
    const byHand: Recipe = { default: { method: 'none' }, columns: { a: MINMAX.default as ScalerChoice } };
    let preview: Promise<ColumnPreview> | undefined;
    const { profile } = await worker.api.profile(
      source,
      {},
      {
        onProgress(progress) {
          seen.push(progress);
          if (progress.approximate) preview = worker.api.previewColumn(0, byHand, {});
        },
      },
    );
    const [approximate, ...more] = seen.flatMap((progress) => progress.approximate ?? []);
    assert.ok(approximate);
    assert.equal(more.length, 0);
    assert.ok(seen[0]?.head, 'the names come first');
    assert.equal(seen[1]?.approximate, approximate, 'before any other row is read');
    assert.deepEqual([approximate.exact, profile.exact], [false, true]);
    assert.ok(approximate.rows < profile.rows && approximate.bytes <= 1 << 20);
    assert.deepEqual([profile.rows, seen.at(-1)?.bytesTotal], [300_000, profile.bytes]);
    assert.ok((await preview)?.after);
  });

  it('answers from the start of a large file after reading was cancelled, and writes nothing from it', async () => {
    const controller = new AbortController();
    let approximate: DatasetProfile | undefined;
    const reading = worker.api.profile(
      await severalChunks(),
      {},
      {
        signal: controller.signal,
        onProgress(progress) {
          approximate ??= progress.approximate;
          if (approximate) controller.abort();
        },
      },
    );
    await assert.rejects(reading, Cancelled);
    const { before } = await worker.api.previewColumn(1, MINMAX, {});
    const counted = before.histogram.counts.reduce((sum, count) => sum + count, 0);
    assert.equal(counted, approximate?.rows);
    const target = path.join(folder, 'out.csv');
    await assert.rejects(worker.api.write({ kind: 'file', path: target }, MINMAX, null, {}), /whole file/);
    assert.deepEqual(await readdir(folder), ['large.csv']);
  });

  it('gives no approximate profile of a small file', async () => {
    const seen: ReadProgress[] = [];
    await worker.api.profile(wine, {}, { onProgress: (progress) => seen.push(progress) });
    assert.ok(seen.every(({ approximate }) => approximate === undefined));
  });

  it('shows a column before and after a scaler', async () => {
    await worker.api.profile(wine, {}, {});
    const preview = await worker.api.previewColumn(0, MINMAX, {});
    assert.deepEqual(preview.after?.histogram.counts, preview.before.histogram.counts);
    assert.deepEqual([preview.after.min, preview.after.max], [0, 1]);
  });

  it('writes a file, and the same bytes to the host for targets that are no files', async () => {
    await worker.api.profile(wine, {}, {});
    const target = path.join(folder, 'wine.minmax.csv');
    const result = await worker.api.write({ kind: 'file', path: target }, MINMAX, null, {});
    const { written, ...same } = await worker.api.write({ kind: 'bytes', name: 'out.csv' }, MINMAX, null, {});
    assert.deepEqual(same, result);
    assert.ok(written);
    assert.ok((await readFile(target)).equals(written));
    assert.equal(result.bytes, written.length);
    assert.equal(result.rows, 178);
    assert.deepEqual(result.copiedColumns, ['target']);
  });

  it('writes a large file with other threads as the engine does alone', async () => {
    const source = await severalChunks();
    const { profile } = await worker.api.profile(source, {}, {});
    const { written, ...result } = await worker.api.write(
      { kind: 'bytes', name: 'out.csv' },
      MINMAX,
      null,
      {},
    );
    const alone = collectingSink();
    const { result: expected } = await withFileSource(path.join(folder, 'large.csv'), (bytes) =>
      writeNormalized(bytes, {}, profile, MINMAX, alone, {}),
    );
    assert.deepEqual(result, expected);
    assert.ok(written && Buffer.from(alone.collected()).equals(written));
  });

  it('does not scale a file that changed since its scalers were fitted', async () => {
    const file = path.join(folder, 'changing.csv');
    await writeFile(file, 'x\n1\n2\n3\n');
    await worker.api.profile({ kind: 'file', path: file }, {}, {});
    await writeFile(file, 'x\n1\n2\n30\n');
    await assert.rejects(
      worker.api.write({ kind: 'file', path: path.join(folder, 'out.csv') }, MINMAX, null, {}),
      (error) => error instanceof DataError && error.code === 'changed-while-reading',
    );
    assert.deepEqual(await readdir(folder), ['changing.csv']);
  });

  it('reads bytes that the host has read', async () => {
    const bytes = new Uint8Array(await readFile(WINE));
    const fromFile = await worker.api.profile(wine, {}, {});
    const fromBytes = await worker.api.profile({ kind: 'bytes', name: 'wine.csv', bytes }, {}, {});
    assert.deepEqual(fromBytes.profile, fromFile.profile);
  });

  it('carries the error of a file that cannot be read', async () => {
    await assert.rejects(
      worker.api.profile({ kind: 'file', path: path.join(folder, 'none.csv') }, {}, {}),
      (error) => error instanceof DataError && error.code === 'missing-file',
    );
  });

  it('stops reading when cancelled, and answers the next call', async () => {
    const source = await severalChunks();
    const controller = new AbortController();
    await assert.rejects(
      worker.api.profile(
        source,
        {},
        {
          signal: controller.signal,
          onProgress: () => {
            controller.abort();
          },
        },
      ),
      Cancelled,
    );
    assert.equal((await worker.api.profile(wine, {}, {})).profile.rows, 178);
  });

  it('leaves nothing behind when writing is cancelled', async () => {
    await worker.api.profile(await severalChunks(), {}, {});
    const controller = new AbortController();
    const target = path.join(folder, 'out.csv');
    await assert.rejects(
      worker.api.write({ kind: 'file', path: target }, MINMAX, null, {
        signal: controller.signal,
        onProgress: () => {
          controller.abort();
        },
      }),
      Cancelled,
    );
    // The caller is told at once; a call that follows is answered after the worker has cleaned up.
    await worker.api.write({ kind: 'file', path: path.join(folder, 'whole.csv') }, MINMAX, null, {});
    assert.deepEqual((await readdir(folder)).sort(), ['large.csv', 'whole.csv']);
  });

  it('rejects what is under way when the inspector closes', async () => {
    const call = worker.api.profile(await severalChunks(), {}, {});
    worker.dispose();
    await assert.rejects(call, /closed/);
  });
});
