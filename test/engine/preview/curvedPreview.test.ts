import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Histogram } from '../../../src/engine/dataset';
import type { ColumnPreview } from '../../../src/engine/preview/previews';
import { compareColumns } from '../../../src/engine/preview/compareColumns';
import { DatasetPreviews } from '../../../src/engine/preview/datasetPreviews';
import type { FitScope, Recipe, ScalerChoice } from '../../../src/engine/recipe';
import type { ColumnChoice } from '../../../src/engine/scale/fitScaler';
import { profileOf, sourceOf } from '../fit/tables';
import { fitted } from '../scale/fitColumnOf';
import { summaryOf } from '../scale/summaryOf';
import { assertClose } from '../stats/close';

const byHand = (choice: ScalerChoice, fit?: FitScope): Recipe => ({
  default: { method: 'none' },
  columns: { x: choice },
  ...(fit && { fit }),
});

async function preview(text: string, recipe: Recipe, other = ''): Promise<ColumnPreview> {
  const sources = { source: sourceOf(text), fitSource: sourceOf(other, 'other.csv') };
  const previews = new DatasetPreviews(await profileOf(text), {}, (_, use) => use(sources));
  return previews.preview(0, recipe, {});
}

const csv = (values: readonly number[]) => `x,y\n${values.map((x) => `${x},a\n`).join('')}`;
const total = ({ counts, below, above }: Histogram) =>
  counts.reduce((sum, count) => sum + count, below + above);

const CHOICES: readonly ColumnChoice[] = [
  { method: 'yeo-johnson' },
  { method: 'quantile-uniform', n_quantiles: 10 },
  { method: 'clip', quantile_range: [10, 90] },
  { method: 'minmax', clip: true },
];
const columns = fc
  .array(fc.integer({ min: -300, max: 900 }), { minLength: 4, maxLength: 60 })
  .filter((values) => new Set(values).size > 3);

describe('the preview of a scaler that is not affine', () => {
  it('shows what the scaled values themselves would show', async () => {
    await fc.assert(
      fc.asyncProperty(columns, fc.constantFrom(...CHOICES), async (values, choice) => {
        const { after, affine, monotone, lost } = await preview(csv(values), byHand(choice));
        assert.ok(after);
        assert.deepEqual([affine, monotone, lost], [false, true, 0]);
        const scaler = await fitted(choice, values);
        const truth = await summaryOf(values.map((x) => scaler.transform(x)));
        for (const key of ['mean', 'std', 'min', 'q1', 'median', 'q3', 'max'] as const) {
          assertClose(after[key], truth[key], 1e-12, 1e-12, key);
        }
        assert.deepEqual(after.histogram, truth.histogram);
      }),
      { numRuns: 150 },
    );
  });

  it('has a curve that starts and ends with the axis and never falls', async () => {
    const { curve, before } = await preview(csv([1, 2, 3, 5, 8, 13, 21]), byHand({ method: 'yeo-johnson' }));
    assert.ok(curve);
    const { edges } = before.histogram;
    assert.deepEqual([curve[0]?.[0], curve.at(-1)?.[0]], [edges[0], edges.at(-1)]);
    assert.ok(curve.every(([, y], i) => i === 0 || y >= curve[i - 1]![1]));
  });

  it('counts what has no scaled value', async () => {
    const values = [1, 2, 4, -3, 0];
    const recipe = byHand({ method: 'box-cox' }, { rows: 'first', percent: 60 });
    const { lost, notes, after } = await preview(csv(values), recipe);
    assert.deepEqual([lost, notes], [2, ['2 values have no scaled value: written as empty cells.']]);
    assert.ok(after && total(after.histogram) === 3);
  });

  it('is measured where a divisor is so small that quotients are no double', async () => {
    // IQR 5e-324, the smallest double.
    const values = [-1000, 0, 0, 0, 0, 5e-324, 5e-324, 5e-324, 1000];
    for (const scope of [{ rows: 'all' }, { rows: 'first', percent: 80 }] as const) {
      const shown = await preview(csv(values), byHand({ method: 'robust' }, scope));
      const { after, affine, lost, notes, split } = shown;
      assert.deepEqual([affine, lost], [false, 2]);
      assert.deepEqual(notes, ['2 values have no scaled value: written as empty cells.']);
      assert.ok(after);
      assert.deepEqual([after.min, after.median, after.max], [0, 0, 1]);
      assertClose(after.mean, 3 / 7, 1e-15, 0, 'mean');
      assert.equal(total(after.histogram), 7);
      assert.equal(split?.others?.count, scope.rows === 'all' ? undefined : 1);
    }
  });

  it('keeps what it read for other parameters', async () => {
    let opened = 0;
    const text = csv([1, 2, 3, 5, 8, 13]);
    const source = sourceOf(text);
    const previews = new DatasetPreviews(await profileOf(text), {}, (_, use) => {
      opened++;
      return use({ source });
    });
    for (const low of [1, 5, 10]) {
      await previews.preview(0, byHand({ method: 'clip', quantile_range: [low, 90] }), {});
    }
    assert.equal(opened, 1);
  });
});

describe('the preview of rows that were fitted on', () => {
  const values = [10, 20, 30, 40, 50, 60, 70, 80, -5, 95];

  it('stands beside the other rows, on the bins of all', async () => {
    for (const choice of [{ method: 'minmax' }, { method: 'yeo-johnson' }] as const) {
      const { after, split } = await preview(csv(values), byHand(choice, { rows: 'first', percent: 80 }));
      assert.ok(after && split?.others);
      assert.deepEqual([split.fitRows, split.inFile, split.fit.count, split.others.count], [8, true, 8, 2]);
      assert.deepEqual(split.outside, { below: 1, above: 1 });
      assert.deepEqual(split.fit.histogram.edges, after.histogram.edges);
      assert.deepEqual(
        split.fit.histogram.counts.map((count, i) => count + split.others!.histogram.counts[i]!),
        after.histogram.counts,
      );
      const scaler = await fitted(choice, values.slice(0, 8));
      const others = values.slice(8).map((x) => scaler.transform(x));
      assertClose(split.others.mean, (others[0]! + others[1]!) / 2, 1e-12, 1e-12, 'mean');
      assert.deepEqual([split.others.min, split.others.max], [others[0], others[1]]);
    }
  });

  it('may be of another file: then all rows of this one are the others', async () => {
    const other = 'z,x\n1,0\n2,100\n';
    const recipe = byHand({ method: 'minmax' }, { rows: 'file', file: 'other.csv' });
    const { after, split } = await preview(csv(values), recipe, other);
    assert.ok(after && split?.others);
    assert.deepEqual([split.fitRows, split.inFile, split.fit.count, split.others.count], [2, false, 2, 10]);
    assert.deepEqual(split.outside, { below: 1, above: 0 });
    assertClose(after.max, 0.95, 1e-15, 0, 'max');
  });
});

describe('the preview of a row norm', () => {
  it('goes across the columns that have it', async () => {
    const text = 'x,y,z\n3,4,100\n6,8,200\n5,12,300\n';
    const recipe: Recipe = { default: { method: 'l2' }, columns: { z: { method: 'none' } } };
    const { after, rule, monotone } = await preview(text, recipe);
    assert.ok(after);
    assert.equal(rule, "x ÷ the row's l2 norm over 2 columns");
    assert.equal(monotone, false);
    assertClose(after.max, 0.6, 1e-15, 0, 'max');
    assertClose(after.min, 5 / 13, 1e-15, 0, 'min');
  });

  it('names the first row that has none', async () => {
    const { notes } = await preview('x,w\n3,4\n,8\n5,\n1,1\n', { default: { method: 'max' }, columns: {} });
    assert.match(notes[0] ?? '', /^2 rows miss a number in these columns \(the first on line 3\)/);
  });
});

describe('columns on one axis', () => {
  it('show range and quartiles before and after', async () => {
    const text = 'x,y,w\n1.5,100,5\n2,300,5\n3,200,5\n4,500,5\n';
    const strips = await compareColumns(
      sourceOf(text),
      {},
      await profileOf(text),
      { default: { method: 'minmax' }, columns: {} },
      {},
    );
    assert.deepEqual(
      strips.map(({ name, after }) => [name, after !== undefined]),
      [
        ['x', true],
        ['y', true],
        ['w', false],
      ],
    );
    const y = strips[1]!;
    assert.deepEqual(y.before, {
      min: 100,
      lowEnd: 100,
      q1: 175,
      median: 250,
      q3: 350,
      highEnd: 500,
      max: 500,
      outliers: [],
    });
    assert.deepEqual([y.after?.min, y.after?.median, y.after?.max], [0, 0.375, 1]);
  });

  it('show what a column by itself shows where values have no finite scaled one', async () => {
    const cases: readonly [values: readonly number[], Recipe][] = [
      // IQR 5e-324, the smallest double.
      [[-1000, 0, 0, 0, 0, 5e-324, 5e-324, 5e-324, 1000], byHand({ method: 'robust' })],
      // σ 1e-300 of the rows fitted on.
      [[0, 2e-300, 1e308, -1e308], byHand({ method: 'zscore' }, { rows: 'first', percent: 50 })],
      [[1, 2, 4, -3, 0], byHand({ method: 'box-cox' }, { rows: 'first', percent: 60 })],
    ];
    for (const [values, recipe] of cases) {
      const text = csv(values);
      const [strip] = await compareColumns(sourceOf(text), {}, await profileOf(text), recipe, {});
      const { after, notes } = await preview(text, recipe);
      assert.ok(strip?.after && after);
      assert.deepEqual(strip.notes, ['2 values have no scaled value: written as empty cells.']);
      assert.deepEqual(notes, strip.notes);
      for (const value of Object.values(strip.after).flat()) assert.ok(Number.isFinite(value));
      for (const key of ['min', 'q1', 'median', 'q3', 'max'] as const) {
        assert.equal(strip.after[key], after[key], key);
      }
    }
  });

  it('show nothing of a column none of whose values has a finite scaled one', async () => {
    const text = csv([1e9, 2e9]);
    const recipe = byHand({ method: 'zscore' }, { rows: 'file', file: 'other.csv' });
    const other = sourceOf('x\n0\n2e-300\n', 'other.csv');
    const [strip] = await compareColumns(sourceOf(text), {}, await profileOf(text), recipe, {}, other);
    assert.equal(strip?.after, null);
    assert.deepEqual(strip.notes, ['2 values have no scaled value: written as empty cells.']);
  });

  it('count what they leave out, and only that', async () => {
    const text = 'x,y,z\n1,1,1\n2,2,3\n4,4,\n-3,5,4\n';
    const recipe: Recipe = {
      default: { method: 'zscore' },
      columns: { x: { method: 'box-cox' }, z: { method: 'none' } },
      fit: { rows: 'first', percent: 75 },
    };
    const strips = await compareColumns(sourceOf(text), {}, await profileOf(text), recipe, {});
    assert.deepEqual(
      strips.map(({ notes }) => notes),
      [['1 value has no scaled value: written as an empty cell.'], [], []],
    );
    const normed: Recipe = { default: { method: 'l2' }, columns: { y: { method: 'none' } } };
    const [x, y, z] = await compareColumns(sourceOf(text), {}, await profileOf(text), normed, {});
    assert.deepEqual(y?.notes, []);
    for (const strip of [x, z]) {
      assert.match(strip?.notes[0] ?? '', /^1 row misses a number in these columns \(the first on line 4\)/);
    }
  });
});
