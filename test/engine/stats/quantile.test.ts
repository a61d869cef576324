import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { tukeyFences } from '../../../src/engine/stats/fences';
import { interpolate, quantilePlace, quantileRanks, quantilesOf } from '../../../src/engine/stats/quantile';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('quantiles', () => {
  it('are type 7: R and numpy give these for 1 to 10', () => {
    // quantile(1:10, c(.01, .25, .5, .75, .99)): 1.09 3.25 5.50 7.75 9.91
    const { p1, q1, median, q3, p99 } = quantilesOf(10, (rank) => rank + 1);
    assert.deepEqual([p1, q1, median, q3, p99], [1.09, 3.25, 5.5, 7.75, 9.91]);
  });

  it('fall on a value wherever (n − 1)·p is whole', () => {
    for (let k = 0; k < 1000; k++) {
      assert.deepEqual(quantilePlace(100 * k + 1, 1, 100), { lower: k, weight: 0 });
      assert.deepEqual(quantilePlace(100 * k + 1, 99, 100), { lower: 99 * k, weight: 0 });
    }
  });

  it('of one value are that value', () => {
    assert.deepEqual(
      quantilesOf(1, () => 7),
      { p1: 7, q1: 7, median: 7, q3: 7, p99: 7 },
    );
    assert.deepEqual(quantileRanks(1), [0]);
  });

  it('ask for ranks that exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (n) => {
        const ranks = quantileRanks(n);
        assert.ok(ranks.every((rank, i) => rank >= 0 && rank < n && (i === 0 || rank > ranks[i - 1]!)));
      }),
    );
  });

  it('increase, and stay inside the data, whatever the data', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 20 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        const { p1, q1, median, q3, p99 } = quantilesOf(sorted.length, (rank) => sorted[rank]!);
        const all = [sorted[0]!, p1, q1, median, q3, p99, sorted.at(-1)!];
        assert.ok(
          all.every((value, i) => i === 0 || value >= all[i - 1]!),
          all.join(' '),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('interpolate without overflow', () => {
    assert.equal(interpolate(-1.5e308, 1.5e308, 0.5), 0);
    assert.equal(interpolate(-Number.MAX_VALUE, Number.MAX_VALUE, 1), Number.MAX_VALUE);
    assert.equal(interpolate(5e-324, 1e-323, 0), 5e-324);
  });
});

describe('Tukey fences', () => {
  it('stand 1.5 interquartile ranges beyond the quartiles', () => {
    assert.deepEqual(tukeyFences(2, 4), { low: -1, high: 7 });
    assert.deepEqual(tukeyFences(3, 3), { low: 3, high: 3 });
  });

  it('stay doubles where the distance is none', () => {
    assert.deepEqual(tukeyFences(-1.7e308, 1.7e308), { low: -Number.MAX_VALUE, high: Number.MAX_VALUE });
    // 1.5 · 1.25e308 overflows; 0.5e308 less that does not.
    const { low, high } = tukeyFences(0.5e308, 1.75e308);
    assert.ok(Math.abs(low + 1.375e308) < 1e293);
    assert.equal(high, Number.MAX_VALUE);
  });

  it('contain the quartiles', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [q1, q3] = [Math.min(a, b), Math.max(a, b)];
        const { low, high } = tukeyFences(q1, q3);
        assert.ok(Number.isFinite(low) && Number.isFinite(high) && low <= q1 && q3 <= high);
      }),
    );
  });
});
