import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { NumericSummary } from '../../../src/engine/dataset';
import { Moments } from '../../../src/engine/stats/moments';
import { assertClose, isClose, rounding } from './close';
import { decode, type ExactKey, type FixtureColumn, readStatsColumns } from './statsFixture';
import { summariseColumn } from './summarise';

const MODES = [
  { mode: 'from memory', budget: undefined },
  { mode: 'by reading again', budget: 8 },
] as const;

/** Against exact arithmetic. Narrower than the fixtures' own tolerances, which allow for two-pass sums. */
const MOMENTS: readonly [ExactKey, (summary: NumericSummary) => number | null][] = [
  ['mean', (s) => s.mean],
  ['var0', (s) => s.variance],
  ['std0', (s) => s.std],
  ['std1', (s) => s.sampleStd],
];
const SHAPES: readonly [ExactKey, (summary: NumericSummary) => number | null][] = [
  ['skew', (s) => s.skewness],
  ['kurtosis', (s) => s.kurtosis],
];
const QUANTILES = ['p1', 'q1', 'median', 'q3', 'p99'] as const;

describe('statistics of stats.json', () => {
  for (const column of readStatsColumns()) {
    const { expected, values } = column;
    const title = `${column.table} ${expected.name}`;
    if (expected.count === 0) {
      it(`${title}: no value, no summary`, async () => {
        assert.equal(await summariseColumn(values), undefined);
      });
      continue;
    }
    for (const { mode, budget } of MODES) {
      it(`${title} ${mode}`, async () => {
        const result = await summariseColumn(values, budget === undefined ? {} : { budget });
        assert.ok(result);
        assertSummary(column, result.summary);
        assert.equal(result.distinct, expected.distinct);
      });
    }
    it(`${title}: moments do not depend on the batches`, () => {
      const whole = Moments.of(values);
      for (const size of [1, 2, 3, 5, 8, 13])
        assertSameMoments(mergedInBatches(values, size), whole, column.finite);
    });
  }
});

function assertSummary({ expected, finite }: FixtureColumn, summary: NumericSummary): void {
  const exact = expected.exact;
  assert.ok(exact && expected.tukey);
  assert.equal(summary.count, expected.count);
  assert.equal(summary.min, decode(expected.min));
  assert.equal(summary.max, decode(expected.max));
  const eps = rounding(finite);
  for (const [key, of] of MOMENTS) assertClose(of(summary) ?? NaN, decode(exact[key]), 1e-14, 0, key);
  for (const [key, of] of SHAPES) assertClose(of(summary) ?? NaN, decode(exact[key]), 1e-12, 1e-14, key);
  for (const key of QUANTILES) assertClose(summary[key], decode(exact[key]), 1e-12, 4 * eps, key);

  const { lower, upper, below, above } = expected.tukey['1.5'];
  assertFence(summary.outliers.lowFence, decode(lower), 4 * eps);
  assertFence(summary.outliers.highFence, decode(upper), 4 * eps);
  assert.equal(summary.outliers.low, below);
  assert.equal(summary.outliers.high, above);

  const { edges, counts, below: under, above: over } = summary.histogram;
  assert.equal(
    counts.reduce((sum, count) => sum + count, under + over),
    expected.count,
  );
  const { lowFence, highFence } = summary.outliers;
  const insideFences = finite.filter((v) => v >= lowFence && v <= highFence);
  const collapsed = insideFences.every((v) => v === insideFences[0]);
  assert.deepEqual([under, over], collapsed ? [0, 0] : [below, above]);
  const shown = collapsed ? finite : insideFences;
  for (let i = 0; i + 1 < edges.length; i++) {
    const last = i + 2 === edges.length;
    const inside = shown.filter((v) => v >= edges[i]! && (v < edges[i + 1]! || (last && v === edges[i + 1])));
    assert.equal(counts[i], inside.length, `bin ${i}`);
  }
}

/** A fence beyond the doubles is infinite in numpy, and at the end of the doubles here. */
function assertFence(actual: number, expected: number, atol: number): void {
  const finite = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, expected));
  if (Math.abs(expected) < Infinity) assertClose(actual, finite, 1e-12, atol, 'fence');
  // numpy's own sum may overflow although the fence is a double.
  else assert.ok(Math.sign(actual) === Math.sign(expected) && Math.abs(actual) > 1.5e308, `fence ${actual}`);
}

function mergedInBatches(values: Float64Array, size: number): Moments {
  let merged = Moments.none;
  for (let i = 0; i < values.length; i += size)
    merged = merged.merge(Moments.of(values.subarray(i, i + size)));
  return merged;
}

function assertSameMoments(actual: Moments, expected: Moments, finite: readonly number[]): void {
  assert.equal(actual.count, expected.count);
  assert.equal(actual.min, expected.min);
  assert.equal(actual.max, expected.max);
  assertClose(actual.mean, expected.mean, 1e-15, 1e-15 * expected.std, 'mean');
  assertClose(
    actual.meanLow,
    expected.meanLow,
    0,
    rounding(finite) * 1e-15 + 1e-15 * expected.std,
    'meanLow',
  );
  assertClose(actual.variance, expected.variance, 1e-14, 0, 'variance');
  assert.ok(isClose(actual.skewness ?? NaN, expected.skewness ?? NaN, 1e-13, 1e-14), 'skewness');
  assert.ok(isClose(actual.kurtosis ?? NaN, expected.kurtosis ?? NaN, 1e-13, 1e-14), 'kurtosis');
}
