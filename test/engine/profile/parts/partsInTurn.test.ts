import assert from 'node:assert/strict';
import type { Part } from '../../../../src/engine/csv/fileParts';
import { partsInTurn } from '../../../../src/engine/profile/parts/partsInTurn';

const startOf = ({ start }: Part) => (typeof start === 'number' ? start : start.from);
const lengthOf = (part: Part) => part.stop - startOf(part);

describe('parts in turn', () => {
  it('cover the file without gaps, whatever its size', () => {
    for (const size of [10, 11, 99, 100, 101, 350, 1000, 1001, 2500, 12_800]) {
      const parts = [...partsInTurn(10, size, 100)].sort((a, b) => a.index - b.index);
      assert.deepEqual(
        parts.map(({ index }) => index),
        [...parts.keys()],
      );
      assert.equal(parts[0]!.start, 10);
      assert.equal(parts.at(-1)!.stop, size);
      for (const [i, part] of parts.slice(1).entries()) assert.equal(startOf(part), parts[i]!.stop);
      if (size > 10)
        for (const part of parts) assert.ok(lengthOf(part) > 0, `an empty part of ${size} bytes`);
    }
  });

  it('are the smaller the later', () => {
    const lengths = partsInTurn(0, 2400, 100).map(lengthOf);
    assert.deepEqual(lengths.slice(0, 21), new Array(21).fill(100));
    assert.equal(lengths.length, 30);
    for (const length of lengths.slice(21)) assert.ok(length <= 34, `${length}`);
  });

  it('are spread evenly over the file at any time', () => {
    const parts = partsInTurn(0, 10_000, 100);
    for (const count of [4, 8, 16, 32, 64]) {
      const starts = parts.slice(0, count).map(startOf);
      for (let quarter = 0; quarter < 4; quarter++) {
        const inside = starts.filter((start) => Math.floor(start / 2500) === quarter).length;
        assert.ok(Math.abs(inside - count / 4) <= 1, `${inside} of ${count} in quarter ${quarter}`);
      }
    }
  });
});
