import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Cancelled } from '../../src/engine/task';
import { startWorker, type WorkerClient } from '../../src/host/workerClient';
import type { ReadProgress, Recipe, SourceReference } from '../../src/protocol/datasetApi';

const ZSCORE: Recipe = { default: { method: 'zscore' }, columns: {} };
const ROWS = Array.from(
  { length: 600_000 },
  (_, row) => [row, ((row * 7919) % 10_007) / 8, row % 13] as const,
);
const CSV = `id,value,kind\n${ROWS.map((cells) => `${cells.join(',')}\n`).join('')}`;
const ARRAYS = ROWS.map((cells) => JSON.stringify(cells));
const OBJECTS = ROWS.map(([id, value, kind]) => JSON.stringify({ id, value, kind }));
const zip = (text: string) => gzipSync(text, { level: 1 });

/** Files that something else is made of before they are read, so large that their start is shown. */
const FILES = {
  'large.csv.gz': ['unpacking', zip(CSV)],
  'large.csv': ['decoding', Buffer.from(CSV, 'utf16le')],
  'large.jsonl.gz': ['unpacking', zip(`${OBJECTS.join('\n')}\n`)],
  'large.json.gz': ['unpacking', zip(`[${OBJECTS.join(',\n')}]`)],
  'large-split.json.gz': ['unpacking', zip(`{"columns":["id","value","kind"],"data":[${ARRAYS.join(',')}]}`)],
  'large-index.json.gz': [
    'unpacking',
    zip(`{${OBJECTS.map((object, row) => `"row ${row}":${object}`).join(',')}}`),
  ],
} as const;

describe('a large file that is packed, or in another encoding', () => {
  let folder: string;
  let worker: WorkerClient;
  let ended: Promise<void>;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'normscope-packed-'));
    ended = new Promise((resolve) => {
      worker = startWorker(path.resolve('dist/worker.js'), resolve);
    });
  });
  afterEach(async () => {
    worker.dispose();
    await ended;
    assert.deepEqual(await packed(), []);
    await rm(folder, { recursive: true, force: true });
  });

  async function written(name: string, bytes: Uint8Array): Promise<SourceReference> {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return { kind: 'file', path: file };
  }

  /** The temporary files that are there. */
  async function packed(): Promise<string[]> {
    const folders = (await readdir(tmpdir())).filter((entry) =>
      entry.startsWith(`normscope-${process.pid}-`),
    );
    const files = await Promise.all(
      folders.map((entry) => readdir(path.join(tmpdir(), entry), { recursive: true })),
    );
    return files.flat().filter((file) => file.includes('large'));
  }

  for (const [name, [phase, bytes]] of Object.entries(FILES)) {
    it(`is shown by its start while it is made readable: ${name}`, async () => {
      const seen: ReadProgress[] = [];
      const { profile } = await worker.api.profile(
        await written(name, bytes),
        {},
        { onProgress: (progress) => seen.push(progress) },
      );
      const [at, ...more] = seen.filter(({ approximate }) => approximate);
      assert.ok(at?.approximate);
      assert.equal(more.length, 0);
      assert.deepEqual([at.phase, at.bytesTotal], [phase, bytes.length]);
      assert.ok(at.bytesRead < bytes.length, 'before all is unpacked');
      const { head } = seen.find((progress) => progress.head) ?? {};
      assert.deepEqual([head?.columnNames, head?.bytes], [['id', 'value', 'kind'], bytes.length]);
      const { approximate } = at;
      assert.deepEqual([approximate.exact, profile.exact], [false, true]);
      assert.ok(approximate.bytes <= 1 << 20);
      // Every number is exact for the rows it speaks of.
      assert.equal(approximate.columns[0]?.numeric?.max, approximate.rows - 1);
      assert.deepEqual(
        approximate.columns.map(({ kind }) => kind),
        profile.columns.map(({ kind }) => kind),
      );
      assert.equal(seen.at(-1)?.phase, undefined, 'reading comes after it');
      assert.deepEqual([profile.rows, profile.bytes], [ROWS.length, bytes.length]);
    });

    it(`answers from its start once that was given up, and leaves no temporary file: ${name}`, async () => {
      const controller = new AbortController();
      let counted: number | undefined;
      const reading = worker.api.profile(
        await written(name, bytes),
        {},
        {
          signal: controller.signal,
          onProgress({ approximate }) {
            if (!approximate) return;
            counted ??= approximate.rows;
            controller.abort();
          },
        },
      );
      await assert.rejects(reading, Cancelled);
      const { before, after } = await worker.api.previewColumn(1, ZSCORE, {});
      assert.equal(
        before.histogram.counts.reduce((sum, count) => sum + count, 0),
        counted,
      );
      assert.ok(after);
      assert.equal((await worker.api.profile(await written(name, bytes), {}, {})).profile.exact, true);
      assert.equal((await packed()).length, 1);
    });
  }
});
