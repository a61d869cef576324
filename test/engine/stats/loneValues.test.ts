import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nextUp } from '../../../src/engine/stats/adjacentDouble';
import { loneValue, withLoneCells } from '../../../src/engine/stats/loneValues';
import { SortedRuns } from '../../../src/engine/stats/sortedRuns';

describe('cells for one value', () => {
  it('hold one double, or one integer', () => {
    assert.equal(loneValue(0.1, nextUp(0.1), false), 0.1);
    assert.equal(loneValue(0.1, nextUp(nextUp(0.1)), false), undefined);
    assert.equal(loneValue(6.5, 7.5, true), 7);
    assert.equal(loneValue(6.5, 7.5, false), undefined);
    assert.equal(loneValue(6.5, 8.5, true), undefined);
    assert.equal(loneValue(2 ** 53, 2 ** 53 + 2, true), 2 ** 53);
    assert.equal(loneValue(2 ** 53, 2 ** 53 + 4, true), undefined);
    assert.equal(loneValue(Number.MAX_VALUE, Infinity, false), Number.MAX_VALUE);
  });

  it('never hold −0', () => {
    assert.ok(Object.is(loneValue(-0.5, 0.5, true), 0));
    assert.ok(Object.is(loneValue(-0, Number.MIN_VALUE, false), 0));
  });

  it('are made for values that fill the sample, and keep the edges there were', () => {
    const sample = SortedRuns.ofSorted([
      Float64Array.from({ length: 2000 }, (_, i) => (i < 500 ? i / 1000 : i < 1500 ? 0.5 : i / 1000)),
    ]);
    const edges = [0, 0.25, 0.5, 1, 2];
    assert.deepEqual([...withLoneCells(edges, sample, 0)], [0, 0.25, 0.5, nextUp(0.5), 1, 2]);
    const small = SortedRuns.ofSorted([Float64Array.of(0.5, 0.5)]);
    assert.deepEqual([...withLoneCells(edges, small, 0)], edges);
  });

  it('are made for the values that more than one in 64 equals, wherever they stand', () => {
    for (let before = 0; before < 32; before++) {
      // 7 values 33 times each and as many 32 times, of 2,048, in between others once each.
      const values: number[] = [];
      let next = 0;
      const fill = (count: number) => {
        for (let i = 0; i < count; i++) values.push((next += 1));
      };
      fill(before);
      const frequent: number[] = [];
      for (let k = 0; k < 14; k++) {
        next += 1;
        if (k % 2 === 0) frequent.push(next);
        for (let i = 0; i < (k % 2 === 0 ? 33 : 32); i++) values.push(next);
        fill(5 + k);
      }
      fill(2048 - values.length);
      const edges = [0, next + 1];
      const expected = [0, ...frequent.flatMap((value) => [value, nextUp(value)]), next + 1];
      const found = withLoneCells(edges, SortedRuns.ofSorted([Float64Array.from(values)]), 0);
      assert.deepEqual([...found], expected, `${before} before`);
    }
  });
});
