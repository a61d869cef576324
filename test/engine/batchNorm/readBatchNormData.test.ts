import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readBatchNormData } from '../../../src/engine/batchNorm/readBatchNormData';
import { memorySource } from '../../../src/engine/byteSource';

const rows = Array.from({ length: 5000 }, (_, i) => (i % 5 === 0 ? `${i},\n` : `${i},${-i}\n`));
const source = memorySource('a.csv', new TextEncoder().encode(`a,b\n${rows.join('')}`));
const read = (maxRows: number) => readBatchNormData(source, {}, ['b', 'a'], { maxRows, seed: 1 }, {});

describe('readBatchNormData', () => {
  it('keeps complete rows with their lines, and names the first lines of the others', async () => {
    const { names, columns, lines, fileRows, sampled, leftOut } = await read(5000);
    assert.deepEqual([names, fileRows, sampled], [['b', 'a'], 5000, false]);
    const [b, a] = columns;
    assert.ok(a && b);
    assert.deepEqual([a.length, leftOut.count, leftOut.lines.length], [4000, 1000, 20]);
    assert.deepEqual(leftOut.lines.slice(0, 3), [2, 7, 12]);
    a.forEach((value, i) => {
      assert.deepEqual([b[i], lines[i]], [-value, value + 2]);
    });
  });

  it('says that it sampled, and counts in the sample', async () => {
    const { lines, fileRows, sampled, leftOut } = await read(100);
    assert.deepEqual([fileRows, sampled, lines.length + leftOut.count], [5000, true, 100]);
  });
});
