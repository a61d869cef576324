import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataError } from '../../src/engine/dataError';
import type { ReadOptions } from '../../src/engine/readOptions';
import { codecOf } from '../../src/engine/encoding/codecOf';
import { profileDataset } from '../../src/engine/profile/profileDataset';
import type { Recipe } from '../../src/engine/recipe';
import { openTable } from '../../src/engine/table/openTable';
import { Cancelled } from '../../src/engine/task';
import { writeNormalized } from '../../src/engine/write/writeNormalized';
import { breathe } from '../../src/files/breathe';
import { inCopyForm } from '../../src/files/inCopyForm';
import { prepareFile } from '../../src/files/prepareFile';
import { Scratch } from '../../src/files/scratch';
import { collectingSink } from '../../src/worker/collectingSink';

const FIXTURES = 'test/fixtures/csv';
/** Of others the codecs' own tests speak. */
const ROUND_TRIPS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'koi8-r'];
const COPY: Recipe = { default: { method: 'none' }, columns: {} };
const ROWS = Array.from({ length: 60_000 }, (_, i) => `${i},${(i * 7919) % 10_007}.5\n`);
const TEXT = Buffer.from(`id,value\n${ROWS.join('')}`);

describe('prepared files', () => {
  let folder: string;
  let scratchPath: string;
  let scratch: Scratch;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'normscope-test-'));
    scratchPath = path.join(folder, 'scratch');
    scratch = new Scratch(scratchPath);
  });
  afterEach(async () => {
    await scratch.remove();
    assert.equal(existsSync(scratchPath), false, 'nothing is left behind');
    await rm(folder, { recursive: true, force: true });
  });

  async function fileOf(bytes: Uint8Array, name = 'data.csv'): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return file;
  }
  async function profileOf(file: string, options: ReadOptions = {}) {
    const prepared = await prepareFile({ kind: 'file', path: file }, options, scratch, {});
    return prepared.use((source) => profileDataset(source, options, {}));
  }
  async function copyOf(file: string, options: ReadOptions = {}, copyName = path.basename(file)) {
    const prepared = await prepareFile({ kind: 'file', path: file }, options, scratch, {});
    const sink = collectingSink();
    const result = await prepared.use(async (source) => {
      const profile = await profileDataset(source, options, {});
      return inCopyForm(
        source,
        copyName,
        false,
        sink,
        async (plain) => (await writeNormalized(source, options, profile, COPY, plain, {})).result,
      );
    });
    const copy = Buffer.from(sink.collected());
    assert.equal(result.bytes, copy.length);
    return copy;
  }
  const filesLeft = () => (existsSync(scratchPath) ? readdirSync(scratchPath, { recursive: true }) : []);

  it('are the files themselves where these are UTF-8', async () => {
    const file = await fileOf(TEXT);
    const prepared = await prepareFile({ kind: 'file', path: file }, {}, scratch, {});
    assert.equal(prepared.path, file);
    assert.deepEqual(filesLeft(), []);
  });

  it('are refused in another encoding than was asked for, where that can be told', async () => {
    const little = Buffer.from('a,b\n1,2\n', 'utf16le');
    for (const [bytes, encoding, found] of [
      [Buffer.from(little).swap16(), 'utf-16le', 'UTF-16BE'],
      [gzipSync(little), 'utf-16be', 'UTF-16LE'],
      [TEXT, 'utf-16le', 'UTF-8'],
    ] as const) {
      const file = await fileOf(bytes);
      await assert.rejects(profileOf(file, { encoding }), {
        code: 'unsupported-encoding',
        message: `expected text in ${encoding.toUpperCase()}, found ${found}`,
      });
    }
  });

  it('are read as what they are where the usual encoding cannot be theirs', async () => {
    const { dialect, rows } = await profileOf(await fileOf(TEXT), { usualEncoding: 'utf-16le' });
    assert.deepEqual([dialect.encoding, rows], ['utf-8', ROWS.length]);
  });

  it('of gzip give the same profile, with the size of the file', async () => {
    const plain = await profileOf(await fileOf(TEXT));
    const packed = gzipSync(TEXT);
    const profile = await profileOf(await fileOf(packed, 'data.csv.gz'));
    assert.deepEqual(profile, {
      ...plain,
      file: 'data.csv.gz',
      bytes: packed.length,
      dialect: { ...plain.dialect, compression: 'gzip' },
    });
  });

  it('have copies that are packed as their names say, or as the file is where these say nothing', async () => {
    const plain = await fileOf(TEXT);
    const packed = await fileOf(gzipSync(TEXT), 'data.csv.gz');
    const misnamed = await fileOf(TEXT, 'plain.csv.gz');
    const unnamed = await fileOf(gzipSync(TEXT), 'packed.csv');
    for (const [file, copyName, isPacked] of [
      [plain, 'copy.csv', false],
      [plain, 'copy.csv.gz', true],
      [plain, 'copy.GZ', true],
      [packed, 'copy.csv.gz', true],
      [packed, 'copy.csv', false],
      [packed, 'copy', true],
      [packed, '.hidden', true],
      [misnamed, 'copy.csv.gz', false],
      [unnamed, 'copy.csv', true],
      [unnamed, 'copy.csv.gz', true],
    ] as const) {
      const copy = await copyOf(file, {}, copyName);
      assert.equal(copy[0] === 0x1f && copy[1] === 0x8b, isPacked, `${path.basename(file)} → ${copyName}`);
      assert.deepEqual(isPacked ? gunzipSync(copy) : copy, TEXT);
    }
    const latin = await fileOf(Buffer.from('größe,x\n1,2\n', 'latin1'), 'latin.csv');
    assert.equal(gunzipSync(await copyOf(latin, {}, 'copy.csv.gz')).toString('latin1'), 'größe,x\n1,2\n');
  });

  it('in ISO-2022-JP are read, and a copy is refused because it is never written', async () => {
    // 値,x and two rows
    const bytes = Buffer.from('\x1b$BCM\x1b(B,x\na,1\nb,3\n', 'latin1');
    const file = await fileOf(bytes, 'jis.csv');
    const options = { encoding: 'iso-2022-jp' };
    assert.deepEqual(
      (await profileOf(file, options)).columns.map(({ name }) => name),
      ['値', 'x'],
    );
    await assert.rejects(copyOf(file, options), /found iso-2022-jp, which is only read$/);
  });

  it('of gzip may have several members, wherever the chunks end', async () => {
    for (const at of [0, 1, 9, 70_001, TEXT.length]) {
      const members = [TEXT.subarray(0, at), TEXT.subarray(at)].map((part) => gzipSync(part));
      const { rows } = await profileOf(await fileOf(Buffer.concat(members)));
      assert.equal(rows, ROWS.length);
    }
  });

  it('name the end of gzip that is cut off, and give the rows before it when asked to', async () => {
    const packed = gzipSync(TEXT);
    const half = packed.length >> 1;
    const file = await fileOf(packed.subarray(0, half), 'cut.csv.gz');
    await assert.rejects(profileOf(file), (error: unknown) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.code, 'damaged-file');
      assert.equal(
        error.message,
        `expected more gzip data in cut.csv.gz, found its end at byte ${half.toLocaleString('en-US')}`,
      );
      return true;
    });
    assert.deepEqual(
      filesLeft().filter((name) => String(name).endsWith('.gz')),
      [],
    );
    const profile = await profileOf(file, { stopAtDamage: true });
    assert.ok(profile.rows > 1000 && profile.rows < ROWS.length, String(profile.rows));
    assert.equal(profile.stoppedAt, profile.rows + 2);
    // The first column counts the rows: all of them are whole.
    assert.equal(profile.columns[0]?.numeric?.max, profile.rows - 1);
    assert.deepEqual(
      profile.problems.map(({ code, line }) => [code, line]),
      [['damaged-file', profile.rows + 2]],
    );
    await assert.rejects(copyOf(file, { stopAtDamage: true }), /found its end at byte/);
  });

  it('name the place of damage within gzip', async () => {
    const packed = gzipSync(TEXT);
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 50);
    await assert.rejects(
      profileOf(await fileOf(packed, 'hurt.csv.gz')),
      /found damage behind byte [\d,]+ \(/,
    );
  });

  it('of JSON columns are taken apart once, also when packed', async () => {
    const json = Buffer.from('{"a":[1,2],"b":[3,4]}');
    for (const [name, bytes] of [
      ['plain.json', json],
      ['packed.json.gz', gzipSync(json)],
    ] as const) {
      const original = { kind: 'file', path: await fileOf(bytes, name) } as const;
      const prepared = await prepareFile(original, {}, scratch, {});
      const columns = () =>
        prepared.use(async (source) => {
          const table = await openTable(source, {}, {});
          return table.format === 'csv' ? undefined : table.byColumn;
        });
      const first = await columns();
      assert.deepEqual(first?.keys, ['a', 'b']);
      assert.equal(await columns(), first);
    }
  });

  it('are given up when the task is, and leave nothing behind', async () => {
    const file = await fileOf(gzipSync(TEXT));
    const controller = new AbortController();
    const task = {
      signal: controller.signal,
      breathe,
      onProgress: () => {
        controller.abort();
      },
    };
    await assert.rejects(prepareFile({ kind: 'file', path: file }, {}, scratch, task), Cancelled);
    assert.deepEqual(
      filesLeft().filter((name) => String(name).endsWith('.csv')),
      [],
    );
  });

  it('are deleted once they are released and no one uses them', async () => {
    const file = await fileOf(gzipSync(TEXT));
    const prepared = await prepareFile({ kind: 'file', path: file }, {}, scratch, {});
    await prepared.use(async () => {
      await prepared.release();
      assert.ok(existsSync(prepared.path ?? ''));
    });
    assert.equal(existsSync(prepared.path ?? ''), false);
  });

  it('are no longer used when the file was changed', async () => {
    const file = await fileOf(gzipSync(TEXT));
    const prepared = await prepareFile({ kind: 'file', path: file }, {}, scratch, {});
    await writeFile(file, 'a\n1\n');
    await assert.rejects(
      prepared.use(() => Promise.resolve()),
      /changed since it was read/,
    );
  });

  it('tell an encoding that no one knows', async () => {
    await assert.rejects(
      profileOf(await fileOf(TEXT), { encoding: 'klingon' }),
      /expected an encoding such as utf-8.+found 'klingon'/,
    );
  });

  for (const name of readdirSync(FIXTURES).filter((each) => each.endsWith('.csv'))) {
    it(`${name} comes back in encodings that have its characters, and unpacked from gzip`, async function () {
      this.timeout(20_000);
      const original = readFileSync(path.join(FIXTURES, name));
      if (name === 'wide_3000.csv' || original.includes(0) || original.length === 0) return;
      for (const encoding of ROUND_TRIPS) {
        const encoder = codecOf(encoding)?.encoder();
        let bytes: Buffer = original;
        try {
          if (encoder) bytes = Buffer.concat([encoder.push(original), encoder.end()]);
        } catch {
          // Not all characters are in every encoding, and some fixtures are no UTF-8.
          continue;
        }
        const file = await fileOf(bytes);
        try {
          assert.ok((await copyOf(file, { encoding })).equals(bytes), encoding);
          const packed = await fileOf(gzipSync(bytes), 'data.csv.gz');
          assert.ok(gunzipSync(await copyOf(packed, { encoding })).equals(bytes), encoding);
        } catch (error) {
          assert.ok(error instanceof DataError, String(error));
          assert.match(error.code, /empty-file|unterminated-quote|unsupported-encoding/, encoding);
        }
      }
    });
  }
});
