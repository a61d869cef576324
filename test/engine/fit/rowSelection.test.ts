import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { openCsv } from '../../../src/engine/csv/openCsv';
import { DataError } from '../../../src/engine/dataError';
import { readFitValues } from '../../../src/engine/fit/readFitValues';
import { type RowScope, selectRows } from '../../../src/engine/fit/rowSelection';

/** The numbers in the first column of the selected rows, and those of the others. */
async function rowsOf(text: string, scope: RowScope, rows: number) {
  const source = memorySource('a.csv', new TextEncoder().encode(text));
  const csv = await openCsv(source, {}, {});
  const selection = selectRows(scope, rows, csv.columnNames);
  const selected: number[] = [];
  const others: number[] = [];
  const count = await readFitValues(
    { source, csv, options: {} },
    [0],
    selection,
    {},
    (_, finite) => {
      selected.push(...finite);
    },
    (_, finite) => {
      others.push(...finite);
    },
  );
  return { selected, others, count, selection };
}

const table = (rows: number) => `x,split\n${Array.from({ length: rows }, (_, i) => `${i},t\n`).join('')}`;

describe('rows to fit on', () => {
  it('are the first floor(n·k/100), whatever the size of the file', async () => {
    const { selected, others } = await rowsOf(table(178), { rows: 'first', percent: 70 }, 178);
    assert.deepEqual([selected.length, others.length], [124, 54]);
    assert.deepEqual(
      selected,
      Array.from({ length: 124 }, (_, i) => i),
    );
  });

  it('are exactly as many at random, each once, and the same for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer(),
        async (n, percent, seed) => {
          const scope = { rows: 'random', percent, seed } as const;
          const { selected, others, count } = await rowsOf(table(n), scope, n);
          assert.equal(count, Math.floor((n * percent) / 100));
          assert.equal(selected.length, count);
          assert.deepEqual(
            [...selected, ...others].sort((a, b) => a - b),
            Array.from({ length: n }, (_, i) => i),
          );
          assert.deepEqual((await rowsOf(table(n), scope, n)).selected, selected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are drawn so that every row is as likely', async () => {
    const counts = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 2000; seed++) {
      const { selected } = await rowsOf(table(20), { rows: 'random', percent: 25, seed }, 20);
      for (const row of selected) counts[row]!++;
    }
    // 2000 draws of 5 of 20: 500 expected with σ 19; 5σ around that.
    assert.ok(
      counts.every((count) => Math.abs(count - 500) < 97),
      counts.join(),
    );
  });

  it('are those with a cell, as it is written, without quotes and spaces', async () => {
    const text = 'x,split\n1,train\n2,test\n3,"train"\n4, train \n5,"tr""ain"\n6\n7,Train\n';
    const where = (value: string) => rowsOf(text, { rows: 'where', column: 'split', value }, 7);
    assert.deepEqual((await where('train')).selected, [1, 3, 4]);
    assert.deepEqual((await where('tr"ain')).selected, [5]);
    assert.deepEqual((await where('train')).others, [2, 5, 6, 7]);
  });

  it('that are none give an error with the closest cell', async () => {
    const text = 'x,split\n1,train\n2,test\n';
    const { selection, count } = await rowsOf(text, { rows: 'where', column: 'split', value: 'trian' }, 2);
    assert.equal(count, 0);
    const error = selection?.nothingFound();
    assert.equal(error?.message, "expected rows where 'split' is 'trian', found none");
    assert.equal(error.details.hint, "Did you mean 'train'?");
    const far = await rowsOf(text, { rows: 'where', column: 'split', value: 'zzz' }, 2);
    assert.match(far.selection?.nothingFound().details.hint ?? '', /holds 'train', 'test'\.$/);
  });

  it('refuse shares, seeds and columns that make no sense', () => {
    for (const percent of [0, -1, 101, NaN]) {
      assert.throws(
        () => selectRows({ rows: 'first', percent }, 10, []),
        (error) => error instanceof DataError && error.code === 'invalid-fit',
      );
    }
    assert.throws(
      () => selectRows({ rows: 'random', percent: 50, seed: 0.5 }, 10, []),
      /whole number as the seed/,
    );
    assert.throws(
      () => selectRows({ rows: 'where', column: 'splt', value: 'a' }, 10, ['split']),
      /found 'splt'/,
    );
  });
});
