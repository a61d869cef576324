import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import { type BatchReader, NumericTable } from '../../../src/engine/stats/numericTable';
import { Cancelled } from '../../../src/engine/task';
import { assertClose } from './close';
import { summariseColumn } from './summarise';

const lines = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i + 2);
const neverReread = (): Promise<void> => Promise.reject(new Error('read again'));

/** The values of a small generator: repeatable without being regular. */
function* pseudoRandom(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function randomValues(count: number, shape: (u: number) => number): Float64Array {
  const random = pseudoRandom(42);
  return Float64Array.from({ length: count }, () => shape(random.next().value));
}

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
const adversarial = fc.oneof(
  fc.array(anyDouble, { minLength: 1, maxLength: 200 }),
  fc.array(fc.constantFrom(3, 3, 3, 7), { minLength: 1, maxLength: 200 }),
  fc.array(fc.constantFrom(-0, 0, 5e-324, -5e-324, 1e-323, Number.MAX_VALUE, -Number.MAX_VALUE), {
    minLength: 1,
    maxLength: 200,
  }),
  fc
    .array(fc.integer({ min: -5, max: 300 }), { minLength: 1, maxLength: 200 })
    .map((a) => a.sort((x, y) => x - y)),
  fc
    .array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 200 })
    .map((a) => a.map(Math.exp)),
  fc.array(fc.constantFrom(1e15, 1e15 + 1, NaN, Infinity, -Infinity), { minLength: 1, maxLength: 200 }),
);

describe('NumericTable', () => {
  it('finds the same by reading again as from memory, whatever the data', async () => {
    await fc.assert(
      fc.asyncProperty(
        adversarial,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (data, budget, batch) => {
          const values = Float64Array.from(data);
          const integer = data.every((value) => !Number.isFinite(value) || Number.isInteger(value));
          const fromMemory = await summariseColumn(values, { batch, integer });
          const byReading = await summariseColumn(values, { batch, integer, budget });
          assert.deepEqual(byReading, fromMemory);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('agrees with sorting everything', async () => {
    await fc.assert(
      fc.asyncProperty(adversarial, async (data) => {
        const sorted = data.filter(Number.isFinite).sort((a, b) => a - b);
        const result = await summariseColumn(Float64Array.from(data));
        if (sorted.length === 0) {
          assert.equal(result, undefined);
          return;
        }
        assert.ok(result);
        const { summary, distinct } = result;
        assert.equal(distinct, new Set(sorted).size);
        const { lowFence, highFence, low, high } = summary.outliers;
        assert.equal(low, sorted.filter((value) => value < lowFence).length);
        assert.equal(high, sorted.filter((value) => value > highFence).length);
        const middle = (sorted.length - 1) / 2;
        const [a, b] = [sorted[Math.floor(middle)]!, sorted[Math.ceil(middle)]!];
        const median = Number.isFinite(a + b) ? (a + b) / 2 : a / 2 + b / 2;
        assertClose(summary.median, median, 1e-15, Number.MIN_VALUE, 'median');
      }),
      { numRuns: 300 },
    );
  });

  it('names the values furthest beyond the fences with their lines', async () => {
    const crowd = Array.from({ length: 100 }, (_, i) => 50 + (i % 10));
    const data = [-1000, ...crowd, 400, 400, ...crowd, 5000, -100];
    const { summary } = (await summariseColumn(Float64Array.from(data)))!;
    assert.deepEqual(summary.outliers.furthest, [
      { value: 5000, line: 205 },
      { value: -1000, line: 2 },
      { value: 400, line: 103 },
      { value: 400, line: 104 },
      { value: -100, line: 206 },
    ]);
  });

  it('names eight outliers at most, of equal ones the first', async () => {
    const crowd = Array.from({ length: 1000 }, (_, i) => i % 10);
    const data = [
      ...crowd,
      ...Array.from({ length: 20 }, () => 99),
      ...Array.from({ length: 20 }, () => -77),
    ];
    const { furthest } = (await summariseColumn(Float64Array.from(data)))!.summary.outliers;
    assert.deepEqual(
      furthest,
      Array.from({ length: 8 }, (_, i) => ({ value: 99, line: 1002 + i })),
    );
  });

  it('names the furthest outliers, whatever the data', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.integer({ min: -50, max: 50 }).map((x) => x ** 5),
          { minLength: 1 },
        ),
        async (data) => {
          const { lowFence, highFence, furthest } = (await summariseColumn(Float64Array.from(data)))!.summary
            .outliers;
          const beyond = data
            .map((value, i) => ({
              value,
              line: i + 2,
              distance: Math.max(lowFence - value, value - highFence),
            }))
            .filter(({ distance }) => distance > 0)
            .sort((a, b) => b.distance - a.distance || a.line - b.line)
            .slice(0, 8);
          assert.deepEqual(
            furthest,
            beyond.map(({ value, line }) => ({ value: value + 0, line })),
          );
        },
      ),
    );
  });

  it('agrees with one sort over many runs of values', async () => {
    const shapes: readonly ((u: number) => number)[] = [
      (u) => u * 10 - 5,
      (u) => Math.floor(u * 1000),
      (u) => Math.exp(40 * u - 20),
    ];
    for (const shape of shapes) {
      const values = randomValues(200_001, shape);
      const sorted = values.slice().sort();
      const { summary, distinct } = (await summariseColumn(values, { batch: 10_000 }))!;
      assert.deepEqual(
        [summary.q1, summary.median, summary.q3],
        [50_000, 100_000, 150_000].map((r) => sorted[r]),
      );
      assert.deepEqual([summary.min, summary.max], [sorted[0], sorted.at(-1)]);
      assert.equal(distinct, new Set(values).size);
    }
  });

  it('needs few passes where the budget holds a good sample', async () => {
    const values = randomValues(200_000, (u) => Math.exp(30 * u));
    const expected = await summariseColumn(values, { batch: 5000 });
    const table = new NumericTable(1, 40_000);
    const feed = (onBatch: BatchReader): void => {
      for (let i = 0; i < values.length; i += 5000)
        onBatch(
          0,
          values.subarray(i, i + 5000),
          lines(5000).map((l) => l + i),
        );
    };
    feed((column, batch, at) => {
      table.add(column, batch, at);
    });
    let passes = 0;
    const result = await table.finish(
      [{ column: 0, integer: false }],
      (onBatch) => {
        passes++;
        feed(onBatch);
        return Promise.resolve();
      },
      {},
    );
    // One for the quantiles, one for the fences, one for the histogram.
    assert.equal(passes, 3);
    assert.deepEqual(result.get(0)?.summary, expected?.summary);
  });

  it('estimates many different values beyond the budget, and says so', async () => {
    const values = randomValues(50_000, (u) => u);
    const { distinct } = (await summariseColumn(values, { budget: 1000, batch: 1000 }))!;
    assert.ok(typeof distinct === 'object');
    assert.ok(Math.abs(distinct.approximate / 50_000 - 1) < 0.06, `${distinct.approximate}`);
  });

  it('keeps columns apart, forgets dropped ones, and leaves out those without a number', async () => {
    for (const budget of [1000, 4]) {
      const table = new NumericTable(4, budget);
      const columns = [
        [1, 2, 3],
        [NaN, Infinity, NaN],
        [7, 7, 7],
        [10, 20, 30],
      ].map((c) => Float64Array.from(c));
      for (const [column, values] of columns.entries()) table.add(column, values, lines(3));
      table.drop(2);
      table.add(2, columns[2]!, lines(3));
      const results = await table.finish(
        [0, 1, 2, 3].map((column) => ({ column, integer: true })),
        (onBatch) => {
          for (const [column, values] of columns.entries()) onBatch(column, values, lines(3));
          return Promise.resolve();
        },
        {},
      );
      assert.deepEqual([...results.keys()], [0, 3]);
      assert.equal(results.get(0)?.summary.median, 2);
      assert.equal(results.get(3)?.summary.mean, 20);
    }
  });

  it('makes room when a column is dropped', async () => {
    const table = new NumericTable(2, 100);
    for (let i = 0; i < 20; i++) {
      table.add(0, Float64Array.of(1, 2, 3, 4, 5), lines(5));
      table.drop(0);
      table.add(1, Float64Array.of(i), lines(1));
    }
    const results = await table.finish([{ column: 1, integer: true }], neverReread, {});
    assert.equal(results.get(1)?.summary.count, 20);
  });

  it('reports 0, never −0', async () => {
    const { summary } = (await summariseColumn(Float64Array.of(-0, -0)))!;
    for (const value of [summary.min, summary.max, summary.mean, summary.median])
      assert.ok(Object.is(value, 0));
  });

  it('refuses values that changed between the passes', async () => {
    const first = Float64Array.from({ length: 50 }, (_, i) => i);
    for (const second of [first.map((x) => x + 1000), first.subarray(1), Float64Array.of(...first, 3)]) {
      const table = new NumericTable(1, 5);
      table.add(0, first, lines(50));
      await assert.rejects(
        table.finish(
          [{ column: 0, integer: false }],
          (onBatch) => {
            onBatch(0, second, lines(second.length));
            return Promise.resolve();
          },
          {},
        ),
        (error) => error instanceof DataError && error.code === 'changed-while-reading',
      );
    }
  });

  it('refuses values that change in any pass', async () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i);
    let passes = 0;
    const readWith = (changedPass: number): Promise<unknown> => {
      const table = new NumericTable(1, 5);
      table.add(0, values, lines(50));
      passes = 0;
      const reread = (onBatch: BatchReader): Promise<void> => {
        passes++;
        onBatch(0, passes === changedPass ? values.subarray(1) : values, lines(50));
        return Promise.resolve();
      };
      return table.finish([{ column: 0, integer: false }], reread, {});
    };
    await readWith(0);
    const needed = passes;
    assert.ok(needed >= 3);
    for (let changed = 1; changed <= needed; changed++) {
      await assert.rejects(
        readWith(changed),
        /^DataError: expected \d+ numbers as on the first reading, found \d+$/,
      );
    }
  });

  it('stops when cancelled, from memory and while reading again', async () => {
    for (const budget of [1000, 5]) {
      const table = new NumericTable(1, budget);
      const values = Float64Array.from({ length: 50 }, (_, i) => i);
      table.add(0, values, lines(50));
      const signal = { aborted: false };
      const reread = (onBatch: BatchReader): Promise<void> => {
        onBatch(0, values, lines(50));
        return Promise.resolve();
      };
      const breathe = (): Promise<void> => {
        signal.aborted = true;
        return Promise.resolve();
      };
      await assert.rejects(
        table.finish([{ column: 0, integer: false }], reread, { signal, breathe }),
        Cancelled,
      );
    }
  });

  it('passes on what goes wrong while reading again', async () => {
    const table = new NumericTable(1, 5);
    table.add(
      0,
      randomValues(50, (u) => u),
      lines(50),
    );
    await assert.rejects(table.finish([{ column: 0, integer: false }], neverReread, {}), /read again/);
  });
});
