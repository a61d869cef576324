import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { Script } from 'node:vm';
import { after, before, describe, it } from 'mocha';

describe('bundles', () => {
  const compiledFiles = (folder: string) =>
    readdirSync(folder).filter((name) => name.endsWith(`.${process.versions.v8}`));

  it('lie beside what V8 made of them, which it takes', () => {
    const names = compiledFiles('dist');
    assert.deepEqual(
      names.map((name) => name.split('.')[0]),
      ['partService', 'profileCommand'],
    );
    for (const name of names) {
      const filename = path.join('dist', `${name.split('.')[0]!}.js`);
      const cachedData = readFileSync(path.join('dist', name));
      const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename, cachedData });
      assert.equal(script.cachedDataRejected, false, name);
    }
  });

  describe('without a use of what V8 made of them', () => {
    let folder = '';
    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'normscope-bundles-'));
      cpSync('dist', folder, { recursive: true });
    });
    after(() => rm(folder, { recursive: true }));

    const profile = (dist: string) =>
      execFileSync(process.execPath, [path.join(dist, 'cli.js'), 'profile', 'media/samples/iris.csv'], {
        encoding: 'utf8',
      });

    it('work where it is damaged', () => {
      for (const name of compiledFiles(folder)) {
        const file = path.join(folder, name);
        writeFileSync(file, readFileSync(file).subarray(0, 1000));
      }
      assert.equal(profile(folder), profile('dist'));
    });

    it('work where it is missing', () => {
      for (const name of compiledFiles(folder)) rmSync(path.join(folder, name));
      assert.equal(profile(folder), profile('dist'));
    });
  });
});
