import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import { runCli } from './runCli';

describe('normscope on bad input', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'normscope-bad-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Content, and what its one line of refusal says. */
  const refused: Readonly<Record<string, readonly [content: string | Uint8Array, message: RegExp]>> = {
    'empty.csv': ['', /empty/i],
    'blank.csv': ['\n\r\n  \n', /blank|empty/i],
    'binary.csv': [Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256), /binary/i],
    'quote.csv': ['id,note\n1,fine\n2,"open\n3,more\n', /quote opened on line 3 is never closed/],
  };
  for (const [name, [content, message]] of Object.entries(refused)) {
    it(`${name}: one line, exit status 1`, async () => {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      const { status, stdout, stderr } = await runCli(['profile', file, '--json']);
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      assert.match(stderr, /^normscope: [^\n]+\n$/);
      assert.doesNotMatch(stderr, / at .*:\d+:\d+/);
    });
  }

  it('the rows before damage are read when asked to, and counted in the singular where there is one', async () => {
    const file = path.join(folder, 'quote.csv');
    const { status, stdout } = await runCli(['profile', file, '--stop-at-damage']);
    assert.equal(status, 0);
    const [head, problem] = stdout.split('\n');
    assert.equal(head, 'quote.csv: 1 row × 2 columns, 30 bytes');
    assert.match(problem ?? '', /^line 3: a quote is never closed/);

    const json = path.join(folder, 'hurt.json');
    writeFileSync(json, '[{"a":1},{"a":2},{a:3}]');
    const read = await runCli(['profile', json, '--stop-at-damage']);
    assert.match(read.stdout, /^hurt\.json: 2 rows × 1 column, 23 bytes\nrow 3: expected a key/);
    const written = await runCli([
      'normalize',
      json,
      '-o',
      path.join(folder, 'out.json'),
      '--stop-at-damage',
    ]);
    assert.deepEqual([written.status, existsSync(path.join(folder, 'out.json'))], [1, false]);
  });

  it('says which options do what an error advises, and where in the line a fault is', async () => {
    const said: readonly (readonly [name: string, content: string, message: RegExp])[] = [
      [
        'quote2.csv',
        'a,b\n1,"x\n',
        /--quote none; --stop-at-damage profiles the rows before it\. \(line 2, column 3\)\n$/,
      ],
      ['two.json', '{"a":[{"x":1}],"b":[{"x":1}]}', /by its path\. Such as --path a\.\n$/],
      ['fault.json', '[\n {"a": 01}\n]', /\(line 2, column 9\)\n$/],
    ];
    for (const [name, content, message] of said) {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      assert.match((await runCli(['profile', file])).stderr, message);
    }
    const packed = path.join(folder, 'cut.csv.gz');
    writeFileSync(packed, gzipSync('a\n1\n').subarray(0, 15));
    const advice = /--stop-at-damage/;
    assert.match((await runCli(['profile', packed])).stderr, advice);
    const output = path.join(folder, 'cut.out.csv');
    const { status, stderr } = await runCli(['normalize', packed, '-o', output, '--stop-at-damage']);
    assert.deepEqual([status, existsSync(output)], [1, false]);
    assert.doesNotMatch(stderr, advice);
  });

  it('offers rows before damage in JSON exactly where there are some', async () => {
    const offers: Readonly<Record<string, readonly [name: string, content: string, rows: number]>> = {
      document: ['offer.json', '[{"a":1},{"a":2},{"a":}]', 2],
      'document that is cut off': ['offer.json', '[{"a":1},{"a":2},', 2],
      'what stands behind the table': ['offer.json', '{"t":[{"a":1}],"x":}', 1],
      columns: ['offer.json', '{"a":[1,2,3],"b":[1,2,}', 0],
      'first row': ['offer.json', '[{"a":}]', 0],
    };
    for (const [what, [name, content, rows]] of Object.entries(offers)) {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      const refused = await runCli(['profile', file]);
      assert.equal(refused.status, 1, what);
      assert.equal(refused.stderr.includes('--stop-at-damage'), rows > 0, `${what}: ${refused.stderr}`);
      if (rows === 0) continue;
      const read = await runCli(['profile', file, '--stop-at-damage']);
      assert.match(read.stdout, new RegExp(`^offer\\.json: ${rows} rows? `), what);
    }
  });

  it('writes over no file that is fitted on or gives the scalers', async () => {
    const file = path.join(folder, 'data.csv');
    const other = path.join(folder, 'train.csv');
    writeFileSync(file, 'a\n1\n2\n');
    writeFileSync(other, 'a\n3\n5\n');
    for (const option of ['--fit-file', '--recipe']) {
      const { status, stderr } = await runCli(['normalize', file, option, other, '-o', other]);
      assert.equal(status, 1);
      assert.match(stderr, /output is the file that is read/);
      assert.equal(readFileSync(other, 'utf8'), 'a\n3\n5\n');
    }
  });

  it('hints at the rows before the damage only of the file that is scaled', async () => {
    const file = path.join(folder, 'scaled.csv');
    const damaged = path.join(folder, 'cut.csv.gz');
    const out = path.join(folder, 'scaled.out.csv');
    writeFileSync(file, 'a\n1\n2\n');
    const packed = gzipSync(Array.from({ length: 5000 }, (_, r) => `${Math.sin(r)}\n`).join(''));
    writeFileSync(damaged, packed.subarray(0, packed.length / 2));
    const own = await runCli(['normalize', damaged, '-o', out]);
    assert.match(own.stderr, /found its end at byte \d/);
    assert.match(own.stderr, /--stop-at-damage/);
    const other = await runCli(['normalize', file, '-o', out, '--fit-file', damaged]);
    assert.match(other.stderr, /more gzip data in cut\.csv\.gz, found its end at byte/);
    assert.doesNotMatch(other.stderr, /--stop-at-damage/);
    const folderGiven = await runCli(['normalize', file, '-o', out, '--fit-file', folder]);
    assert.match(folderGiven.stderr, /^normscope: Expected a file, found the folder/);
    assert.deepEqual([own.status, other.status, folderGiven.status, existsSync(out)], [1, 1, 1, false]);
  });

  it('writes no file twice', async () => {
    const file = path.join(folder, 'twice.csv');
    const out = path.join(folder, 'twice.out.csv');
    writeFileSync(file, 'a\n1\n2\n');
    const { status, stderr } = await runCli(['normalize', file, '-o', out, '--save-scaler', out]);
    assert.deepEqual([status, existsSync(out)], [1, false]);
    assert.match(stderr, /one file\. Choose another name after --save-scaler/);
  });

  it('writes neither copy nor scaler where the scaler cannot be written', async () => {
    const file = path.join(folder, 'both.csv');
    const out = path.join(folder, 'both.out.csv');
    writeFileSync(file, 'a\n1\n2\n');
    const scaler = path.join(folder, 'none', 's.json');
    const { status, stderr } = await runCli(['normalize', file, '-o', out, '--save-scaler', scaler]);
    assert.deepEqual([status, existsSync(out)], [1, false]);
    assert.match(stderr, /^normscope: No folder none to write s\.json into\. Nothing was written\./);
  });

  it('says in one line that a saved file is no JSON, and which option a parameter is', async () => {
    const file = path.join(folder, 'text.csv');
    writeFileSync(file, 'a\n1\n2\n');
    const out = ['-o', path.join(folder, 'never.csv')];
    const applied = await runCli(['apply', file, file, ...out]);
    assert.match(
      applied.stderr,
      /^normscope: Expected JSON in text\.csv, found .* is not valid JSON\. .*\n$/,
    );
    const { status, stderr } = await runCli([
      ...['normalize', file, ...out, '--method', 'minmax', '--feature-range', '1'],
    ]);
    assert.equal(status, 2);
    assert.match(stderr, /the smaller one first at --feature-range, found \[1\]/);
  });

  it('says of a file without columns, and of one with few rows, what it is', async () => {
    const none = path.join(folder, 'none.json');
    writeFileSync(none, '[]');
    const { stderr } = await runCli(['batchnorm', none, '--column', 'a', '--batch-size', '2']);
    assert.match(stderr, /found 'a'\. There are no columns\.\n$/);
    const few = path.join(folder, 'few.csv');
    writeFileSync(few, 'a,b\n1,2\n3,4\n');
    const trained = await runCli(['train', few, '--target', 'a']);
    assert.match(trained.stderr, /found 2 of 2\. Choose a file with more rows\.\n$/);
  });

  it('a missing file and a folder: one line each', async () => {
    const missing = await runCli(['profile', path.join(folder, 'none.csv')]);
    assert.deepEqual([missing.status, missing.stdout], [1, '']);
    assert.equal(
      missing.stderr,
      'normscope: No file none.csv. It may have been moved, renamed or deleted.\n',
    );
    const directory = await runCli(['profile', folder]);
    assert.equal(directory.status, 1);
    assert.match(directory.stderr, /^normscope: Expected a file, found the folder [^\n]+\n$/);
  });

  it('a header without rows is no error: columns, and no rows', async () => {
    const file = path.join(folder, 'header.csv');
    writeFileSync(file, 'a,b,c\n');
    const { status, stdout } = await runCli(['profile', file, '--json']);
    assert.equal(status, 0);
    const printed = JSON.parse(stdout) as { rows: number; columns: { name: string; kind: string }[] };
    assert.deepEqual(
      [printed.rows, printed.columns.map(({ name, kind }) => `${name} ${kind}`)],
      [0, ['a empty', 'b empty', 'c empty']],
    );
  });

  it('a column without a name gets one, and the file is said to have the problem', async () => {
    const file = path.join(folder, 'unnamed.csv');
    writeFileSync(file, 'a,,c\n1,2,3\n4,5,6\n');
    const { status, stdout } = await runCli(['profile', file, '--json']);
    assert.equal(status, 0);
    const printed = JSON.parse(stdout) as {
      columns: { name: string }[];
      problems: { code: string; line: number }[];
    };
    assert.equal(new Set(printed.columns.map((column) => column.name)).size, 3);
    assert.ok(printed.columns.every((column) => column.name !== ''));
    assert.deepEqual(
      printed.problems.map(({ code, line }) => [code, line]),
      [['unnamed-column', 1]],
    );
  });

  it('wrong usage is exit status 2', async () => {
    const { status, stdout, stderr } = await runCli(['profile', 'a.csv', '--speed']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr, "normscope: unknown option '--speed'. See normscope --help\n");
  });
});
