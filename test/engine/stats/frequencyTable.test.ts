import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { FrequencyTable, TableRoom } from '../../../src/engine/stats/frequencyTable';
import { KeptValues } from '../../../src/engine/stats/keptValues';
import { RankedUnion } from '../../../src/engine/stats/rankedUnion';
import type { RankedValues } from '../../../src/engine/stats/rankedValues';
import type { Interval } from '../../../src/engine/stats/rankIntervals';
import type { ValueChunks } from '../../../src/engine/stats/valueChunks';

// Few of them, so that many are equal, and those at the ends of the doubles.
const value = fc.oneof(
  fc.integer({ min: -8, max: 8 }),
  fc.constantFrom(-Number.MAX_VALUE, -Number.MIN_VALUE, 0, Number.MIN_VALUE, 0.1, Number.MAX_VALUE),
);
const list = fc.array(value, { maxLength: 60 }).map((values) => values.map((x) => x + 0));
/** Disjoint and increasing, and one in which nothing lies. */
const intervals = fc.uniqueArray(value, { maxLength: 8 }).map((bounds) => {
  const ends = [...sorted(bounds)];
  const pairs = ends.flatMap((low, i) =>
    i % 2 === 0 && i + 1 < ends.length ? [{ low, high: ends[i + 1]! }] : [],
  );
  return pairs.length > 0 ? [...pairs, { low: Number.MAX_VALUE, high: -Number.MAX_VALUE }] : [];
});

const sorted = (values: readonly number[]) => Float64Array.from(values).sort();
const tableOf = (values: readonly number[]) =>
  FrequencyTable.none.withSorted(sorted(values), new TableRoom());

/** Every question that may be asked, answered from the list of all numbers. */
function ranksAs(ranked: RankedValues, all: readonly number[]): void {
  const expected = [...sorted(all)];
  assert.equal(ranked.length, expected.length);
  assert.deepEqual(
    expected.map((_, rank) => ranked.at(rank)),
    expected,
  );
  for (const x of [-Infinity, ...expected, 0.05, 2.5, Infinity]) {
    assert.equal(ranked.countBelow(x), expected.filter((each) => each < x).length);
    assert.equal(ranked.countUpTo(x), expected.filter((each) => each <= x).length);
  }
}

describe('a frequency table', () => {
  it('ranks as the list of all numbers', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const table = tableOf(first).withSorted(sorted(second), new TableRoom());
        ranksAs(table, [...first, ...second]);
        assert.equal(table.values.length, new Set([...first, ...second]).size);
      }),
    );
  });

  it('can be cut to intervals', () => {
    fc.assert(
      fc.property(list, intervals, (values, chosen) => {
        const within = values.filter((x) => chosen.some(({ low, high }) => x >= low && x <= high));
        ranksAs(tableOf(values).within(chosen, new TableRoom()), within);
      }),
    );
  });

  it('ranks together with others as one', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), (lists) => {
        ranksAs(new RankedUnion(lists.map(tableOf)), lists.flat());
      }),
    );
  });
});

describe('kept values', () => {
  const kept = () => {
    const room = new TableRoom();
    return new KeptValues((table: FrequencyTable, more: ValueChunks) => {
      const copy = new Float64Array(more.length);
      more.copyTo(copy);
      return table.withSorted(copy.sort(), room);
    });
  };

  it('are those in the intervals of every time they were narrowed, and all that came later', () => {
    const steps = fc.array(fc.tuple(list, intervals), { maxLength: 5 });
    fc.assert(
      fc.property(steps, list, (each, last) => {
        const values = kept();
        let expected: number[] = [];
        for (const [added, chosen] of each) {
          values.append(Float64Array.from(added));
          expected.push(...added);
          const asked: (readonly Interval[])[] = [];
          values.narrow((all) => {
            ranksAs(all, expected);
            asked.push(chosen);
            return chosen;
          });
          for (const some of asked) {
            expected = expected.filter((x) => some.some(({ low, high }) => x >= low && x <= high));
          }
        }
        values.append(Float64Array.from(last));
        const everything = values.collect([{ low: -Infinity, high: Infinity }]);
        ranksAs(everything, [...expected, ...last]);
      }),
    );
  });

  it('take no more room for equal ones, of which none is forgotten', () => {
    const values = kept();
    for (let i = 0; i < 100; i++) {
      values.append(Float64Array.from({ length: 1000 }, (_, j) => j % 10));
      values.narrow(() => assert.fail('there is little to forget'));
      assert.equal(values.size, 10);
    }
    assert.equal(values.collect([{ low: 2, high: 5 }]).length, 40_000);
  });

  it('are narrowed where they are different', () => {
    const values = kept();
    for (let i = 0; i < 100; i++) {
      values.append(Float64Array.from({ length: 1000 }, (_, j) => i + j / 1000));
      values.narrow(() => [{ low: 2, high: 2.5 }]);
      assert.ok(values.size <= 501);
    }
    assert.equal(values.collect([{ low: 2.25, high: 9 }]).length, 251);
  });
});
