import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import type { ColumnProfile, DatasetProfile, ReadProgress } from '../../../src/engine/dataset';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { Cancelled } from '../../../src/engine/task';

const profileText = (text: string, options: ReadOptions = {}): Promise<DatasetProfile> =>
  profileDataset(memorySource('test.csv', new TextEncoder().encode(text)), options, {});

function column(profile: DatasetProfile, name: string): ColumnProfile {
  const found = profile.columns.find((candidate) => candidate.name === name);
  assert.ok(found, `a column ${name}`);
  return found;
}

describe('profileDataset', () => {
  it('describes every column from every row', async () => {
    const profile = await profileText(
      'id,x,when,ok,note\n007,1.5,2024-01-02,yes,a\n008,NA,2024-01-03,no,b\n009,2.5,?,yes,a\n',
    );
    assert.equal(profile.rows, 3);
    assert.deepEqual(
      profile.columns.map(({ kind, count, missing, distinct }) => [kind, count, missing, distinct]),
      [
        ['identifier', 3, 0, 3],
        ['number', 2, 1, 2],
        ['date', 2, 1, 2],
        ['boolean', 3, 0, 2],
        ['text', 3, 0, 2],
      ],
    );
    assert.equal(column(profile, 'x').numeric?.mean, 2);
    assert.deepEqual(
      profile.columns.map(({ numeric }) => numeric !== undefined),
      [false, true, false, false, false],
    );
    assert.deepEqual(profile.missingWords, [
      { word: 'NA', count: 1 },
      { word: '?', count: 1 },
    ]);
  });

  it('tells identifiers apart that are one number', async () => {
    const profile = await profileText('code\n7\n07\n007\n7\n');
    assert.deepEqual([column(profile, 'code').kind, column(profile, 'code').distinct], ['identifier', 3]);
  });

  it('counts the texts of a column that looked numeric for megabytes', async () => {
    const rows = 400_000;
    const numbers = Array.from({ length: rows }, (_, row) => `${row % 500},${row}\n`).join('');
    const profile = await profileText(`v,row\n${numbers}abc,${rows}\n`);
    const { kind, distinct, numeric } = column(profile, 'v');
    assert.deepEqual([kind, distinct, numeric], ['text', 501, undefined]);
    assert.deepEqual([column(profile, 'row').kind, column(profile, 'row').distinct], ['integer', rows + 1]);
  });

  it('counts infinities, and takes them out of the statistics', async () => {
    const { nonFinite, count, numeric } = column(await profileText('x\n1\ninf\n3\n-Infinity\n1e999\n'), 'x');
    assert.deepEqual([nonFinite, count, numeric?.count, numeric?.mean], [3, 5, 2, 2]);
  });

  it('has no statistics for a column whose every number is infinite', async () => {
    const { kind, numeric, advice } = column(await profileText('x\ninf\n-inf\n'), 'x');
    assert.deepEqual([kind, numeric, advice.method], ['number', undefined, 'none']);
  });

  it('names the furthest outliers by their physical line', async () => {
    const values = Array.from({ length: 40 }, (_, i) => `"a\nb",${i % 10}\n`).join('');
    const profile = await profileText(`note,x\n${values}z,1000\n`);
    // A header, then 40 records of two lines.
    assert.deepEqual(column(profile, 'x').numeric?.outliers.furthest, [{ value: 1000, line: 82 }]);
  });

  it('refuses a quote that is never closed, or reads the rows before it when asked to', async () => {
    const text = 'a,b\n1,x\n2,"y\n3,z\n';
    await assert.rejects(
      profileText(text),
      (error) =>
        error instanceof DataError && error.code === 'unterminated-quote' && error.details.line === 3,
    );
    const profile = await profileText(text, { stopAtUnterminatedQuote: true });
    assert.deepEqual([profile.rows, profile.stoppedAt], [1, 3]);
    assert.deepEqual(
      profile.problems.map(({ code, line }) => [code, line]),
      [['unterminated-quote', 3]],
    );
    const { rows, stoppedAt } = await profileText(text, { quote: '' });
    assert.deepEqual([rows, stoppedAt], [3, undefined]);
  });

  it('obeys a fixed delimiter, header and missing words', async () => {
    const profile = await profileText('1;x\n-999;y\n', {
      delimiter: ';',
      header: false,
      missingWords: ['-999'],
    });
    assert.deepEqual(
      profile.columns.map(({ name, missing, kind }) => [name, missing, kind]),
      [
        ['column 1', 1, 'integer'],
        ['column 2', 0, 'text'],
      ],
    );
  });

  it('is safe with names that objects have', async () => {
    const profile = await profileText('__proto__,constructor,toString\n1,2,3\n4,5,6\n');
    assert.deepEqual(
      profile.columns.map(({ name, numeric }) => [name, numeric?.mean]),
      [
        ['__proto__', 2.5],
        ['constructor', 3.5],
        ['toString', 4.5],
      ],
    );
  });

  it('reports the head first and every byte at the end', async () => {
    const seen: ReadProgress[] = [];
    const bytes = new TextEncoder().encode('a,b\n1,2\n');
    await profileDataset(memorySource('t.csv', bytes), {}, { onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(seen[0]?.head?.columnNames, ['a', 'b']);
    assert.deepEqual(seen.at(-1), { rows: 1, bytesRead: 8, bytesTotal: 8 });
  });

  it('stops when it is cancelled', async () => {
    const bytes = new TextEncoder().encode('a\n1\n');
    await assert.rejects(
      profileDataset(memorySource('t.csv', bytes), {}, { signal: { aborted: true } }),
      Cancelled,
    );
  });
});
