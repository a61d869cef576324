import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatTable, median } from './table';

describe('table of the benchmark', () => {
  it('takes the median of odd and even numbers of runs', () => {
    assert.equal(median([10, 9, 100]), 10);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.throws(() => median([]), RangeError);
  });

  it('lines columns up and fills short rows', () => {
    assert.equal(
      formatTable(['who', 's'], [['polars', '1.25'], ['uDSV']]),
      ['| who    | s    |', '| ------ | ---- |', '| polars | 1.25 |', '| uDSV   |      |'].join('\n'),
    );
  });
});
