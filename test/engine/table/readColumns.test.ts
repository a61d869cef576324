import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import { completeRows } from '../../../src/engine/table/completeRows';
import { type NumberTable, readColumns } from '../../../src/engine/table/readColumns';
import { Cancelled } from '../../../src/engine/task';

const ALL = { maxRows: 1_000_000, seed: 0 };
const read = (text: string, names: string[], limit = ALL): Promise<NumberTable> =>
  readColumns(memorySource('test.csv', new TextEncoder().encode(text)), {}, names, limit, {});

describe('readColumns', () => {
  it('reads chosen columns in the order asked for, with the lines of their rows', async () => {
    const text = 'a,note,b\n1,x,2.5\n\n3,"two\nlines",4e3\n-5,,inf\n';
    const { columns, lines, rows } = await read(text, ['b', 'a']);
    assert.deepEqual(
      columns.map(({ name, index, values }) => [name, index, ...values]),
      [
        ['b', 2, 2.5, 4000, Infinity],
        ['a', 0, 1, 3, -5],
      ],
    );
    assert.deepEqual([...lines], [2, 4, 6]);
    assert.equal(rows, 3);
  });

  it('tells missing cells from other content, and where the first of that is', async () => {
    const text = `x\n1\nNA\n\n"" \n?\n2024-01-02\nyes\n${'y'.repeat(50)}\n7\n`;
    const { columns } = await read(text, ['x']);
    const [x] = columns;
    assert.ok(x);
    assert.deepEqual([...x.values], [1, NaN, NaN, NaN, NaN, NaN, NaN, 7]);
    assert.deepEqual([x.missing, x.others, x.firstOther], [3, 3, { line: 7, text: '2024-01-02' }]);
    const { columns: short } = await read('x,y\n1\n2,3\n', ['y']);
    assert.deepEqual([short[0]?.missing, short[0]?.others], [1, 0]);
  });

  it('agrees with a plain split of a file without quotes', async () => {
    const text = readFileSync('test/fixtures/datasets/breast_cancer.csv', 'utf8');
    const [header = '', ...rows] = text.trimEnd().split('\n');
    const names = header.split(',');
    const { columns, lines } = await read(text, names);
    assert.equal(names.length, 31);
    for (const [c, { values }] of columns.entries()) {
      assert.deepEqual(
        [...values],
        rows.map((row) => Number(row.split(',')[c])),
      );
    }
    assert.deepEqual(
      [...lines],
      rows.map((_, row) => row + 2),
    );
  });

  it('keeps a sample of whole rows in file order when there are more than fit', async () => {
    const rows = 50_000;
    const text = `a,b\n${Array.from({ length: rows }, (_, i) => `${i},${-i}\n`).join('')}`;
    const limit = { maxRows: 1000, seed: 3 };
    const table = await read(text, ['a', 'b'], limit);
    assert.equal(table.rows, rows);
    const [a, b] = table.columns.map(({ values }) => values);
    assert.ok(a && b);
    assert.equal(a.length, 1000);
    a.forEach((value, i) => {
      assert.equal(b[i], -value);
      assert.equal(table.lines[i], value + 2);
      assert.ok(i === 0 || value > a[i - 1]!);
    });
    assert.deepEqual(await read(text, ['a', 'b'], limit), table);
    // Of a uniform sample the mean lies beyond four standard errors once in 16,000 seeds.
    const mean = a.reduce((sum, value) => sum + value, 0) / a.length;
    assert.ok(Math.abs(mean - (rows - 1) / 2) < (4 * rows) / Math.sqrt(12 * a.length), String(mean));
  });

  it('gives a column as often as it is asked for', async () => {
    const { columns } = await read('a\n1\n2\n', ['a', 'a']);
    assert.deepEqual(columns[0], columns[1]);
  });

  it('refuses a name that is not there, and can be cancelled', async () => {
    await assert.rejects(
      read('hue,ash\n1,2\n', ['hues']),
      (error) =>
        error instanceof DataError &&
        error.code === 'unknown-column' &&
        error.details.hint === "Did you mean 'hue'?",
    );
    const source = memorySource('a.csv', new TextEncoder().encode('a\n1\n'));
    await assert.rejects(readColumns(source, {}, ['a'], ALL, { signal: { aborted: true } }), Cancelled);
  });
});

describe('completeRows', () => {
  it('keeps rows with a finite number in every column', () => {
    const { rows, leftOut } = completeRows([
      Float64Array.of(1, NaN, 3, 4),
      Float64Array.of(4, 5, Infinity, 0),
    ]);
    assert.deepEqual([...rows], [0, 3]);
    assert.deepEqual([...leftOut], [1, 2]);
  });
});
