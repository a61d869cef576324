import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Distinct } from '../../../src/engine/dataset';
import { DistinctBytes } from '../../../src/engine/stats/distinctBytes';
import { DistinctNumbers } from '../../../src/engine/stats/distinctNumbers';
import { HyperLogLog } from '../../../src/engine/stats/hyperLogLog';

const encoder = new TextEncoder();

function counterOf(texts: readonly string[], limit?: number): DistinctBytes {
  const distinct = new DistinctBytes(limit);
  for (const text of texts) {
    // Inside a larger buffer, as the cells of a file are.
    const bytes = encoder.encode(`"${text}",`);
    distinct.add(bytes, 1, bytes.length - 2);
  }
  return distinct;
}

function countTexts(texts: readonly string[], limit?: number): Distinct {
  return counterOf(texts, limit).result();
}

function assertNear(distinct: Distinct, expected: number): void {
  assert.ok(typeof distinct === 'object', 'labelled approximate');
  // 0.8 % standard error, and two significant digits.
  assert.ok(Math.abs(distinct.approximate / expected - 1) < 0.08, `${distinct.approximate} for ${expected}`);
}

describe('DistinctBytes', () => {
  it('is exact up to the limit', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('', 'a', 'aa', 'b'));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const expected = new Set(texts.map((value) => Buffer.from(value).toString('hex'))).size;
        assert.equal(countTexts(texts, 200), expected);
      }),
    );
  });

  it('counts 10,000 exactly and estimates from there', () => {
    const texts = Array.from({ length: 10_000 }, (_, i) => `customer ${i}`);
    assert.equal(countTexts([...texts, ...texts]), 10_000);
    assertNear(countTexts([...texts, 'one more']), 10_001);
  });

  it('estimates larger numbers', () => {
    for (const count of [20_000, 60_000, 300_000]) {
      assertNear(countTexts(Array.from({ length: count }, (_, i) => i.toString(36))), count);
    }
  });

  it('does not count again what it saw while it was exact', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `${i}`);
    assertNear(countTexts([...texts, ...texts, ...texts]), 20_000);
  });

  it('estimates rather than keep more than 1 MB', () => {
    const long = 'x'.repeat(20_000);
    assert.equal(countTexts(Array.from({ length: 50 }, (_, i) => `${long}${i}`)), 50);
    assertNear(countTexts(Array.from({ length: 100 }, (_, i) => `${long}${i}`)), 100);
  });

  it('finds nothing in nothing', () => {
    assert.equal(countTexts([]), 0);
  });

  it('puts together what several have counted, and leaves them as they are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 2 });
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { maxLength: 120 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 150 }),
        fc.constantFrom(0, 10_000),
        (lists, most, mostOfEach) => {
          const limit = Math.min(most, mostOfEach);
          const parts = lists.map((texts) => counterOf(texts, mostOfEach).toParts());
          const before = structuredClone(parts);
          const merged = new DistinctBytes(limit);
          for (const part of parts) merged.merge(part);
          const all = counterOf(lists.flat(), limit);
          assert.deepEqual(merged.result(), all.result());
          // As good as the others to go on with.
          for (const counter of [merged, all]) counter.add(encoder.encode('one more'), 0, 8);
          assert.deepEqual(merged.result(), all.result());
          assert.deepEqual(parts, before);
        },
      ),
    );
  });
});

describe('DistinctNumbers', () => {
  it('is exact up to 1,000, and estimates from there', () => {
    for (const [count, exact] of [
      [1_000, true],
      [1_001, false],
      [40_000, false],
    ] as const) {
      const distinct = new DistinctNumbers();
      for (let i = 0; i < 2 * count; i++) distinct.add(Math.sqrt(i % count));
      if (exact) assert.equal(distinct.result(), count);
      else assertNear(distinct.result(), count);
    }
  });

  it('takes 0 and −0 for one', () => {
    const distinct = new DistinctNumbers();
    distinct.add(0);
    distinct.add(-0);
    assert.equal(distinct.result(), 1);
  });
});

describe('HyperLogLog', () => {
  it('estimates from one to a million', () => {
    for (const count of [0, 1, 10, 100, 1_000, 10_000, 40_000, 80_000, 1_000_000]) {
      const estimate = new HyperLogLog();
      for (let i = 0; i < count; i++) estimate.add(i, 0);
      const found = estimate.estimate();
      assert.ok(Math.abs(found - count) <= 0.06 * count, `${found} for ${count}`);
    }
  });
});
