import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import Papa from 'papaparse';
import { skip } from '../skip';
import { runCli } from './runCli';

const DATASETS = 'test/fixtures/datasets';

/** Reads a CSV with another parser than the product's: the columns as they are written. */
function readColumns(file: string): Map<string, string[]> {
  const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true });
  const [header = [], ...rows] = data;
  return new Map(header.map((name, index) => [name, rows.map((row) => row[index] ?? '')]));
}

describe('normscope normalize', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'normscope-cli-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const name of readdirSync(DATASETS).filter((file) => file.endsWith('.csv'))) {
    it(`z-score of ${name}: mean 0 and σ 1 to 1e-12, the target byte for byte`, async () => {
      const source = path.join(DATASETS, name);
      const { status, stderr } = await runCli(['normalize', source, '-o', at(name), '--method', 'zscore']);
      assert.equal(status, 0, stderr);
      const original = readColumns(source);
      const scaled = readColumns(at(name));
      assert.deepEqual([...scaled.keys()], [...original.keys()]);
      for (const [column, cells] of scaled) {
        if (column === 'target') {
          assert.deepEqual(cells, original.get(column));
          continue;
        }
        const values = cells.map(Number);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
        assert.ok(Math.abs(mean) <= 1e-12, `${column}: mean ${mean}`);
        assert.ok(Math.abs(Math.sqrt(variance) - 1) <= 1e-12, `${column}: σ ${Math.sqrt(variance)}`);
      }
    });
  }

  it('packs and unpacks as the name of the copy says; so does apply', async () => {
    const source = path.join(DATASETS, 'wine.csv');
    const run = async (...args: string[]) => {
      const { status, stderr } = await runCli(args);
      assert.equal(status, 0, stderr);
    };
    const scaler = at('packed.scaler.json');
    await run('normalize', source, '-o', at('plain.csv'), '--save-scaler', scaler);
    await run('normalize', source, '-o', at('packed.csv.gz'));
    const plain = readFileSync(at('plain.csv'));
    assert.deepEqual(gunzipSync(readFileSync(at('packed.csv.gz'))), plain);
    await run('normalize', at('packed.csv.gz'), '-o', at('unpacked.csv'), '--method', 'none');
    assert.deepEqual(readFileSync(at('unpacked.csv')), plain);
    await run('apply', scaler, source, '-o', at('applied.csv.gz'));
    assert.deepEqual(gunzipSync(readFileSync(at('applied.csv.gz'))), plain);
  });

  it('min-max of exactly the columns named, every other byte as it was', async () => {
    const source = path.join(DATASETS, 'wine.csv');
    const out = at('wine.csv');
    const { status } = await runCli([
      'normalize',
      source,
      '-o',
      out,
      '--method',
      'minmax',
      '--columns',
      'ash,target',
    ]);
    assert.equal(status, 0);
    const original = readColumns(source);
    for (const [column, cells] of readColumns(out)) {
      if (column !== 'ash' && column !== 'target') {
        assert.deepEqual(cells, original.get(column));
        continue;
      }
      const values = cells.map(Number);
      assert.deepEqual([Math.min(...values), Math.max(...values)], [0, 1]);
    }
  });

  it('leaves out the columns of --exclude', async () => {
    const source = path.join(DATASETS, 'iris.csv');
    await runCli(['normalize', source, '-o', at('excluded.csv'), '--exclude', 'sepal length (cm)']);
    const original = readColumns(source);
    const scaled = readColumns(at('excluded.csv'));
    assert.deepEqual(scaled.get('sepal length (cm)'), original.get('sepal length (cm)'));
    assert.notDeepEqual(scaled.get('sepal width (cm)'), original.get('sepal width (cm)'));
  });

  it('changes nothing but the numbers: quotes, spaces, line ends, blank lines, missing words, extra cells', async () => {
    const text =
      '\ufeff"id","x", z ,note\r\n007,"1", 10 ,"a, ""b""\nc"\r\n\r\n008,NA,20,\r\n009,"3",,d,extra\r\n010,2, 30 ,"last"';
    writeFileSync(at('messy.csv'), text);
    const { status, stderr } = await runCli([
      'normalize',
      at('messy.csv'),
      '-o',
      at('messy.out.csv'),
      '--method',
      'minmax',
    ]);
    assert.equal(status, 0, stderr);
    const expected =
      '\ufeff"id","x", z ,note\r\n007,"0", 0 ,"a, ""b""\nc"\r\n\r\n008,NA,0.5,\r\n009,"1",,d,extra\r\n010,0.5, 1 ,"last"';
    assert.equal(readFileSync(at('messy.out.csv'), 'utf8'), expected);
  });

  it('writes as many significant digits as asked for', async () => {
    writeFileSync(at('digits.csv'), 'x\n1\n2\n4\n');
    await runCli([
      'normalize',
      at('digits.csv'),
      '-o',
      at('digits.out.csv'),
      '--method',
      'minmax',
      '--digits',
      '3',
    ]);
    assert.equal(readFileSync(at('digits.out.csv'), 'utf8'), 'x\n0\n0.333\n1\n');
  });

  it('copies cells that are not finite, and says where they are', async () => {
    writeFileSync(at('infinite.csv'), 'x\n1\ninf\n3\n1e999\n2\n');
    const { status, stderr } = await runCli([
      'normalize',
      at('infinite.csv'),
      '-o',
      at('infinite.out.csv'),
      '--method',
      'minmax',
    ]);
    assert.equal(status, 0);
    assert.match(stderr, /2 cells \(lines 3, 5\) were not finite and copied unchanged/);
    assert.equal(readFileSync(at('infinite.out.csv'), 'utf8'), 'x\n0\ninf\n1\n1e999\n0.5\n');
  });

  it('says what became of cells in a file of one column, where none becomes empty', async () => {
    writeFileSync(at('one.csv'), 'x\n1\n2\n4\n-3\ninf\n');
    const out = at('one.out.csv');
    const boxCox = ['--method', 'box-cox', '--fit-rows', 'first:60%'];
    const copied = await runCli(['normalize', at('one.csv'), '-o', out, ...boxCox]);
    assert.match(copied.stderr, /1 cell \(line 5\) was outside what the scaler takes and copied unchanged/);
    assert.match(copied.stderr, /1 cell \(line 6\) was not finite and copied unchanged/);
    assert.match(readFileSync(out, 'utf8'), /\n-3\ninf\n$/);
    const clip = ['--method', 'minmax', '--non-finite', 'clip'];
    const clipped = await runCli(['normalize', at('one.csv'), '-o', out, ...clip]);
    assert.match(clipped.stderr, /1 cell \(line 6\) was not finite and clipped to the fitted column/);
    assert.match(readFileSync(out, 'utf8'), /\n1\n0\n1\n$/);
  });

  describe('with --method none gives back every fixture byte for byte', () => {
    for (const name of readdirSync('test/fixtures/csv').filter((file) => file.endsWith('.csv'))) {
      it(name, async () => {
        const source = path.join('test/fixtures/csv', name);
        const out = at(`none-${name}`);
        const { status, stderr } = await runCli(['normalize', source, '-o', out, '--method', 'none']);
        if (status === 0) {
          assert.ok(readFileSync(out).equals(readFileSync(source)));
          return;
        }
        // What cannot be read is not written either.
        assert.equal(status, 1);
        assert.match(stderr, /^normscope: [A-Z0-9].*\n$/);
        assert.equal(readdirSync(folder).includes(`none-${name}`), false);
      });
    }
  });

  it('refuses to write over its source', async () => {
    writeFileSync(at('same.csv'), 'x\n1\n2\n');
    const { status, stderr } = await runCli(['normalize', at('same.csv'), '-o', at('same.csv')]);
    assert.equal(status, 1);
    assert.match(stderr, /the output is the file that is read/i);
    assert.equal(readFileSync(at('same.csv'), 'utf8'), 'x\n1\n2\n');
  });

  it('names an unknown column and the closest one there is', async () => {
    const source = path.join(DATASETS, 'wine.csv');
    const { status, stderr } = await runCli([
      'normalize',
      source,
      '-o',
      at('unknown.csv'),
      '--columns',
      'alcohl',
    ]);
    assert.equal(status, 1);
    assert.match(stderr, /alcohl/);
    assert.match(stderr, /alcohol/);
  });

  it('refuses names of formats that it does not write, and keeps the format under others', async () => {
    const text = 'x\n1\n3\n';
    writeFileSync(at('small.csv'), text);
    for (const name of ['out.xlsx', 'out.feather', 'out.csv.zst', 'out.parquet.gz']) {
      const { status, stderr } = await runCli(['normalize', at('small.csv'), '-o', at(name)]);
      assert.equal(status, 1, name);
      assert.match(
        stderr,
        /^normscope: Expected .*(CSV, TSV, JSON, JSON Lines or Parquet|without \.gz), found out/,
      );
      assert.equal(existsSync(at(name)), false);
    }
    for (const name of ['out.txt', 'out.dat', 'out']) {
      const { status, stderr } = await runCli(['normalize', at('small.csv'), '-o', at(name)]);
      assert.equal(status, 0, stderr);
      assert.equal(readFileSync(at(name), 'utf8'), 'x\n-1\n1\n');
    }
  });

  it('refuses a text column that is named', async () => {
    writeFileSync(at('text.csv'), 'name,x\nann,1\nbob,2\n');
    const { status, stderr } = await runCli([
      'normalize',
      at('text.csv'),
      '-o',
      at('text.out.csv'),
      '--columns',
      'name',
    ]);
    assert.equal(status, 1);
    assert.match(stderr, /name.*text/);
  });

  it('needs permission to write, and leaves nothing when it has none', async function () {
    // Root may write anywhere, so the command runs as a user who may not; elsewhere the mode is enough.
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    if (process.platform === 'win32') skip(this, 'a folder cannot be locked by its mode on Windows');
    const source = at('readable.csv');
    writeFileSync(source, 'x\n1\n2\n');
    const locked = at('locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    chmodSync(folder, 0o755);
    const { status, stderr } = await runCli(['normalize', source, '-o', path.join(locked, 'out.csv')], {
      ...(uid !== undefined && { uid }),
    });
    assert.equal(status, 1);
    assert.equal(
      stderr,
      'normscope: No permission to write out.csv. Nothing was written. Choose another folder.\n',
    );
    assert.deepEqual(readdirSync(locked), []);
  });
});
