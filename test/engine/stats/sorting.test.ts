import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { nextDown, nextUp } from '../../../src/engine/stats/adjacentDouble';
import { Reservoir } from '../../../src/engine/stats/reservoir';
import { sortDoubles } from '../../../src/engine/stats/sortDoubles';
import { SortedRuns } from '../../../src/engine/stats/sortedRuns';
import { countDistinct } from '../../../src/engine/stats/countDistinct';
import { ValueChunks } from '../../../src/engine/stats/valueChunks';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

describe('sortDoubles', () => {
  it('sorts as the built-in sort', () => {
    // Long enough for the radix sort: few values repeated, and all of them moved a little.
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 300 }), (seeds) => {
        const values = Float64Array.from({ length: 5000 }, (_, i) => {
          const seed = seeds[(i * 7919) % seeds.length]!;
          return i % 3 === 0 ? nextUp(nextDown(seed)) + 0 : seed / ((i % 11) + 1) + 0;
        });
        const expected = values.slice().sort();
        sortDoubles(values, new Float64Array(6000));
        assert.deepEqual(values, expected);
      }),
    );
  });

  it('sorts a part of a buffer, and only that', () => {
    const buffer = Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i));
    const before = buffer.slice();
    sortDoubles(buffer.subarray(1000, 9000), new Float64Array(8000));
    assert.deepEqual(buffer.subarray(0, 1000), before.subarray(0, 1000));
    assert.deepEqual(buffer.subarray(1000, 9000), before.slice(1000, 9000).sort());
    assert.deepEqual(buffer.subarray(9000), before.subarray(9000));
  });
});

describe('SortedRuns', () => {
  it('merges runs into one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(finite, { maxLength: 20 }), { maxLength: 5 }), (lists) => {
        const merged = SortedRuns.merged(lists.map((list) => Float64Array.from(list).sort()));
        const expected = Float64Array.from(lists.flat()).sort();
        assert.ok(merged.runs.length <= 1);
        assert.deepEqual(merged.runs[0] ?? new Float64Array(0), expected);
      }),
    );
  });

  async function sorted(values: readonly number[]): Promise<SortedRuns> {
    const chunks = new ValueChunks();
    for (let i = 0; i < values.length; i += 13) chunks.append(Float64Array.from(values.slice(i, i + 13)));
    return SortedRuns.sort(chunks, {});
  }

  it('ranks as one sorted list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(finite, { minLength: 1, maxLength: 100 }), finite, async (values, x) => {
        const runs = await sorted(values);
        const list = values.slice().sort((a, b) => a - b);
        assert.deepEqual(
          list.map((_, rank) => runs.at(rank)),
          list,
        );
        assert.equal(runs.countBelow(x), list.filter((value) => value < x).length);
        assert.equal(runs.countUpTo(list[0]!), list.filter((value) => value <= list[0]!).length);
      }),
    );
  });

  it('finds ranks and different values across several runs', async () => {
    // Three runs; every value occurs in each of them.
    const values = Array.from({ length: 300_000 }, (_, i) => (i * 7) % 1000);
    const runs = await sorted(values);
    assert.ok(runs.runs.length >= 3);
    for (const rank of [0, 299, 300, 150_000, 299_699, 299_700, 299_999]) {
      assert.equal(runs.at(rank), Math.floor(rank / 300));
    }
    assert.equal(await countDistinct(runs.runs, {}), 1000);
  });

  it('loses no value while chunks are regrouped into runs', async () => {
    for (const length of [0, 1, 255, 256, 257, 131_071, 131_072, 131_073, 200_000, 262_144, 262_400]) {
      const runs = await sorted(Array.from({ length }, (_, i) => i));
      assert.equal(runs.length, length);
      assert.equal(await countDistinct(runs.runs, {}), length);
    }
  });
});

describe('adjacent doubles', () => {
  it('are next to each other', () => {
    assert.equal(nextUp(1), 1 + 2 ** -52);
    assert.equal(nextDown(1), 1 - 2 ** -53);
    assert.equal(nextUp(0), Number.MIN_VALUE);
    assert.equal(nextDown(0), -Number.MIN_VALUE);
    assert.equal(nextUp(Number.MAX_VALUE), Infinity);
    assert.ok(Object.is(nextUp(-Number.MIN_VALUE), 0) && Object.is(nextDown(Number.MIN_VALUE), 0));
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(finite, (value) => {
        assert.ok(nextUp(value) > value && nextDown(value) < value);
        assert.equal(nextDown(nextUp(value)), value);
      }),
    );
  });
});

describe('Reservoir', () => {
  it('holds everything up to its capacity, and no more than that', () => {
    const reservoir = new Reservoir(20);
    for (let i = 0; i < 20; i++) reservoir.add(i);
    assert.deepEqual(
      reservoir.values(),
      Float64Array.from({ length: 20 }, (_, i) => i),
    );
    for (let i = 20; i < 1000; i++) reservoir.add(i);
    assert.equal(reservoir.values().length, 20);
    assert.equal(new Set(reservoir.values()).size, 20);
    assert.equal(reservoir.seen, 1000);
  });

  it('gives early and late values the same chance', () => {
    const reservoir = new Reservoir(10_000);
    for (let i = 0; i < 1_000_000; i++) reservoir.add(i);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of reservoir.values()) tenths[Math.floor(value / 100_000)]!++;
    // 1,000 expected in each, with a standard deviation of 30.
    assert.ok(
      tenths.every((count) => Math.abs(count - 1000) < 150),
      tenths.join(),
    );
  });
});
