import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import { type ColumnChoice, isRowNorm, scalerOf } from '../../../src/engine/scale/fitScaler';
import type { FittedScaler, ScalerParameters } from '../../../src/engine/scale/fittedScaler';
import { SCALERS } from '../../../src/engine/scale/registry';
import { Moments } from '../../../src/engine/stats/moments';
import { assertClose } from '../stats/close';
import { fitted } from './fitColumnOf';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Ordinary, huge, tiny and far-off columns. */
const columns = fc.oneof(
  fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }),
  fc.array(finite, { minLength: 1, maxLength: 20 }),
  fc.array(
    fc.integer({ min: 0, max: 9 }).map((x) => 1e15 + x),
    { minLength: 1, maxLength: 20 },
  ),
  fc.array(fc.constantFrom(-Number.MAX_VALUE, Number.MAX_VALUE, 0, 1e300), { minLength: 1, maxLength: 20 }),
);
const RANGES: readonly (readonly [number, number])[] = [
  [0, 1],
  [-1, 1],
  [-2.5, 4],
  [100, 101],
  [0, 1e-3],
  // −0.1 + (0.3 − −0.1) is not 0.3 in doubles.
  [-0.1, 0.3],
];
const ranges = fc.constantFrom(...RANGES);
const choices: fc.Arbitrary<ColumnChoice> = fc.oneof(
  fc.constant<ColumnChoice>({ method: 'zscore' }),
  ranges.map((feature_range): ColumnChoice => ({ method: 'minmax', feature_range })),
  fc.constant<ColumnChoice>({ method: 'maxabs' }),
  fc.constant<ColumnChoice>({ method: 'robust' }),
  fc.constant<ColumnChoice>({ method: 'robust', quantile_range: [10, 90], unit_variance: true }),
  fc.constant<ColumnChoice>({ method: 'none' }),
);

const fit = (choice: ColumnChoice, values: readonly number[]): Promise<FittedScaler> =>
  fitted(choice, values);
/** One of each, with scikit-learn's parameters. */
const STARTING = SCALERS.map(({ method }) => ({ method })).filter(
  (choice): choice is ColumnChoice => !isRowNorm(choice),
);
const minmax = (low: number, high: number): ColumnChoice => ({
  method: 'minmax',
  feature_range: [low, high],
});

describe('z-score', () => {
  it('gives mean 0 and standard deviation 1', async () => {
    for (const values of [
      [2, 4, 4, 4, 5, 5, 7, 9],
      [1e9 + 0.25, 1e9 + 0.5, 1e9 + 1],
      [1e15, 1e15 + 1, 1e15 + 5],
      [1e-200, 3e-200, 7e-200],
      [-1e308, 1e308, 1.5e308],
    ]) {
      const scaler = await fit({ method: 'zscore' }, values);
      const scaled = Moments.of(Float64Array.from(values, (x) => scaler.transform(x)));
      assertClose(scaled.mean, 0, 0, 1e-15, `mean of ${values.join()}`);
      assertClose(scaled.std, 1, 1e-15, 0, `std of ${values.join()}`);
    }
  });

  it('makes a constant column 0, and only centres other numbers then', async () => {
    const scaler = await fit({ method: 'zscore' }, [1e9 + 0.3, 1e9 + 0.3]);
    assert.equal(scaler.transform(1e9 + 0.3), 0);
    assert.equal(scaler.transform(1e9 + 1.3), 1);
    assert.equal(scaler.inverse(0), 1e9 + 0.3);
  });

  it('never takes unequal values for equal ones', async () => {
    const values = [...Array.from({ length: 1000 }, () => 0), Number.MIN_VALUE];
    const scaler = await fit({ method: 'zscore' }, values);
    assert.deepEqual([scaler.transform(0), scaler.transform(Number.MIN_VALUE)], [0, 1]);
  });

  it('survives differences that are no doubles', async () => {
    const scaler = await fit({ method: 'zscore' }, [-Number.MAX_VALUE, Number.MAX_VALUE]);
    assert.deepEqual(
      [-1, 1].map((y) => scaler.inverse(y)),
      [-Number.MAX_VALUE, Number.MAX_VALUE],
    );
    const far = await fit({ method: 'zscore' }, [-1.7e308, -1.6e308, -1.7e308]);
    assert.ok(far.transform(1.7e308) > 0 && Number.isFinite(far.transform(1.7e308)));
    assertClose(far.inverse(far.transform(1.7e308)), 1.7e308, 1e-14, 0, 'inverse');
  });
});

describe('min-max', () => {
  it('gives the ends of the range exactly, and never leaves it between them', async () => {
    await fc.assert(
      fc.asyncProperty(columns, ranges, async (values, [low, high]) => {
        const scaler = await fit(minmax(low, high), values);
        const scaled = values.map((x) => scaler.transform(x));
        assert.ok(
          scaled.every((y) => y >= low && y <= high),
          scaled.join(),
        );
        const [min, max] = [Math.min(...values), Math.max(...values)];
        assert.equal(scaler.transform(min), low);
        if (min < max) assert.equal(scaler.transform(max), high);
      }),
      { numRuns: 500 },
    );
  });

  it('goes beyond the range for values beyond the column', async () => {
    const scaler = await fit(minmax(0, 1), [10, 20]);
    assert.deepEqual(
      [5, 10, 15, 20, 40].map((x) => scaler.transform(x)),
      [-0.5, 0, 0.5, 1, 3],
    );
  });

  it('makes a constant column the low end', async () => {
    const scaler = await fit(minmax(-1, 1), [7, 7]);
    assert.equal(scaler.transform(7), -1);
    assert.equal(scaler.inverse(-1), 7);
    assertClose(scaler.inverse(scaler.transform(9)), 9, 1e-15, 0, 'inverse');
  });

  it('refuses a range that is empty, reversed or not finite', async () => {
    for (const [low, high] of [
      [1, 1],
      [1, 0],
      [0, Infinity],
      [NaN, 1],
      [-1.7e308, 1.7e308],
    ] as const) {
      await assert.rejects(
        fit(minmax(low, high), [1, 2]),
        (error) =>
          error instanceof DataError &&
          error.code === 'invalid-scaler' &&
          error.message === `expected a feature range with min < max, found [${low}, ${high}]`,
      );
    }
  });
});

describe('every scaler', () => {
  it('inverts what it did', async () => {
    await fc.assert(
      fc.asyncProperty(columns, choices, async (values, choice) => {
        const scaler = await fit(choice, values);
        const largest = Math.max(...values.map(Math.abs));
        // A range far from 0 has fewer digits left for what lies between its ends.
        const [low, high] = choice.method === 'minmax' ? (choice.feature_range ?? [0, 1]) : [0, 1];
        const lost = (Math.max(Math.abs(low), Math.abs(high)) / (high - low)) * 4e-16;
        const spread = Math.max(...values) / 2 - Math.min(...values) / 2;
        for (const x of values) {
          const atol = Math.max(1e-14 * largest, 2 * lost * spread, Number.MIN_VALUE * 8);
          assertClose(scaler.inverse(scaler.transform(x)), x, 1e-12, atol, `${choice.method} of ${x}`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        columns,
        fc.array(finite, { maxLength: 10 }),
        choices,
        async (values, others, choice) => {
          const scaler = await fit(choice, values);
          const scaled = [...values, ...others].sort((a, b) => a - b).map((x) => scaler.transform(x));
          assert.ok(
            scaled.every((y, i) => i === 0 || y >= scaled[i - 1]!),
            scaled.join(),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves missing values missing', async () => {
    for (const choice of STARTING) {
      const scaler = await fit(choice, [1, 2, 3]);
      assert.ok(Number.isNaN(scaler.transform(NaN)) && Number.isNaN(scaler.inverse(NaN)));
    }
  });

  it('scales many numbers as it scales one, also in place', async () => {
    for (const choice of STARTING) {
      const scaler = await fit(choice, [1, 2, 6]);
      const values = Float64Array.of(1, 2, 6, NaN, 100);
      const expected = values.map((x) => scaler.transform(x));
      const out = new Float64Array(5);
      scaler.transformInto(values, out);
      assert.deepEqual(out, expected);
      scaler.transformInto(values, values);
      assert.deepEqual(values, expected);
    }
  });

  it('is its parameters: they survive a file', async () => {
    await fc.assert(
      fc.asyncProperty(columns, choices, async (values, choice) => {
        const scaler = await fit(choice, values);
        const read = scalerOf(JSON.parse(JSON.stringify(scaler.parameters)) as ScalerParameters);
        assert.deepEqual(read.parameters, scaler.parameters);
        for (const x of values) assert.equal(read.transform(x), scaler.transform(x));
      }),
    );
  });

  it('is listed once, with one sentence, and each of its parameters too', () => {
    const methods = SCALERS.map(({ method }) => method);
    assert.equal(new Set(methods).size, 14);
    for (const { description, parameters } of SCALERS) {
      for (const text of [description, ...parameters.map((parameter) => parameter.description)]) {
        assert.match(text, /^[A-Z].*\.$/);
      }
    }
  });
});

describe('rules', () => {
  const cases: readonly [ColumnChoice, readonly number[], string][] = [
    [{ method: 'zscore' }, [2, 4, 4, 4, 5, 5, 7, 9], '(x − 5) ÷ 2'],
    [{ method: 'zscore' }, [-2, -4, -4, -4, -5, -5, -7, -9], '(x + 5) ÷ 2'],
    [{ method: 'zscore' }, [-3, 3], 'x ÷ 3'],
    [{ method: 'zscore' }, [5, 5], 'x − 5'],
    [minmax(0, 1), [1.5, 4], '(x − 1.5) ÷ 2.5'],
    [minmax(0, 1), [0, 4], 'x ÷ 4'],
    [minmax(-1, 1), [1, 5], '-1 + 2 · (x − 1) ÷ 4'],
    [minmax(-1, 1), [1, 2], '-1 + 2 · (x − 1)'],
    [minmax(0, 10), [0, 1], '10 · x'],
    [minmax(2, 3), [7, 7], '2 + x − 7'],
    [minmax(0, 1), [-1e308, 1.5e308], '(x + 1e+308) ÷ 1.25e+308 ÷ 2'],
    [{ method: 'none' }, [1, 2], ''],
  ];
  for (const [choice, values, expected] of cases) {
    it(`${choice.method} of ${values.join()}: ${expected}`, async () => {
      assert.equal((await fit(choice, values)).rule(String), expected);
    });
  }
});
