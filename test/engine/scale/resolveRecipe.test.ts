import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { ColumnProfile } from '../../../src/engine/dataset';
import type { Recipe, ScalerChoice } from '../../../src/engine/recipe';
import { closestName } from '../../../src/engine/scale/closestName';
import { requireColumns } from '../../../src/engine/scale/requireColumns';
import { resolveRecipe } from '../../../src/engine/scale/resolveRecipe';
import { numericColumn, otherColumn } from './summaryOf';

const zscore: ScalerChoice = { method: 'zscore' };
const minmax: ScalerChoice = { method: 'minmax', feature_range: [0, 1] };
const none: ScalerChoice = { method: 'none' };

describe('resolveRecipe', () => {
  let columns: ColumnProfile[];
  before(async () => {
    columns = [
      await numericColumn('height', [1, 2]),
      { ...(await numericColumn('target', [0, 1])), advice: { method: 'none', reason: '', heuristic: true } },
      otherColumn('city', 'text'),
      await numericColumn('constructor', [1, 2]),
      await numericColumn('__proto__', [1, 2]),
    ];
  });
  const resolve = (recipe: Recipe): ScalerChoice[] => resolveRecipe(recipe, columns);
  const byName = (entries: readonly [string, ScalerChoice][]): Record<string, ScalerChoice> =>
    Object.fromEntries(entries);

  it('takes the default where the advice is to scale', () => {
    assert.deepEqual(resolve({ default: minmax, columns: {} }), [minmax, none, none, minmax, minmax]);
    assert.deepEqual(resolve({ default: none, columns: {} }), [none, none, none, none, none]);
  });

  it('takes what each column is advised, where that is the default', () => {
    const advised = columns.map((column) =>
      column.name === 'height'
        ? { ...column, advice: { method: 'robust', reason: '', heuristic: true } as const }
        : column,
    );
    assert.deepEqual(resolveRecipe({ default: { method: 'advice' }, columns: {} }, advised), [
      { method: 'robust' },
      none,
      none,
      zscore,
      zscore,
    ]);
  });

  it('takes a choice made by hand against the advice', () => {
    const chosen = resolve({ default: zscore, columns: { height: none, target: minmax, city: none } });
    assert.deepEqual(chosen, [none, minmax, none, zscore, zscore]);
  });

  it('finds columns of any name', () => {
    const recipe = {
      default: none,
      columns: byName([
        ['__proto__', minmax],
        ['constructor', zscore],
      ]),
    };
    assert.deepEqual(resolve(recipe), [none, none, none, zscore, minmax]);
  });

  it('names an unknown column and the closest one', () => {
    assert.throws(
      () => resolve({ default: zscore, columns: { heigth: zscore } }),
      (error) =>
        error instanceof DataError &&
        error.code === 'unknown-column' &&
        error.message === "expected the name of a column, found 'heigth'" &&
        error.details.hint === "Did you mean 'height'?",
    );
  });

  it('lists the columns when none is close', () => {
    assert.throws(
      () => {
        requireColumns(['height', 'zzz'], ['height', 'target']);
      },
      (error) => error instanceof DataError && error.details.hint === "The columns are 'height', 'target'.",
    );
    requireColumns(['height', 'city'], ['height', 'city']);
  });

  it('refuses to scale a column without numbers', () => {
    assert.throws(
      () => resolve({ default: none, columns: { city: zscore } }),
      (error) =>
        error instanceof DataError &&
        error.code === 'not-numeric' &&
        error.message === "expected numbers to scale in column 'city', found text" &&
        error.details.hint === "Choose no scaler for 'city', or correct its cells if they should be numbers.",
    );
  });
});

describe('closestName', () => {
  it('forgives letter case and small slips', () => {
    assert.equal(closestName('Petal Width', ['petal length', 'petal width']), 'petal width');
    assert.equal(closestName('colour', ['hue', 'color']), 'color');
    assert.equal(closestName('abc', ['xyz', 'uvw']), undefined);
    assert.equal(closestName('', ['a']), undefined);
  });
});
