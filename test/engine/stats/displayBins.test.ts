import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Histogram, NumericSummary } from '../../../src/engine/dataset';
import { summariseColumn } from './summarise';

async function summaryOf(values: readonly number[], integer = false): Promise<NumericSummary> {
  const result = await summariseColumn(Float64Array.from(values), { integer });
  assert.ok(result);
  return result.summary;
}

async function histogramOf(values: readonly number[], integer = false): Promise<Histogram> {
  return (await summaryOf(values, integer)).histogram;
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, i) => start + i);

describe('bins for display', () => {
  it('run between the fences at round numbers, what lies beyond is counted aside', async () => {
    const { histogram, outliers } = await summaryOf([...range(0, 100).map((i) => i / 10), 1000, -500]);
    assert.deepEqual(histogram.edges, range(0, 11));
    assert.deepEqual([histogram.below, histogram.above], [1, 1]);
    assert.deepEqual([outliers.low, outliers.high], [1, 1]);
  });

  it('run over all data where the fences collapse', async () => {
    const histogram = await histogramOf([...range(0, 50).map(() => 0.5), 7.25, -3.5]);
    assert.deepEqual([histogram.edges[0], histogram.edges.at(-1)], [-4, 8]);
    assert.deepEqual([histogram.below, histogram.above], [0, 0]);
  });

  it('run over all data where a single value lies inside the fences', async () => {
    // Q1 = 0.75 and Q3 = 1: the lower fence is 0.375.
    const { histogram, outliers } = await summaryOf([0, 1, 1, 1]);
    assert.equal(outliers.low, 1);
    assert.deepEqual([histogram.edges[0], histogram.edges.at(-1), histogram.below], [0, 1.5, 0]);
  });

  it('run over all data where rounding leaves no value inside the fences', async () => {
    // Doubles here are 1/8 apart: both quartiles are −(10^15 − 0.75).
    const values = [-(10 ** 15 - 0.625), -(10 ** 15 - 0.875)].sort((a, b) => a - b);
    const { histogram, outliers, q1, q3 } = await summaryOf(values);
    assert.equal(q1, q3);
    assert.deepEqual([outliers.low, outliers.high], [1, 1]);
    assert.equal(histogram.edges.length, histogram.counts.length + 1);
    assert.deepEqual([histogram.below, histogram.above], [0, 0]);
    assert.equal(
      histogram.counts.reduce((sum, count) => sum + count),
      2,
    );
    // The same when the values are read again instead of kept.
    const again = await summariseColumn(Float64Array.from(values), { budget: 1 });
    assert.deepEqual(again?.summary.histogram, histogram);
  });

  it('are 60 at most, about as many as wanted', async () => {
    // Evenly spread from 0 to 37,449, Freedman–Diaconis wants n^(1/3) bins, 64: those of 500 would be 75.
    const histogram = await histogramOf(range(0, 262_144).map((i) => i / 7));
    assert.deepEqual(histogram.edges.slice(0, 3), [0, 1000, 2000]);
    assert.equal(histogram.counts.length, 38);
  });

  it('do not take in what lies beyond a fence, though it is near', async () => {
    // Q1 = 2, Q3 = 4: the upper fence is 7, and 7.1 is in the range of the last bin.
    const values = [...range(0, 25).flatMap((i) => [2, 4].map((x) => x + (i % 2) / 1e6)), 3, 6.9, 7.1];
    const { histogram, outliers } = await summaryOf(values);
    assert.ok(outliers.highFence < 7.1 && histogram.edges.at(-1)! > 7.1 - 1);
    assert.deepEqual([histogram.below, histogram.above], [outliers.low, outliers.high]);
    assert.equal(
      histogram.counts.reduce((sum, count) => sum + count),
      values.length - outliers.low - outliers.high,
    );
  });

  it('stand at the doubles nearest to decimals, not at multiples of a rounded step', async () => {
    const { edges } = await histogramOf(range(0, 400).map((i) => i / 100));
    assert.ok(edges.includes(0.6) && 3 * 0.2 !== 0.6, edges.join());
  });

  it('give integers bars that hold equally many possible values', async () => {
    const histogram = await histogramOf(range(70, 163), true);
    const widths = histogram.edges.slice(1).map((edge, i) => edge - histogram.edges[i]!);
    assert.equal(histogram.edges[0], 69.5);
    assert.ok(Number.isInteger(widths[0]) && widths.every((width) => width === widths[0]), widths.join());
    // 93 consecutive integers, one each: all full bars are equally high.
    assert.ok(histogram.counts.slice(1, -1).every((count) => count === widths[0]));
  });

  it('take in no outlier of integers where one side has none', async () => {
    // 0 to 36 and one far value: 37 integers in bins of 2 or more leave a half-empty bin over.
    for (const far of [1000, -1000]) {
      const { histogram, outliers } = await summaryOf([...range(0, 37), far], true);
      assert.deepEqual([histogram.below, histogram.above], [outliers.low, outliers.high]);
      assert.equal(
        histogram.counts.reduce((sum, count) => sum + count),
        37,
      );
    }
  });

  it('fit the integers between outliers on both sides where a width does', async () => {
    const { histogram } = await summaryOf([...range(0, 90), 1000, 1000, -1000], true);
    assert.deepEqual([histogram.edges[0], histogram.edges.at(-1)], [-0.5, 89.5]);
    assert.deepEqual([histogram.below, histogram.above], [1, 2]);
  });

  it('give few integers a bar each', async () => {
    const histogram = await histogramOf([0, 0, 1, 2, 2, 2], true);
    assert.deepEqual(histogram, { edges: [-0.5, 0.5, 1.5, 2.5], counts: [2, 1, 3], below: 0, above: 0 });
  });

  it('treat integers without halves as real numbers', async () => {
    const histogram = await histogramOf([2 ** 53, 2 ** 53 + 2, 2 ** 53 + 4, 2 ** 53 + 8], true);
    assert.ok(histogram.edges[0]! <= 2 ** 53 && histogram.edges.at(-1)! >= 2 ** 53 + 8);
    assert.ok(histogram.edges.every((edge) => Number.isInteger(edge)));
  });

  it('put a constant column into one bin around it', async () => {
    assert.deepEqual(await histogramOf([5, 5]), { edges: [4.5, 5.5], counts: [2], below: 0, above: 0 });
    assert.deepEqual(await histogramOf([5, 5], true), { edges: [4.5, 5.5], counts: [2], below: 0, above: 0 });
    const large = await histogramOf([1e17]);
    assert.deepEqual(large, { edges: [1e17 - 16, 1e17 + 16], counts: [1], below: 0, above: 0 });
    const largest = await histogramOf([Number.MAX_VALUE]);
    assert.equal(largest.edges[1], Number.MAX_VALUE);
    assert.deepEqual(largest.counts, [1]);
  });

  it('are fewer where there are too few doubles between the ends', async () => {
    const histogram = await histogramOf([1, 1 + 2 ** -52, 1 + 2 ** -51, 1, 1 + 2 ** -52, 1 + 2 ** -51]);
    assert.ok(histogram.edges.every((edge, i) => i === 0 || edge > histogram.edges[i - 1]!));
    assert.equal(
      histogram.counts.reduce((sum, count) => sum + count),
      6,
    );
  });

  it('increase and hold every value once, whatever the data', async () => {
    const values = fc.oneof(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 }),
      fc.array(fc.constantFrom(0, 1, 1 + 2 ** -52, 2, 1e300, -1e300, 5e-324), {
        minLength: 1,
        maxLength: 40,
      }),
      fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(values, async (data) => {
        const { histogram, outliers } = await summaryOf(data, data.every(Number.isInteger));
        const { edges, counts, below, above } = histogram;
        assert.ok(
          edges.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > edges[i - 1]!)),
          edges.join(),
        );
        assert.ok(counts.length >= 1 && counts.length <= 60 && edges.length === counts.length + 1);
        assert.equal(
          counts.reduce((sum, count) => sum + count, below + above),
          data.length,
        );
        assert.ok(below <= outliers.low && above <= outliers.high);
      }),
      { numRuns: 500 },
    );
  });
});
