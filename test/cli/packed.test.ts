import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import { runCli } from './runCli';

const IRIS = readFileSync('test/fixtures/datasets/iris.csv');

describe('gzip on the command line', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'normscope-cli-'));
    writeFileSync(at('plain.csv'), IRIS);
    writeFileSync(at('packed.csv.gz'), gzipSync(IRIS));
    // Named by somebody who forgot to.
    writeFileSync(at('secret.csv'), gzipSync(IRIS));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [source, copy, packed] of [
    ['plain.csv', 'copy.csv.gz', true],
    ['packed.csv.gz', 'copy.csv.gz', true],
    ['packed.csv.gz', 'copy.csv', false],
    ['secret.csv', 'copy.csv', true],
  ] as const) {
    it(`${source} becomes ${copy}, ${packed ? 'packed' : 'not packed'}`, async () => {
      const options = ['--method', 'none'];
      const { status, stderr } = await runCli(['normalize', at(source), '-o', at(copy), ...options]);
      assert.equal(status, 0, stderr);
      const bytes = readFileSync(at(copy));
      assert.ok((packed ? gunzipSync(bytes) : bytes).equals(IRIS));
    });
  }
});
