import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { countTicks, step125, valueTicks } from '../../webview/charts/ticks';

const labels = (ticks: readonly { readonly label: string }[]) => ticks.map(({ label }) => label);

describe('step125', () => {
  it('is 1, 2 or 5 times a power of ten, and no smaller than asked', () => {
    assert.equal(step125(1), 1);
    assert.equal(step125(1.1), 2);
    assert.equal(step125(4), 5);
    assert.equal(step125(6), 10);
    assert.equal(step125(300), 500);
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), (atLeast) => {
        const step = step125(atLeast);
        assert.match(step.toExponential(0), /^(1|2|5)e/);
        assert.ok(step >= atLeast * 0.999 && step < atLeast * 2.6);
      }),
    );
  });
});

describe('valueTicks', () => {
  it('ends for every range of doubles', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        assert.ok(valueTicks(Math.min(a, b), Math.max(a, b), 6).length <= 6);
      }),
      {
        numRuns: 2000,
        examples: [
          [0, 5e-324],
          [-1e-323, 5e-324],
          [1e300, 1.0000000000000002e300],
        ],
      },
    );
  });

  it('marks the range of a wine column before and after', () => {
    assert.deepEqual(labels(valueTicks(1.28, 10.67, 7)), ['2', '4', '6', '8', '10']);
    assert.deepEqual(labels(valueTicks(-1.144, 2.007, 7)), [
      '−1.0',
      '−0.5',
      '0.0',
      '0.5',
      '1.0',
      '1.5',
      '2.0',
    ]);
    assert.deepEqual(labels(valueTicks(0, 1, 7)), ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
  });

  it('writes very large and very small values in powers of ten', () => {
    assert.deepEqual(labels(valueTicks(0, 5e7, 7)), ['0', '1e7', '2e7', '3e7', '4e7', '5e7']);
    assert.deepEqual(labels(valueTicks(-2e-9, 2e-9, 5)), ['−2e−9', '−1e−9', '0', '1e−9', '2e−9']);
  });

  it('keeps the digits that tell values at a large offset apart', () => {
    const ticks = labels(valueTicks(1e9 - 0.002, 1e9 + 0.002, 3));
    assert.equal(new Set(ticks).size, ticks.length);
    assert.ok(ticks.includes('1,000,000,000.000'), ticks.join());
  });

  it('marks the one value of an empty range', () => {
    assert.deepEqual(labels(valueTicks(7.5, 7.5, 7)), ['7.5']);
    assert.deepEqual(labels(valueTicks(0, 0, 7)), ['0']);
  });

  it('survives the widest range of doubles', () => {
    assert.doesNotThrow(() => valueTicks(-Number.MAX_VALUE, Number.MAX_VALUE, 7));
  });

  it('stays inside the range, in order, at equal distances, never more than the limit', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        value,
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        fc.integer({ min: 1, max: 9 }),
        (min, range, limit) => {
          const max = min + range;
          fc.pre(max > min);
          const values = valueTicks(min, max, limit).map((tick) => tick.value);
          // Ticks are doubles too: far from zero they stand where doubles are.
          const slack = range * 1e-6 + Math.abs(min) * 4 * Number.EPSILON;
          assert.ok(values.length <= limit);
          assert.ok(values.every((tick) => tick >= min - slack && tick <= max + slack));
          const steps = values.slice(1).map((tick, i) => tick - (values[i] ?? NaN));
          assert.ok(steps.every((step) => step > 0 && Math.abs(step - (steps[0] ?? step)) <= slack));
        },
      ),
    );
  });
});

describe('countTicks', () => {
  it('starts at zero', () => {
    assert.deepEqual(labels(countTicks(19)), ['0', '5', '10', '15']);
    assert.deepEqual(labels(countTicks(27)), ['0', '10', '20']);
    assert.deepEqual(labels(countTicks(1)), ['0', '1']);
    assert.deepEqual(labels(countTicks(450_000)), ['0', '100k', '200k', '300k', '400k']);
    assert.deepEqual(labels(countTicks(3_100_000)), ['0', '1M', '2M', '3M']);
    assert.deepEqual(labels(countTicks(6000)), ['0', '2,000', '4,000', '6,000']);
  });

  it('has whole numbers, three to five of them from two counts on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1e9 }), (max) => {
        const ticks = countTicks(max);
        assert.ok(ticks.length >= 3 && ticks.length <= 5, `${String(ticks.length)} for ${String(max)}`);
        assert.ok(ticks.every(({ value }) => Number.isInteger(value) && value <= max));
      }),
    );
  });
});
