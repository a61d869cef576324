import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../src/engine/stats/random';

/** Σ (observed − expected)² ÷ expected for cells that are equally likely. */
function chiSquare(counts: readonly number[], draws: number): number {
  const expected = draws / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('Random', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.word());
    };
    assert.deepEqual(draw(7), draw(7));
    const seeds = [0, 1, 2, 3, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
    const all = seeds.flatMap(draw);
    // 160 words of 32 bits coincide once in 340,000 runs by chance.
    assert.equal(new Set(all).size, all.length);
  });

  // Seeds are fixed; were they not, each statistic below would exceed its bound once in 10,000 runs (χ² at 10⁻⁴).
  it('is uniform below any number', () => {
    const bound: Readonly<Record<number, number>> = { 2: 15.14, 6: 25.74, 10: 33.72, 100: 160.06 };
    for (const [cells, most] of Object.entries(bound)) {
      const n = Number(cells);
      const random = new Random(11);
      const counts = new Array<number>(n).fill(0);
      for (let i = 0; i < 100_000; i++) counts[random.below(n)]!++;
      assert.ok(chiSquare(counts, 100_000) < most, `below ${n}: ${chiSquare(counts, 100_000)}`);
    }
  });

  it('has first numbers that do not follow from neighbouring seeds', () => {
    const counts = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 10_000; seed++) counts[Math.floor(10 * new Random(seed).unit())]!++;
    assert.ok(chiSquare(counts, 10_000) < 33.72, String(chiSquare(counts, 10_000)));
  });
});
