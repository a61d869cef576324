import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { randomNumbers, seedFor, shuffle } from '../../src/engine/random';

describe('random numbers', () => {
  it('are mulberry32', () => {
    // By the generator's published C code, in 32-bit arithmetic of whole numbers.
    for (const seed of [0, 1, 2024, 0xffffffff]) {
      const random = randomNumbers(seed);
      const reference = mulberry32(BigInt(seed));
      for (let i = 0; i < 1000; i++) assert.equal(random(), reference());
    }
  });

  it('differ between purposes and seeds', () => {
    const seeds = new Set<number>();
    for (let seed = 0; seed < 100; seed++) {
      for (let purpose = 0; purpose < 3; purpose++) seeds.add(seedFor(seed, purpose));
    }
    assert.equal(seeds.size, 300);
  });

  it('shuffle without losing a value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
        const shuffled = Int32Array.from(values);
        shuffle(shuffled, randomNumbers(seed));
        assert.deepEqual(shuffled.sort(), Int32Array.from(values).sort());
      }),
    );
  });

  it('shuffle into every order alike', () => {
    const random = randomNumbers(3);
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const values = Int32Array.of(1, 2, 3, 4);
      shuffle(values, random);
      counts.set(values.join(), (counts.get(values.join()) ?? 0) + 1);
    }
    assert.equal(counts.size, 24);
    // 1,000 expected of each, with a standard deviation of 31.
    for (const [order, count] of counts) assert.ok(Math.abs(count - 1000) < 150, `${order}: ${count}`);
  });
});

function mulberry32(seed: bigint): () => number {
  const wrap = (value: bigint) => value & 0xffffffffn;
  let state = seed;
  return () => {
    state = wrap(state + 0x6d2b79f5n);
    let z = wrap((state ^ (state >> 15n)) * (state | 1n));
    z ^= wrap(z + (z ^ (z >> 7n)) * (z | 61n));
    return Number(z ^ (z >> 14n)) / 2 ** 32;
  };
}
