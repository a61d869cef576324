import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { FitScope, Recipe, ScalerChoice } from '../../../src/engine/recipe';
import { parseRecipe, recipeText } from '../../../src/engine/saved/recipeFile';

const choices = fc.constantFrom<ScalerChoice>(
  { method: 'zscore', with_mean: false },
  { method: 'minmax', feature_range: [-2.5, 4], clip: true },
  { method: 'robust', quantile_range: [10, 90], unit_variance: true },
  { method: 'quantile-normal', n_quantiles: 7 },
  { method: 'box-cox', standardize: false },
  { method: 'max' },
  { method: 'none' },
);
const scopes = fc.constantFrom<FitScope>(
  { rows: 'all' },
  { rows: 'first', percent: 62.5 },
  { rows: 'random', percent: 80, seed: -7 },
  { rows: 'where', column: 'a "b"', value: '' },
  { rows: 'file', file: '../train.csv' },
);
const recipes: fc.Arbitrary<Recipe> = fc.record(
  {
    default: fc.oneof(choices, fc.constant({ method: 'advice' } as const)),
    columns: fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')), choices))
      .map((entries) => Object.fromEntries(entries)),
    fit: scopes,
    nonFinite: fc.constantFrom('missing', 'clip', 'leave'),
    significantDigits: fc.integer({ min: 1, max: 17 }),
  },
  { requiredKeys: ['default', 'columns'], noNullPrototype: true },
);
const source = { file: 'wine.csv', rows: 178 };

describe('a recipe file', () => {
  it('gives back what was saved', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        assert.deepEqual(parseRecipe(recipeText({ recipe, source }), 'r.json'), { recipe, source });
      }),
    );
  });

  it('says what is wrong, and where', () => {
    const text = recipeText({
      recipe: {
        default: { method: 'zscore' },
        columns: { ash: { method: 'robust', quantile_range: [25, 75] } },
      },
      source,
    });
    const refused = (changed: string, message: RegExp) => {
      assert.throws(
        () => parseRecipe(changed, 'r.json'),
        (error) => error instanceof DataError && error.code === 'invalid-file' && message.test(error.message),
        message.source,
      );
    };
    refused(
      text.replace('"robust"', '"rubust"'),
      /^expected one of .* at columns\['ash'\]\.method, found "rubust" in r\.json$/,
    );
    refused(
      text.replace('25', '80'),
      /^expected two numbers between 0 and 100, .* at columns\['ash'\]\.quantile_range, found \[80,75\]/,
    );
    refused(
      text.replace('quantile_range', 'quantiles'),
      /^expected only quantile_range, .* found "quantiles"/,
    );
    refused(text.replace('normscope-recipe', 'normscope-scaler'), /^expected a recipe file/);
  });
});
