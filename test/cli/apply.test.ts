import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import { recipeText } from '../../src/engine/saved/recipeFile';
import { SCALERS } from '../../src/engine/scale/registry';
import { runCli } from './runCli';

const WINE = 'test/fixtures/datasets/wine.csv';

describe('normscope normalize --save-scaler, then apply', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'normscope-apply-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function succeeds(...args: string[]): Promise<string> {
    const { status, stderr, stdout } = await runCli(args);
    assert.equal(status, 0, stderr);
    assert.equal(stdout, '');
    return stderr;
  }

  for (const { method } of SCALERS) {
    it(`gives the same bytes in a new process: ${method}`, async () => {
      const names = ['--save-scaler', at(`${method}.scaler.json`), '--fit-rows', 'random:70%:seed=3'];
      await succeeds('normalize', WINE, '-o', at('direct.csv'), '--method', method, ...names);
      await succeeds('apply', at(`${method}.scaler.json`), WINE, '-o', at('applied.csv'));
      assert.equal(read('applied.csv'), read('direct.csv'));
    });
  }

  it('brings the original numbers back', async () => {
    await succeeds('normalize', WINE, '-o', at('z.csv'), '--save-scaler', at('z.scaler.json'));
    const said = await succeeds('apply', at('z.scaler.json'), at('z.csv'), '-o', at('back.csv'), '--inverse');
    assert.match(said, /wrote .*back\.csv: 178 rows, 13 columns scaled, 1 copied byte for byte/);
    const numbers = (text: string) =>
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',').map(Number));
    for (const [r, row] of numbers(readFileSync(WINE, 'utf8')).entries()) {
      for (const [c, x] of row.entries()) {
        const y = numbers(read('back.csv'))[r]![c]!;
        assert.ok(
          Math.abs(y - x) <= 1e-12 * Math.max(1, Math.abs(x)) * 10,
          `row ${r} column ${c}: ${x}, ${y}`,
        );
      }
    }
  });

  it('says what does not come back', async () => {
    await succeeds(
      'normalize',
      WINE,
      '-o',
      at('c.csv'),
      '--method',
      'clip',
      '--save-scaler',
      at('c.scaler.json'),
    );
    const said = await succeeds('apply', at('c.scaler.json'), at('c.csv'), '-o', at('back.csv'), '--inverse');
    assert.match(said, /not all numbers come back .*: alcohol, malic_acid/);
  });

  it('follows a recipe file, and says on how many rows it was fitted', async () => {
    writeFileSync(at('data.csv'), 'a,b,split\n1,10,train\n3,30,train\n100,1000,test\n');
    writeFileSync(
      at('data.recipe.json'),
      recipeText({
        recipe: {
          default: { method: 'minmax' },
          columns: { b: { method: 'none' } },
          fit: { rows: 'where', column: 'split', value: 'train' },
        },
        source: { file: 'data.csv', rows: 3 },
      }),
    );
    const said = await succeeds(
      'normalize',
      at('data.csv'),
      '-o',
      at('out.csv'),
      '--recipe',
      at('data.recipe.json'),
    );
    assert.equal(read('out.csv'), 'a,b,split\n0,10,train\n1,30,train\n49.5,1000,test\n');
    assert.match(said, /fitted on 2 rows/);
  });

  it('fits on another file', async () => {
    writeFileSync(at('train.csv'), 'b,a\n0,0\n1,10\n');
    writeFileSync(at('test.csv'), 'a,b\n5,1\n2.5,3\n7,2.5\n');
    await succeeds(
      'normalize',
      at('test.csv'),
      '-o',
      at('out.csv'),
      '--method',
      'minmax',
      '--fit-file',
      at('train.csv'),
    );
    assert.equal(read('out.csv'), 'a,b\n0.5,1\n0.25,3\n0.7,2.5\n');
  });

  it('names the file that is fitted on, the line and the column of what is wrong in its rows', async () => {
    writeFileSync(at('test.csv'), 'a,b\n5,1\n2.5,3\n');
    writeFileSync(at('quote.csv'), 'a,b\n0,0\n1,"10\n2,3\n');
    writeFileSync(at('fault.json'), '[{"a":1,"b":2},\n {"a":2,"b":x}]');
    writeFileSync(at('packed.csv.gz'), gzipSync('a,b\n0,0\n1,10\n').subarray(0, 25));
    for (const [other, expected] of [
      [
        'quote.csv',
        'In quote.csv: a quote opened on line 3 is never closed. Close the quote on that line, or read the file with ' +
          'quotes as ordinary text. (line 3, column 3)',
      ],
      [
        'fault.json',
        'In fault.json: expected a value, found x at byte 28. Correct the file there, or write it anew with a program ' +
          'that writes JSON. (line 2, column 13)',
      ],
      [
        'packed.csv.gz',
        'Expected more gzip data in packed.csv.gz, found its end at byte 25. It is cut off. Get the file again from ' +
          'where it came from.',
      ],
    ] as const) {
      // The rows before damage are not fitted on, whatever is read of FILE.
      const args = ['normalize', at('test.csv'), '-o', at('never.csv'), '--stop-at-damage'];
      const { status, stderr } = await runCli([...args, '--fit-file', at(other)]);
      assert.deepEqual([status, stderr], [1, `normscope: ${expected}\n`]);
      assert.throws(() => read('never.csv'), /ENOENT/);
    }
  });

  it('reads the file that is fitted on in its own encoding', async () => {
    writeFileSync(at('test.csv'), Buffer.from('größe,b\n5,1\n2.5,3\n', 'utf16le'));
    writeFileSync(at('train.csv'), 'größe,b\n0,0\n10,1\n');
    const options = ['--encoding', 'utf-16le', '--columns', 'größe', '--method', 'minmax', '--as', 'csv'];
    await succeeds(
      'normalize',
      at('test.csv'),
      '-o',
      at('out.csv'),
      '--fit-file',
      at('train.csv'),
      ...options,
    );
    assert.equal(read('out.csv'), 'größe,b\n0.5,1\n0.25,3\n');
  });

  it('keeps the format, and refuses a name that says another one', async () => {
    writeFileSync(at('c.csv'), 'a\n1\n3\n');
    await succeeds('normalize', at('c.csv'), '-o', at('c.z.csv'), '--save-scaler', at('c.scaler.json'));
    for (const [name, message] of [
      [
        'c.json',
        /Expected a name for a copy in the format of c\.csv, which it keeps, found c\.json, a name for JSON\./,
      ],
      ['c.parquet', /found c\.parquet, a name for Parquet\./],
      ['c.tsv', /found c\.tsv, a name for TSV\./],
      ['c.xlsx', /found c\.xlsx, an Excel workbook\./],
    ] as const) {
      const { status, stderr } = await runCli(['apply', at('c.scaler.json'), at('c.csv'), '-o', at(name)]);
      assert.equal(status, 1, name);
      assert.match(stderr, message);
      assert.throws(() => read(name), /ENOENT/);
    }
    await succeeds('apply', at('c.scaler.json'), at('c.csv'), '-o', at('c.txt'));
    assert.equal(read('c.txt'), 'a\n-1\n1\n');
  });

  it('refuses in one line, and writes nothing', async () => {
    const refuses = async (args: string[], message: RegExp) => {
      const { status, stderr } = await runCli([...args, '-o', at('never.csv')]);
      assert.equal(status, 1, stderr);
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
      assert.throws(() => read('never.csv'), /ENOENT/);
    };
    await refuses(['apply', at('missing.json'), WINE], /no file missing\.json/i);
    writeFileSync(at('no.json'), '{"a": 1}');
    await refuses(['apply', at('no.json'), WINE], /expected a scaler file/i);
    await succeeds('normalize', WINE, '-o', at('z.csv'), '--save-scaler', at('z.scaler.json'));
    await refuses(
      ['apply', at('z.scaler.json'), 'test/fixtures/datasets/iris.csv'],
      /without 'alcohol', 'malic_acid'.* and 5 more and with 'sepal length/i,
    );
    await refuses(
      ['normalize', WINE, '--fit-rows', 'target=9'],
      /expected rows where 'target' is '9', found none/i,
    );
    await refuses(
      ['normalize', WINE, '--method', 'box-cox', '--columns', 'target'],
      /expected values above 0 for Box-Cox/i,
    );
  });
});
