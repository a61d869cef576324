import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Moments } from '../../../src/engine/stats/moments';
import { assertClose } from './close';
import { exactMoments } from './exactMoments';

const of = (...values: number[]): Moments => Moments.of(Float64Array.from(values));

/** Numbers of one size with an offset that may dwarf them, at any scale: exponents from tiny to huge. */
const sameScale = fc
  .record({
    values: fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 2, maxLength: 40 }),
    offset: fc.constantFrom(0, 1, 12_345, 2 ** 30, 2 ** 50),
    exponent: fc.integer({ min: -900, max: 900 }),
  })
  .map(({ values, offset, exponent }) => values.map((value) => (value + offset) * 2 ** exponent));

/** Numbers of different sizes side by side. */
const mixedScale = fc.array(
  fc
    .record({
      digits: fc.integer({ min: -(2 ** 53), max: 2 ** 53 }),
      exponent: fc.integer({ min: -400, max: 400 }),
    })
    .map(({ digits, exponent }) => digits * 2 ** exponent),
  { minLength: 1, maxLength: 30 },
);

function mergeParts(values: readonly number[], cuts: readonly number[]): Moments {
  const at = [...cuts.map((cut) => cut % (values.length + 1)), 0, values.length].sort((a, b) => a - b);
  return at
    .slice(1)
    .map((end, i) => of(...values.slice(at[i], end)))
    .reduce((merged, part) => merged.merge(part), Moments.none);
}

describe('Moments', () => {
  it('agrees with a textbook example', () => {
    const moments = of(2, 4, 4, 4, 5, 5, 7, 9);
    assert.deepEqual(
      [moments.count, moments.min, moments.max, moments.mean, moments.variance, moments.std],
      [8, 2, 9, 5, 4, 2],
    );
    assertClose(moments.sampleStd ?? NaN, Math.sqrt(32 / 7), 1e-15, 0, 'sampleStd');
    // Σ(x − 5)³ = 42 and Σ(x − 5)⁴ = 356
    assertClose(moments.skewness ?? NaN, 42 / 8 / 8, 1e-15, 0, 'skewness');
    assertClose(moments.kurtosis ?? NaN, 356 / 8 / 16 - 3, 1e-15, 0, 'kurtosis');
  });

  it('finds the certified values of the NIST data sets NumAcc3 and NumAcc4', () => {
    for (const base of [1_000_000, 10_000_000]) {
      const values = Float64Array.from({ length: 1001 }, (_, i) => {
        if (i === 0) return base + 0.2;
        return i % 2 === 1 ? base + 0.1 : base + 0.3;
      });
      const moments = Moments.of(values);
      assertClose(moments.mean, base + 0.2, 1e-15, 0, 'mean');
      // As near as these decimals can be written in binary.
      assertClose(moments.sampleStd ?? NaN, 0.1, 1e-8, 0, 'sampleStd');
    }
  });

  it('skips NaN and infinities', () => {
    const moments = of(NaN, 1, Infinity, 3, -Infinity);
    assert.deepEqual([moments.count, moments.min, moments.max, moments.mean, moments.std], [2, 1, 3, 2, 1]);
    assert.equal(of(NaN, Infinity).count, 0);
    assert.equal(Moments.none.merge(of(NaN)).merge(of(4)).mean, 4);
  });

  it('gives a single value no sample deviation and no shape', () => {
    const moments = of(0.1);
    assert.deepEqual(
      [
        moments.mean,
        moments.meanLow,
        moments.variance,
        moments.sampleStd,
        moments.skewness,
        moments.kurtosis,
      ],
      [0.1, 0, 0, null, null, null],
    );
  });

  it('gives equal values a variance of exactly 0, however they are divided', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        (value, count, cuts) => {
          const moments = mergeParts(
            Array.from({ length: count }, () => value),
            cuts,
          );
          assert.deepEqual(
            [moments.mean, moments.meanLow, moments.variance, moments.std, moments.skewness],
            [value, 0, 0, 0, null],
          );
        },
      ),
    );
  });

  it('agrees with exact arithmetic on every scale and however the values are divided', () => {
    fc.assert(
      fc.property(fc.oneof(sameScale, mixedScale), fc.array(fc.nat(), { maxLength: 6 }), (values, cuts) => {
        const moments = mergeParts(values, cuts);
        const exact = exactMoments(values);
        assert.equal(moments.count, values.length);
        assertClose(moments.mean, exact.mean, 1e-14, Number.MIN_VALUE, 'mean');
        assertClose(moments.variance, exact.variance, 1e-13, Number.MIN_VALUE, 'variance');
        assert.equal(moments.min, Math.min(...values));
        assert.equal(moments.max, Math.max(...values));
      }),
      { numRuns: 500 },
    );
  });

  it('scales by a power of two exactly', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -60, max: 60 }), (numbers, exponent) => {
        const factor = 2 ** exponent;
        const [before, after] = [of(...numbers), of(...numbers.map((x) => x * factor))];
        assert.equal(after.mean, before.mean * factor);
        assert.equal(after.std, before.std * factor);
        assert.equal(after.skewness, before.skewness);
        assert.equal(after.kurtosis, before.kurtosis);
      }),
    );
  });

  it('moves with an offset, and keeps spread and shape', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (numbers, offset) => {
        const [before, after] = [of(...numbers), of(...numbers.map((x) => x + offset))];
        assertClose(after.std, before.std, 1e-14, 0, 'std');
        assertClose(after.skewness ?? NaN, before.skewness ?? NaN, 1e-13, 1e-13, 'skewness');
        assertClose(after.kurtosis ?? NaN, before.kurtosis ?? NaN, 1e-13, 1e-13, 'kurtosis');
      }),
    );
  });

  it('turns the skewness round with the sign', () => {
    const [before, after] = [of(1, 2, 3, 10), of(-1, -2, -3, -10)];
    assert.equal(after.skewness, -(before.skewness ?? NaN));
    assert.equal(after.kurtosis, before.kurtosis);
  });

  it('keeps the mean to twice the precision of a double', () => {
    // 1/3 of a unit in the last place of 2^52 + 1: the mean of three neighbours.
    const { mean, meanLow } = of(2 ** 52, 2 ** 52, 2 ** 52 + 1);
    assert.equal(mean, 2 ** 52);
    assertClose(meanLow, 1 / 3, 1e-15, 0, 'meanLow');
  });

  it('never gives −0 as a mean, nor as what was lost of it', () => {
    for (const values of [[-0], [-0, -0], [-1, 1], [-5e-324, -7.25647147569785e-308]]) {
      const { mean, meanLow } = of(...values);
      assert.ok(!Object.is(mean, -0) && !Object.is(meanLow, -0), values.join());
    }
  });

  it('measures large batches as precisely as small ones', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => 1e9 + ((i * 7919) % 1000) / 1024);
    const exact = exactMoments([...values]);
    const moments = Moments.of(values);
    assertClose(moments.mean, exact.mean, 1e-15, 0, 'mean');
    assertClose(moments.variance, exact.variance, 1e-14, 0, 'variance');
  });
});
