import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cellDisagreements, disagreements, type Precision } from './agreement';
import type { PeerColumn } from './peers/summary';

const EXACT: Precision = { quantiles: 'exact', reading: 'exact' };
const COLUMN: PeerColumn = {
  ...{ name: 'x', count: 9, missing: 1, min: -1, max: 3, mean: 0.5, std: 1.5 },
  ...{ q1: 0, median: 0.5, q3: 1 },
};

function compare(change: Partial<PeerColumn>, precision = EXACT): string[] {
  return disagreements([COLUMN], [{ ...COLUMN, ...change }], precision);
}

describe('agreement of contestants', () => {
  it('lets moments differ by rounding only', () => {
    assert.deepEqual(compare({ mean: 0.5 + 1e-10, std: 1.5 - 1e-10 }), []);
    assert.deepEqual(compare({ mean: 0.5 + 1e-8 }), ['mean of x: 0.5, 0.50000001']);
  });

  it('wants counts and extremes exactly', () => {
    assert.equal(compare({ count: 8, missing: 2 }).length, 2);
    assert.equal(compare({ max: 3 + 1e-15 * 4 }).length, 1);
    assert.equal(compare({ max: 3 + 1e-15 * 4 }, { ...EXACT, reading: 'approximate' }).length, 0);
  });

  it('wants quartiles exactly, except from whom they are approximate', () => {
    assert.equal(compare({ median: 0.51 }).length, 1);
    assert.equal(compare({ median: 0.51 }, { ...EXACT, quantiles: 'approximate' }).length, 0);
    assert.equal(compare({ median: 0.9 }, { ...EXACT, quantiles: 'approximate' }).length, 1);
  });

  it('never agrees with a number that is not there', () => {
    assert.equal(compare({ mean: NaN }).length, 1);
  });

  it('compares columns by name and wants the same ones', () => {
    const other = { ...COLUMN, name: 'y', mean: 2 };
    assert.deepEqual(disagreements([COLUMN, other], [other, COLUMN], EXACT), []);
    assert.equal(disagreements([COLUMN, other], [COLUMN], EXACT).length, 1);
  });

  it('compares written cells as numbers or as text', () => {
    assert.deepEqual(cellDisagreements([['a', '0.1', '']], [['a', '0.10000000000000001', '']]), []);
    assert.equal(cellDisagreements([['a', '0.1']], [['b', '0.2']]).length, 2);
    assert.equal(cellDisagreements([['']], [['0']]).length, 1);
    assert.equal(cellDisagreements([['1'], ['2']], [['1']]).length, 1);
  });
});
