import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { Recipe, ScalerChoice } from '../../../src/engine/recipe';
import { parseScaler, scalerText } from '../../../src/engine/saved/scalerFile';
import { applied, csvOf, normalized, numbersOf, numberTables } from '../fit/tables';

const AFFINE: readonly ScalerChoice[] = [
  { method: 'zscore' },
  { method: 'minmax', feature_range: [-1, 1] },
  { method: 'maxabs' },
  { method: 'robust' },
  { method: 'robust', quantile_range: [5, 95], unit_variance: true },
];
const CURVED: readonly ScalerChoice[] = [
  { method: 'quantile-uniform', n_quantiles: 5 },
  { method: 'quantile-normal' },
  { method: 'yeo-johnson' },
  { method: 'yeo-johnson', standardize: false },
  { method: 'log1p' },
  { method: 'clip' },
  { method: 'minmax', clip: true },
];
const everyColumn = (choice: ScalerChoice): Recipe['columns'] => ({
  plain: choice,
  offset: choice,
  constant: choice,
  skewed: choice,
});
const scopes = fc.constantFrom<NonNullable<Recipe['fit']>>(
  { rows: 'all' },
  { rows: 'first', percent: 70 },
  { rows: 'random', percent: 60, seed: 3 },
);

/** Every column has a number among any rows that may be fitted on. */
function enough(columns: Readonly<Record<string, readonly (number | null)[]>>): boolean {
  return (
    Object.values(columns).every(
      (column) => column.filter((cell) => cell === null).length <= 0.2 * column.length,
    ) && Object.values(columns).every((column) => column[0] !== null && column[1] !== null)
  );
}

describe('a saved scaler', () => {
  it('gives the same bytes as normalizing directly', async () => {
    await fc.assert(
      fc.asyncProperty(
        numberTables,
        fc.constantFrom(...AFFINE, ...CURVED),
        scopes,
        async (columns, choice, fit) => {
          fc.pre(enough(columns));
          if (choice.method === 'log1p') fc.pre(columns.plain.every((x) => x === null || x > -1));
          const text = csvOf(columns);
          const recipe: Recipe = { default: { method: 'none' }, columns: everyColumn(choice), fit };
          const direct = await normalized(text, recipe);
          assert.equal((await applied(text, direct.saved)).text, direct.text);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('brings the original numbers back, for affine scalers to 1e-12', async () => {
    await fc.assert(
      fc.asyncProperty(
        numberTables,
        numberTables,
        fc.constantFrom(...AFFINE),
        async (train, test, choice) => {
          fc.pre(enough(train));
          const { saved } = await normalized(csvOf(train), {
            default: { method: 'none' },
            columns: everyColumn(choice),
          });
          const text = csvOf(test);
          const scaled = await applied(text, saved);
          const back = await applied(scaled.text, saved, true);
          const originals = numbersOf(text);
          for (const [name, numbers] of numbersOf(back.text)) {
            for (const [row, x] of originals.get(name)!.entries()) {
              const y = numbers[row]!;
              if (Number.isNaN(x)) assert.ok(Number.isNaN(y));
              // The rounding of a difference from the fitted values is of their size.
              else {
                const largest = Math.max(...train[name as 'plain'].map((v) => Math.abs(v ?? 0)), Math.abs(x));
                assert.ok(Math.abs(y - x) <= 1e-12 * largest, `${name} row ${row}: ${x} came back as ${y}`);
              }
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never writes NaN or an infinity for finite numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        numberTables,
        numberTables,
        fc.constantFrom(...AFFINE, ...CURVED),
        async (train, test, choice) => {
          fc.pre(enough(train));
          if (choice.method === 'log1p') fc.pre(train.plain.every((x) => x === null || x > -1));
          const { saved } = await normalized(csvOf(train), {
            default: { method: 'none' },
            columns: everyColumn(choice),
          });
          const { text } = await applied(
            csvOf({ ...test, plain: test.plain.map((x) => x && x * 1e300) }),
            saved,
          );
          assert.doesNotMatch(text, /nan|inf/i);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is found by the names of columns, in whatever order, and without those that are not scaled', async () => {
    const { saved } = await normalized('a,b,city\n0,10,x\n1.5,20,y\n2,40,z\n', {
      default: { method: 'minmax' },
      columns: {},
    });
    assert.equal((await applied('b,a\n25,1\n', saved)).text, 'b,a\n0.5,0.5\n');
  });

  it('names missing and unexpected columns, and the closest', async () => {
    const { saved } = await normalized('alcohol,ash\n1,2\n2,3\n3,5\n', {
      default: { method: 'zscore' },
      columns: {},
    });
    await assert.rejects(
      applied('alcohol,Ash_,hue\n1,2,3\n', saved),
      (error) =>
        error instanceof DataError &&
        error.code === 'columns-differ' &&
        error.message ===
          "expected the columns of the scaler, found test.csv without 'ash' and with 'Ash_', 'hue', which the scaler does not know" &&
        error.details.hint === "Perhaps 'Ash_' for 'ash': rename them, or choose the scaler of this file.",
    );
  });

  it('refuses rows without a norm by their line, and to undo one', async () => {
    const recipe: Recipe = { default: { method: 'l2' }, columns: {} };
    const { saved, text } = await normalized('a,b\n3,4\n6,8\n0,0\n-1,0\n', recipe);
    assert.equal(text, 'a,b\n0.6,0.8\n0.6,0.8\n0,0\n-1,0\n');
    await assert.rejects(
      applied('a,b\n3,4\n3,\n', saved),
      (error) => error instanceof DataError && error.code === 'missing-in-row' && error.details.line === 3,
    );
    // The first of them, whichever column it is in.
    await assert.rejects(
      applied('a,b\n3,4\n3,\n,4\n', saved),
      (error) => error instanceof DataError && error.details.line === 3 && error.message.endsWith("in 'b'"),
    );
    await assert.rejects(applied(text, saved, true), /found a row norm for column 'a'/);
  });

  it('counts numbers that its scaler does not take, and leaves their cells empty', async () => {
    const { saved } = await normalized('a,b\n1,x\n2,y\n4,z\n', {
      default: { method: 'none' },
      columns: { a: { method: 'box-cox' } },
    });
    const { text, result } = await applied('a,b\n1,x\n-2,y\n0,z\n', saved);
    assert.match(text, /^a,b\n-1\.\d+,x\n,y\n,z\n$/);
    assert.deepEqual(result.unscalable, { count: 2, lines: [3, 4], became: 'missing' });
  });

  it('does with infinities what the recipe says', async () => {
    const text = 'a,b\n0,x\ninf,y\n10,z\n-inf,w\n5,v\n';
    const by = async (nonFinite: 'missing' | 'clip') =>
      normalized(text, { default: { method: 'minmax' }, columns: {}, nonFinite });
    const missing = await by('missing');
    assert.equal(missing.text, 'a,b\n0,x\n,y\n1,z\n,w\n0.5,v\n');
    assert.deepEqual(missing.result.nonFinite, { count: 2, lines: [3, 5], became: 'missing' });
    const clip = await by('clip');
    assert.equal(clip.text, 'a,b\n0,x\n1,y\n1,z\n0,w\n0.5,v\n');
    assert.equal((await applied(text, clip.saved)).text, clip.text);
  });

  it('refuses files that are none, with what is wrong and where', async () => {
    const { saved } = await normalized('a,b\n1,2\n2,3\n4,7\n', {
      default: { method: 'zscore' },
      columns: {},
    });
    const text = scalerText(saved);
    const refused = (changed: string, message: RegExp) => {
      assert.throws(
        () => parseScaler(changed, 's.json'),
        (error) => error instanceof DataError && error.code === 'invalid-file' && message.test(error.message),
        message.source,
      );
    };
    refused('{', /^expected JSON in s\.json, found /);
    refused('{}', /^expected a scaler file, "format": "normscope-scaler", in s\.json$/);
    refused(text.replace('"version": 1', '"version": 9'), /^expected 1 at version in s\.json, found 9$/);
    refused(
      text.replace(/"std": [^,\n]+/, '"std": null'),
      /^expected a number at columns\[0\]\.std in s\.json, found null$/,
    );
    refused(
      text.replace('"zscore"', '"zcore"'),
      /^expected one of zscore, .* at columns\[0\]\.method, found "zcore" in s\.json$/,
    );
    refused(text.replace('"rows": "all"', '"rows": "most"'), /at fit in s\.json/);
    refused(
      text.replace('"nonFinite": "missing"', '"nonFinite": "drop"'),
      /^expected one of missing, clip at nonFinite/,
    );
  });
});
