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
