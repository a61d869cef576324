import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { ColumnProfile } from '../../../src/engine/dataset';
import type { ColumnPreview, PreviewSide } from '../../../src/engine/preview/previews';
import { previewColumn } from '../../../src/engine/preview/previewColumn';
import type { ColumnChoice } from '../../../src/engine/scale/fitScaler';
import { assertClose } from '../stats/close';
import { fitted } from '../scale/fitColumnOf';
import { numericColumn, otherColumn, summaryOf } from '../scale/summaryOf';

const CHOICES: readonly ColumnChoice[] = [
  { method: 'zscore' },
  { method: 'minmax', feature_range: [0, 1] },
  { method: 'minmax', feature_range: [-1, 1] },
  { method: 'maxabs' },
  { method: 'robust' },
];

/** Where the profile is enough: no value is read. */
function preview(column: ColumnProfile, choice: ColumnChoice): Promise<ColumnPreview> {
  const unread = () => Promise.reject(new Error('expected not to read values'));
  return previewColumn(column, column.count, choice, { rows: 'all' }, unread, {});
}
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
        const scaler = await fitted(choice, numbers);
        // Where a quotient is no double values are read: not here.
        fc.pre([column.numeric.min, column.numeric.max].every((x) => Number.isFinite(scaler.transform(x))));
        const { after } = await preview(column, choice);
        assert.ok(after);
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
    const { after } = await preview(await numericColumn('x', [0.1, 0.2, 0.7]), { method: 'zscore' });
    assert.deepEqual([after?.mean, after?.std], [0, 1]);
  });

  it('keeps the bins: only their edges move', async () => {
    const values = [1, 2, 2, 3, 4, 4, 4, 5, 90];
    const column = await numericColumn('x', values);
    for (const choice of CHOICES) {
      const { before, after } = await preview(column, choice);
      assert.ok(after);
      const scaler = await fitted(choice, values);
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
    assert.equal((await preview(column, { method: 'zscore' })).rule, '(x − 1,000,000,000.25) ÷ 0.1021');
  });

  it('writes the rule with four digits at most', async () => {
    const column = await numericColumn('proline', [278, 1680, 502.5, 746.893]);
    const rule = async (choice: ColumnChoice) => (await preview(column, choice)).rule;
    assert.equal(await rule({ method: 'minmax', feature_range: [0, 1] }), '(x − 278) ÷ 1,402');
    assert.equal(await rule({ method: 'minmax', feature_range: [-1, 1] }), '−1 + 2 · (x − 278) ÷ 1,402');
    assert.match(await rule({ method: 'zscore' }), /^\(x − 801\.8\) ÷ 53\d\.?\d?$/);
  });

  it('scales the furthest outliers too', async () => {
    const column = await numericColumn('x', [1, 2, 2, 3, 3, 4, 101]);
    const { outliers } = await preview(column, { method: 'minmax', feature_range: [0, 1] });
    assert.deepEqual(outliers, [{ value: 101, line: 8, scaled: 1 }]);
  });

  it('has no other side when nothing is scaled', async () => {
    const column = await numericColumn('x', [1, 2, 3]);
    const shown = await preview(column, { method: 'none' });
    assert.equal('after' in shown, false);
    assert.deepEqual([shown.rule, shown.affine], ['', true]);
  });

  it('explains a constant column and shows it in one bin', async () => {
    const column = await numericColumn('x', [5, 5, 5]);
    const { after, notes, rule } = await preview(column, { method: 'zscore' });
    assert.deepEqual(notes, ['Every value is 5; scaling makes it 0.']);
    assert.equal(rule, 'x − 5');
    assert.ok(after);
    assert.deepEqual(after.histogram, { edges: [-0.5, 0.5], counts: [3], below: 0, above: 0 });
    const side = (({ mean, std, skewness, min, max }: PreviewSide) => ({ mean, std, skewness, min, max }))(
      after,
    );
    assert.deepEqual(side, { mean: 0, std: 0, skewness: null, min: 0, max: 0 });
    const other = await preview(column, { method: 'minmax', feature_range: [-1, 1] });
    assert.deepEqual(other.notes, ['Every value is 5; scaling makes it −1.']);
  });

  it('refuses a column without numbers', async () => {
    await assert.rejects(
      preview(otherColumn('city', 'text'), { method: 'zscore' }),
      (error) => error instanceof DataError && error.code === 'not-numeric',
    );
  });
});
