import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { runCli } from './runCli';

interface Printed {
  readonly rows: number;
  readonly problemCount: number;
  readonly dialect: Readonly<Record<string, unknown>>;
  readonly columns: readonly { readonly name: string; readonly kind: string; readonly mean?: number }[];
}

const NASTY = `Prices of the week
# not a comment here

nr;price;note
01;1.234,5;a\\;b
# left out
02;2.000,5;c
03;x;d
`;

describe('normscope on files written in other ways', () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'normscope-dialect-'));
    file = path.join(folder, 'nasty.csv');
    writeFileSync(file, NASTY);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const written = [
    '--decimal',
    ',',
    '--thousands',
    '.',
    '--comment',
    '#',
    '--escape',
    '\\',
    '--skip-lines',
    '3',
  ];
  const reading = [...written, '--kind', 'price=number', '--kind', 'nr=integer'];

  it('reads what it is told to', async () => {
    const { status, stdout, stderr } = await runCli(['profile', file, '--json', ...reading]);
    assert.equal(status, 0, stderr);
    const { rows, problemCount, dialect, columns } = JSON.parse(stdout) as Printed;
    assert.deepEqual(
      columns.map(({ name, kind, mean }) => [name, kind, mean]),
      [
        ['nr', 'integer', 2],
        ['price', 'number', (1234.5 + 2000.5) / 2],
        ['note', 'text', undefined],
      ],
    );
    assert.deepEqual([rows, problemCount], [3, 1]);
    const { decimal, thousands, comment, escape, preambleLines } = dialect;
    assert.deepEqual([decimal, thousands, comment, escape, preambleLines], [',', '.', '#', '\\', 3]);
  });

  it('writes numbers as the file does, and everything else byte for byte', async () => {
    const copy = path.join(folder, 'copy.csv');
    const scaler = path.join(folder, 'scaler.json');
    const method = ['--method', 'minmax', '--columns', 'nr,price', '--save-scaler', scaler];
    const { status, stderr } = await runCli(['normalize', file, '-o', copy, ...method, ...reading]);
    assert.equal(status, 0, stderr);
    const expected = NASTY.replace('01;1.234,5', '0;0').replace('02;2.000,5', '0,5;1').replace('03;', '1;');
    assert.equal(readFileSync(copy, 'utf8'), expected);
    const back = path.join(folder, 'back.csv');
    const undone = await runCli(['apply', scaler, copy, '-o', back, '--inverse', ...written]);
    assert.equal(undone.status, 0, undone.stderr);
    const ungrouped = NASTY.replace('01;1.234,5', '1;1234,5')
      .replace('02;2.000,5', '2;2000,5')
      .replace('03;', '3;');
    assert.equal(readFileSync(back, 'utf8'), ungrouped);
  });

  it('scales columns that blanks line up, and loses no cell', async () => {
    const lined = path.join(folder, 'lined.txt');
    const text = '  name    x     y\n"New  York"\t 1.5   -1  \n   Rome   inf    0\n   Oslo   3.5    9\n';
    writeFileSync(lined, text);
    const copy = path.join(folder, 'copy.txt');
    const scale = async (output: string, ...options: readonly string[]) => {
      const { status, stderr } = await runCli(['normalize', lined, '-o', output, ...options]);
      assert.equal(status, 0, stderr);
      return { written: readFileSync(output, 'utf8'), stderr };
    };
    assert.equal((await scale(copy, '--method', 'none')).written, text);
    const { written, stderr } = await scale(copy, '--method', 'minmax', '--columns', 'x,y');
    const expected = text.replace('1.5   -1', '0   0').replace('0\n', '0.1\n').replace('3.5    9', '1    1');
    // An empty cell would be none: an infinity is the same again.
    assert.equal(written, expected);
    assert.match(stderr, /copied unchanged/);
    const csv = await scale(path.join(folder, 'copy.csv'), '--method', 'minmax', '--columns', 'x,y');
    assert.equal(csv.written, 'name,x,y\nNew  York,0,0\nRome,,0.1\nOslo,1,1\n');
    // As told, in place of the guess.
    const told = await runCli(['profile', lined, '--json', '--delimiter', 'blanks']);
    assert.equal((JSON.parse(told.stdout) as Printed).dialect['delimiter'], 'blanks');
    const wrong = await runCli(['profile', lined, '--delimiter', 'blank']);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /one ASCII character after --delimiter, or the word tab or blanks/);
  });

  it('refuses what says how delimited text is written for a file that is JSON', async () => {
    const json = path.join(folder, 'rows.json');
    writeFileSync(json, '[{"a": 1}, {"a": 2}]');
    const { status, stdout, stderr } = await runCli(['profile', json, '--delimiter', ';', '--decimal', ',']);
    assert.deepEqual([status, stdout], [1, '']);
    assert.equal(
      stderr,
      'normscope: Expected delimited text for the chosen delimiter and decimal mark, found JSON. Leave the delimiter ' +
        'and decimal mark out; a file that is delimited text after all can be read as the format CSV. Given: ' +
        '--delimiter and --decimal.\n',
    );
  });

  it('names a kind for a column that is not there', async () => {
    const { status, stderr } = await runCli(['profile', file, ...written, '--kind', 'prize=number']);
    assert.deepEqual([status, stderr.includes("Did you mean 'price'")], [1, true]);
  });
});
