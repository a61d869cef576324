import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFile,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataError, type DataErrorCode } from '../../src/engine/dataError';
import { openFileSource } from '../../src/files/fileSource';
import { withFileSource, withFileTarget } from '../../src/files/withFiles';
import { skip } from '../skip';

const encode = (text: string) => new TextEncoder().encode(text);
const withCode = (code: DataErrorCode) => (error: unknown) =>
  error instanceof DataError && error.code === code;

describe('files', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'normscope-files-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  describe('a file source', () => {
    it('reads any part, and nothing past the end', async () => {
      await writeFile(at('a.csv'), 'abcdef');
      await withFileSource(at('a.csv'), async (source) => {
        assert.deepEqual([source.name, source.size], ['a.csv', 6]);
        const target = new Uint8Array(4);
        assert.equal(await source.read(3, target), 3);
        assert.deepEqual([...target.subarray(0, 3)], [...encode('def')]);
        assert.equal(await source.read(6, target), 0);
      });
    });

    it('names a missing file and a folder for what they are', () => {
      assert.throws(() => openFileSource(at('none.csv')), withCode('missing-file'));
      assert.throws(() => openFileSource(folder), withCode('is-a-folder'));
      assert.throws(
        () => openFileSource('.'),
        new RegExp(`found the folder ${path.basename(process.cwd())}$`),
      );
    });

    it('refuses a device', function () {
      if (process.platform === 'win32') skip(this, 'Windows has no /dev/zero');
      assert.throws(() => openFileSource('/dev/zero'), withCode('read-failed'));
    });

    for (const [how, change] of [
      ['shrinks', (file: string) => truncate(file, 2)],
      ['grows', (file: string) => appendFile(file, 'more')],
      ['vanishes', (file: string) => rm(file)],
    ] as const) {
      it(`says so when the file ${how} while it is read`, async () => {
        await writeFile(at('a.csv'), 'abcdef');
        await withFileSource(at('a.csv'), async (source) => {
          await source.read(0, new Uint8Array(1));
          await change(at('a.csv'));
          await assert.rejects(
            async () => source.read(3, new Uint8Array(8)),
            withCode('changed-while-reading'),
          );
        });
      });
    }
  });

  describe('a file target', () => {
    it('appears whole, and leaves nothing else behind', async () => {
      await withFileTarget(at('out.csv'), async (sink) => {
        await sink.write(encode('one,'));
        await sink.write(encode('two'));
        assert.equal((await readdir(folder)).includes('out.csv'), false);
      });
      assert.equal(await readFile(at('out.csv'), 'utf8'), 'one,two');
      assert.deepEqual(await readdir(folder), ['out.csv']);
    });

    it('takes the place of no pipe or device', async function () {
      if (process.platform === 'win32') skip(this, 'Windows has no pipes in folders');
      execFileSync('mkfifo', [at('pipe')]);
      await assert.rejects(
        withFileTarget(at('pipe'), () => Promise.resolve()),
        withCode('write-failed'),
      );
      assert.deepEqual(await readdir(folder), ['pipe']);
      assert.ok((await lstat(at('pipe'))).isFIFO());
    });

    it('leaves what was there when the work fails', async () => {
      await writeFile(at('out.csv'), 'before');
      await assert.rejects(
        withFileTarget(at('out.csv'), async (sink) => {
          await sink.write(encode('half'));
          throw new Error('stop');
        }),
        /stop/,
      );
      assert.equal(await readFile(at('out.csv'), 'utf8'), 'before');
      assert.deepEqual(await readdir(folder), ['out.csv']);
    });

    it('is as large as what was written, while the disk takes it beside the work', async () => {
      const piece = new Uint8Array(12 << 20).fill(65);
      const writing = (pieces: number, after: () => void) =>
        withFileTarget(at('large.csv'), async (sink) => {
          for (let i = 0; i < pieces; i++) await sink.write(piece);
          after();
        });
      await writing(5, () => undefined);
      const written = await readFile(at('large.csv'));
      assert.ok(written.equals(new Uint8Array(5 * piece.length).fill(65)));
      const stop = () => {
        throw new Error('stop');
      };
      await assert.rejects(writing(3, stop), /stop/);
      assert.deepEqual(await readdir(folder), ['large.csv']);
      assert.ok((await readFile(at('large.csv'))).equals(written));
    });

    it('writes through a link to the file behind it', async function () {
      if (process.platform === 'win32') skip(this, 'making a link needs a privilege on Windows');
      await writeFile(at('real.csv'), 'before');
      await symlink(at('real.csv'), at('link.csv'));
      await withFileTarget(at('link.csv'), (sink) => sink.write(encode('after')));
      assert.equal(await readFile(at('real.csv'), 'utf8'), 'after');
    });

    it('refuses a folder, and a folder that does not exist', async () => {
      await mkdir(at('sub'));
      const nothing = () => Promise.resolve();
      await assert.rejects(withFileTarget(at('sub'), nothing), withCode('write-failed'));
      await assert.rejects(withFileTarget(at('no/such/out.csv'), nothing), withCode('write-failed'));
      assert.deepEqual(await readdir(folder), ['sub']);
    });
  });
});
