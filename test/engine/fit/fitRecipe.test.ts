import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import { fitRecipe } from '../../../src/engine/fit/fitRecipe';
import type { FittedTable } from '../../../src/engine/fit/fittedTable';
import type { Recipe } from '../../../src/engine/recipe';
import { fitted as fittedColumn } from '../scale/fitColumnOf';
import { fitted, profileOf, sourceOf } from './tables';

const VALUES = Array.from({ length: 200 }, (_, i) => ((i * 37) % 101) / 3 + (i % 7));
const TEXT = `x,y,split\n${VALUES.map((x, i) => `${x},${x * x},${i % 4 === 0 ? 'test' : 'train'}\n`).join('')}`;
const ALL: Recipe = {
  default: { method: 'none' },
  columns: {
    x: { method: 'robust', quantile_range: [10, 90] },
    y: { method: 'quantile-normal', n_quantiles: 30 },
  },
};

function parametersOf({ columns }: FittedTable) {
  return columns.map((column) => ('scaler' in column ? column.scaler.parameters : column.norm));
}

describe('fitRecipe', () => {
  it('fits on the selected rows alone', async () => {
    const train = VALUES.filter((_, i) => i % 4 !== 0);
    const table = await fitted(TEXT, { ...ALL, fit: { rows: 'where', column: 'split', value: 'train' } });
    assert.equal(table.fitRows, 150);
    assert.deepEqual(parametersOf(table), [
      (await fittedColumn({ method: 'robust', quantile_range: [10, 90] }, train)).parameters,
      (
        await fittedColumn(
          { method: 'quantile-normal', n_quantiles: 30 },
          train.map((x) => x * x),
        )
      ).parameters,
    ]);
    const first = await fitted(TEXT, {
      default: { method: 'zscore' },
      columns: {},
      fit: { rows: 'first', percent: 10 },
    });
    assert.equal(first.fitRows, 20);
    const { parameters } = await fittedColumn({ method: 'zscore' }, VALUES.slice(0, 20));
    assert.deepEqual(parametersOf(first)[0], parameters);
  });

  it('gives the same scalers when only few values may be kept at a time', async () => {
    const everything = parametersOf(await fitted(TEXT, ALL));
    const profile = await profileOf(TEXT);
    for (const budget of [200, 64, 7]) {
      const table = await fitRecipe(sourceOf(TEXT), {}, profile, ALL, {}, undefined, budget);
      assert.deepEqual(parametersOf(table), everything, `budget ${budget}`);
    }
  });

  it('says so where λ comes from a sample', async () => {
    const recipe: Recipe = { default: { method: 'none' }, columns: { x: { method: 'yeo-johnson' } } };
    const profile = await profileOf(TEXT);
    const [parameters] = parametersOf(
      await fitRecipe(sourceOf(TEXT), {}, profile, recipe, {}, undefined, 50),
    );
    assert.ok(typeof parameters === 'object' && 'sampled' in parameters);
    assert.equal(parameters.sampled, 50);
  });

  it('fits on another file, by the names of the columns', async () => {
    const other = 'split;y;x\na;1;10\nb;4;20\nc;9;30\n';
    const recipe: Recipe = {
      default: { method: 'none' },
      columns: { x: { method: 'minmax' } },
      fit: { rows: 'file', file: 'other.csv' },
    };
    const table = await fitted(TEXT, recipe, other);
    assert.deepEqual(parametersOf(table), [{ method: 'minmax', min: 10, max: 30 }]);
    assert.equal(table.fitRows, 3);
    await assert.rejects(
      fitted(TEXT, recipe, 'z,y\n1,2\n'),
      (error) =>
        error instanceof DataError &&
        error.message === "expected the name of a column of other.csv, found 'x'",
    );
    await assert.rejects(fitted(TEXT, recipe, '\n'), /^DataError: in other\.csv: expected a header or rows/);
    await assert.rejects(
      fitted(TEXT, recipe, 'x,y\nred,2\nblue,3\n'),
      /^DataError: in other\.csv: expected a finite number of column 'x' in the 2 rows to fit on/,
    );
  });

  it('names the other file, the line and the column of what is wrong in its rows', async () => {
    const recipe: Recipe = {
      default: { method: 'none' },
      columns: { x: { method: 'minmax' } },
      fit: { rows: 'file', file: 'other.csv' },
    };
    await assert.rejects(fitted(TEXT, recipe, 'x,y\n1,2\n3,4\n5,"6\n7,8\n'), {
      name: 'DataError',
      code: 'unterminated-quote',
      message: 'in other.csv: a quote opened on line 4 is never closed',
      details: {
        file: 'other.csv',
        line: 4,
        column: 3,
        rowsBefore: 2,
        excerpt: [
          { line: 3, text: '3,4' },
          { line: 4, text: '5,"6' },
          { line: 5, text: '7,8' },
        ],
        hint: 'Close the quote on that line, or read the file with quotes as ordinary text.',
      },
    });
    // What is wrong in the file itself is said of no other.
    await assert.rejects(
      fitted(TEXT, { ...recipe, fit: { rows: 'first', percent: 0.1 } }),
      (error) => error instanceof DataError && error.details.file === undefined,
    );
  });

  it('refuses to fit on no rows', async () => {
    const none: Recipe = { ...ALL, fit: { rows: 'where', column: 'split', value: 'dev' } };
    await assert.rejects(fitted(TEXT, none), /expected rows where 'split' is 'dev', found none/);
    const few: Recipe = { ...ALL, fit: { rows: 'first', percent: 0.1 } };
    await assert.rejects(fitted(TEXT, few), /found none in 0.1 %/);
  });

  it('leaves a column with infinities as it is, if asked for', async () => {
    const text = 'a,b\n1,1\ninf,2\n3,3\n4,4\n';
    const recipe: Recipe = { default: { method: 'zscore' }, columns: {}, nonFinite: 'leave' };
    assert.deepEqual(
      (await fitted(text, recipe)).columns.map(({ name }) => name),
      ['b'],
    );
  });
});
