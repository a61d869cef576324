import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { PreviewSide, ScalerChoice } from '../../../src/engine/dataset';
import { fitScaler } from '../../../src/engine/scale/fitScaler';
import { previewColumn } from '../../../src/engine/scale/previewColumn';
import { assertClose } from '../stats/close';
import { numericColumn, otherColumn, summaryOf } from './summaryOf';

const CHOICES: readonly ScalerChoice[] = [
  { method: 'zscore' },
  { method: 'minmax', featureRange: [0, 1] },
  { method: 'minmax', featureRange: [-1, 1] },
];
const COMPARED = [
  'mean',
  'std',
  'min',
  'p1',
  'q1',
  'median',
  'q3',
  'p99',
  'max',
  'iqr',
  'lowFence',
  'highFence',
] as const;

describe('previewColumn', () => {
  it('shows what the scaled values themselves would show', async () => {
    const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
      minLength: 2,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(values, fc.constantFrom(...CHOICES), async (numbers, choice) => {
        const column = await numericColumn('x', numbers);
        assert.ok(column.numeric);
        // A spread that rounding to the scaled values destroys tells nothing.
        fc.pre(column.numeric.max - column.numeric.min > 1e-3);
        const { after } = previewColumn(column, choice);
        assert.ok(after);
        const scaler = fitScaler(choice, column.numeric);
        const truth = await summaryOf(numbers.map((x) => scaler.transform(x)));
        const { lowFence, highFence } = truth.outliers;
        const expected = { ...truth, iqr: truth.q3 - truth.q1, lowFence, highFence };
        const atol = 1e-9 * (after.max - after.min);
        for (const key of COMPARED) assertClose(after[key], expected[key], 1e-12, atol, key);
        assertClose(after.skewness ?? NaN, truth.skewness ?? NaN, 1e-6, 1e-6, 'skewness');
      }),
    );
  });

  it('gives the z-score mean 0 and standard deviation 1, exactly', async () => {
    const { after } = previewColumn(await numericColumn('x', [0.1, 0.2, 0.7]), { method: 'zscore' });
    assert.deepEqual([after?.mean, after?.std], [0, 1]);
  });

  it('keeps the bins: only their edges move', async () => {
    const column = await numericColumn('x', [1, 2, 2, 3, 4, 4, 4, 5, 90]);
    for (const choice of CHOICES) {
      const { before, after } = previewColumn(column, choice);
      assert.ok(after && column.numeric);
      const scaler = fitScaler(choice, column.numeric);
      const { edges, ...counted } = after.histogram;
      assert.deepEqual(counted, { counts: before.histogram.counts, below: 0, above: 1 });
      assert.deepEqual(
        edges,
        before.histogram.edges.map((edge) => scaler.transform(edge)),
      );
      assert.equal(after.skewness, before.skewness);
    }
  });

  it('writes the rule with the digits that a large offset needs', async () => {
    const column = await numericColumn('x', [1e9 + 0.125, 1e9 + 0.25, 1e9 + 0.375]);
    assert.equal(previewColumn(column, { method: 'zscore' }).rule, '(x − 1,000,000,000.25) ÷ 0.1021');
  });

  it('writes the rule with four digits at most', async () => {
    const column = await numericColumn('proline', [278, 1680, 502.5, 746.893]);
    const rule = (choice: ScalerChoice): string => previewColumn(column, choice).rule;
    assert.equal(rule({ method: 'minmax', featureRange: [0, 1] }), '(x − 278) ÷ 1,402');
    assert.equal(rule({ method: 'minmax', featureRange: [-1, 1] }), '−1 + 2 · (x − 278) ÷ 1,402');
    assert.match(rule({ method: 'zscore' }), /^\(x − 801\.8\) ÷ 53\d\.?\d?$/);
  });

  it('scales the furthest outliers too', async () => {
    const column = await numericColumn('x', [1, 2, 2, 3, 3, 4, 101]);
    const { outliers } = previewColumn(column, { method: 'minmax', featureRange: [0, 1] });
    assert.deepEqual(outliers, [{ value: 101, line: 8, scaled: 1 }]);
  });

  it('has no other side when nothing is scaled', async () => {
    const column = await numericColumn('x', [1, 2, 3]);
    const preview = previewColumn(column, { method: 'none' });
    assert.equal('after' in preview, false);
    assert.deepEqual([preview.rule, preview.affine], ['', true]);
  });

  it('explains a constant column and shows it in one bin', async () => {
    const column = await numericColumn('x', [5, 5, 5]);
    const { after, note, rule } = previewColumn(column, { method: 'zscore' });
    assert.equal(note, 'Every value is 5; scaling makes it 0.');
    assert.equal(rule, 'x − 5');
    assert.deepEqual(after?.histogram, { edges: [-0.5, 0.5], counts: [3], below: 0, above: 0 });
    const side = (({ mean, std, skewness, min, max }: PreviewSide) => ({ mean, std, skewness, min, max }))(
      after,
    );
    assert.deepEqual(side, { mean: 0, std: 0, skewness: null, min: 0, max: 0 });
    const other = previewColumn(column, { method: 'minmax', featureRange: [-1, 1] });
    assert.equal(other.note, 'Every value is 5; scaling makes it −1.');
  });

  it('refuses a column without numbers', () => {
    assert.throws(
      () => previewColumn(otherColumn('city', 'text'), { method: 'zscore' }),
      (error) => error instanceof DataError && error.code === 'not-numeric',
    );
  });
});
