import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { batchesOf, shuffledRows } from '../../../src/engine/batchNorm/batchOrder';
import { populationOf } from '../../../src/engine/batchNorm/population';
import { simulate } from '../../../src/engine/batchNorm/simulate';
import { checkSettings, type SimulationSettings } from '../../../src/engine/batchNorm/simulationSettings';
import { DataError, type DataErrorCode } from '../../../src/engine/dataError';
import { randomNumbers } from '../../../src/engine/random';
import { assertClose } from '../stats/close';
import { readStatsColumns } from '../stats/statsFixture';

const breastCancer = readStatsColumns()
  .filter(({ table }) => table === 'dataset:breast_cancer')
  .map(({ values }) => values);

const PLAIN: SimulationSettings = {
  batchSize: 64,
  order: { seed: 7 },
  dropLast: false,
  affine: [{ gamma: 1, beta: 0 }],
  epsilon: 1e-5,
  rule: { library: 'pytorch', momentum: 0.1 },
};
const settingsFor = (columns: number, changes: Partial<SimulationSettings> = {}): SimulationSettings => ({
  ...PLAIN,
  affine: Array.from({ length: columns }, () => ({ gamma: 1.5, beta: 0.5 })),
  ...changes,
});
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('batches', () => {
  it('are a partition of the rows, or of as many as fill batches', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        fc.maxSafeNat(),
        (n, size, dropLast, seed) => {
          const batches = batchesOf(shuffledRows(n, randomNumbers(seed)), size, dropLast);
          const rows = batches.flatMap((batch) => [...batch]);
          assert.equal(rows.length, dropLast ? n - (n % size) : n);
          assert.equal(new Set(rows).size, rows.length);
          assert.ok(rows.every((row) => row >= 0 && row < n));
          const full = dropLast ? batches : batches.slice(0, -1);
          assert.ok(full.every((batch) => batch.length === size));
        },
      ),
    );
  });

  it('are shuffled so that every order is equally likely', () => {
    const counts = new Map<string, number>();
    const random = randomNumbers(5);
    for (let i = 0; i < 24_000; i++) {
      const order = shuffledRows(4, random).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    assert.equal(counts.size, 24);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // χ² with 23 degrees of freedom exceeds this once in 10,000 seeds.
    assert.ok(chiSquare < 57.1, String(chiSquare));
  });
});

describe('simulate', () => {
  it('gives running statistics that equal a plain recomputation, over a shuffled epoch of real data', () => {
    assert.equal(breastCancer.length, 31);
    const settings = settingsFor(breastCancer.length);
    const batches = [...simulate(breastCancer, settings, 9)];
    assert.deepEqual(
      batches.map(({ rows }) => rows.length),
      [64, 64, 64, 64, 64, 64, 64, 64, 57],
    );
    const runningMean = breastCancer.map(() => 0);
    const runningVariance = breastCancer.map(() => 1);
    for (const { rows, channels } of batches) {
      for (const [c, column] of breastCancer.entries()) {
        const x = [...rows].map((row) => column[row]!);
        const m = x.length;
        const mu = mean(x);
        const unbiased = x.reduce((sum, value) => sum + (value - mu) ** 2, 0) / (m - 1);
        runningMean[c] = 0.9 * runningMean[c]! + 0.1 * mu;
        runningVariance[c] = 0.9 * runningVariance[c]! + 0.1 * unbiased;
        const { after, y } = channels[c]!;
        assertClose(after.mean, runningMean[c], 1e-12, 0, `running mean ${c}`);
        assertClose(after.variance, runningVariance[c], 1e-12, 0, `running variance ${c}`);
        const divisor = Math.sqrt((unbiased * (m - 1)) / m + 1e-5);
        x.forEach((value, i) => {
          assertClose(y[i]!, (1.5 * (value - mu)) / divisor + 0.5, 1e-11, 1e-11, `y ${c} ${i}`);
        });
      }
    }
  });

  it('with cumulative momentum ends an epoch of full batches at the mean of all rows', () => {
    // 569 = 1 + 568 rows; 568 = 8 · 71.
    const columns = breastCancer.map((column) => column.subarray(1));
    const settings = settingsFor(31, { batchSize: 71, rule: { library: 'pytorch', momentum: 'cumulative' } });
    const last = [...simulate(columns, settings, 8)].at(-1);
    assert.ok(last);
    for (const [c, column] of columns.entries()) {
      assertClose(last.channels[c]!.after.mean, populationOf(column).mean, 1e-13, 0, `column ${c}`);
    }
  });

  it('gives the same for the same seed, other batches every epoch, and file order when asked', () => {
    const [column] = breastCancer;
    assert.ok(column);
    const rowsOf = (order: SimulationSettings['order']) =>
      [...simulate([column], settingsFor(1, { order, dropLast: true }), 17)].map(({ rows }) => [...rows]);
    assert.deepEqual(rowsOf({ seed: 7 }), rowsOf({ seed: 7 }));
    assert.notDeepEqual(rowsOf({ seed: 7 }), rowsOf({ seed: 8 }));
    const shuffled = rowsOf({ seed: 7 });
    // 569 rows make 8 full batches of 64.
    assert.notDeepEqual(shuffled[0], shuffled[8]);
    const inOrder = rowsOf('file');
    assert.deepEqual(
      inOrder[0],
      Array.from({ length: 64 }, (_, row) => row),
    );
    assert.deepEqual(inOrder[8], inOrder[0]);
    const epochs = [...simulate([column], settingsFor(1, { dropLast: true }), 17)].map(({ epoch }) => epoch);
    assert.deepEqual(epochs, [...new Array<number>(8).fill(1), ...new Array<number>(8).fill(2), 3]);
  });

  it('lets NaN through as PyTorch does, and says where it came from', () => {
    const column = Float64Array.of(1, 2, NaN, 4, 5, 6);
    const settings = settingsFor(1, { batchSize: 2, order: 'file' });
    const batches = [...simulate([column], settings, 3)];
    assert.deepEqual(
      batches.map(({ warnings }) => warnings),
      [[], [{ code: 'not-finite', channel: 0, row: 0 }], []],
    );
    assert.ok(batches[1]?.channels[0]?.y.every(Number.isNaN));
    assert.ok(batches[2]?.channels[0]?.y.every(Number.isFinite));
    assert.ok(Number.isNaN(batches[2]?.channels[0]?.after.mean));
  });

  it('warns of a variance below 100ε, with the spread that is left', () => {
    const warningsFor = (spread: number) => {
      const column = Float64Array.of(5 - spread, 5 + spread);
      return [...simulate([column], settingsFor(1, { batchSize: 2, order: 'file' }), 1)][0]?.warnings;
    };
    const [warning] = warningsFor(0.001) ?? [];
    assert.ok(warning?.code === 'small-variance');
    assertClose(warning.normalizedStd, Math.sqrt(1e-6 / 1.1e-5), 1e-9, 0, 'spread of x̂');
    assert.equal(warningsFor(Math.sqrt(0.00099))?.length, 1);
    assert.equal(warningsFor(Math.sqrt(0.00101))?.length, 0);
  });

  it('refuses a batch of one as PyTorch does, before it starts; Keras goes on and is warned', () => {
    const column = Float64Array.of(1, 2, 3, 4, 5);
    const refused = (changes: Partial<SimulationSettings>, batches: number) => {
      assert.throws(
        () => simulate([column], settingsFor(1, changes), batches),
        (error) =>
          error instanceof DataError &&
          error.code === 'batch-of-one' &&
          error.message.startsWith('expected more than 1 value per channel when training'),
      );
    };
    refused({ batchSize: 1 }, 1);
    refused({ batchSize: 2 }, 3);
    refused({ batchSize: 4 }, 2);
    assert.equal([...simulate([column], settingsFor(1, { batchSize: 2 }), 2)].length, 2);
    assert.equal([...simulate([column], settingsFor(1, { batchSize: 2, dropLast: true }), 5)].length, 5);
    const keras = settingsFor(1, { batchSize: 1, rule: { library: 'keras', momentum: 0.99 } });
    const [batch] = simulate([column], keras, 1);
    assert.deepEqual([...(batch?.channels[0]?.y ?? [])], [0.5]);
    assert.ok(batch?.warnings.some(({ code }) => code === 'batch-of-one'));
  });

  it('refuses settings out of their range', () => {
    const refused: Partial<SimulationSettings>[] = [
      { batchSize: 0 },
      { batchSize: 2.5 },
      { batchSize: 6, dropLast: true },
      { epsilon: 0 },
      { epsilon: NaN },
      { rule: { library: 'pytorch', momentum: 1.5 } },
      { order: { seed: -1 } },
      { affine: [] },
    ];
    for (const changes of refused) {
      const code: DataErrorCode = 'invalid-batch-norm';
      assert.throws(
        () => {
          checkSettings({ ...PLAIN, ...changes }, 1, 5, 1);
        },
        (error) => error instanceof DataError && error.code === code,
        JSON.stringify(changes),
      );
    }
    checkSettings({ ...PLAIN, batchSize: 6 }, 1, 5, 1);
  });
});
