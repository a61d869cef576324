import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { populationOf } from '../../../src/engine/batchNorm/population';
import { simulate } from '../../../src/engine/batchNorm/simulate';
import { planBatches } from '../../../src/engine/batchNorm/view/batchPlan';
import { BatchTrail } from '../../../src/engine/batchNorm/view/batchTrail';
import { thinTrace } from '../../../src/engine/batchNorm/view/shownTrace';
import { type RunSettings, SimulationRun } from '../../../src/engine/batchNorm/view/simulationRun';
import { DataError } from '../../../src/engine/dataError';
import { Cancelled } from '../../../src/engine/task';
import { assertClose } from '../stats/close';
import { readStatsColumns } from '../stats/statsFixture';

const breastCancer = readStatsColumns()
  .filter(({ table }) => table === 'dataset:breast_cancer')
  .map(({ values }) => values)
  .slice(0, 2);
const SETTINGS: RunSettings = {
  batchSize: 16,
  order: { seed: 7 },
  dropLast: true,
  rule: { library: 'pytorch', momentum: 0.1 },
};
const OUTPUT = {
  affine: [
    { gamma: 1.5, beta: 0.5 },
    { gamma: 1.5, beta: 0.5 },
  ],
  epsilon: 1e-5,
};

function trailOf(columns: readonly Float64Array[], settings: RunSettings): BatchTrail {
  return new BatchTrail(columns, settings, planBatches(columns[0]!.length, settings).total);
}

function runOf(columns: readonly Float64Array[], settings: RunSettings): SimulationRun {
  return new SimulationRun(
    planBatches(columns[0]!.length, settings),
    trailOf(columns, settings),
    settings.rule,
  );
}

describe('a simulation that is looked at in any order', () => {
  it('has the batches of one that runs through', async () => {
    const whole = [...simulate(breastCancer, { ...SETTINGS, ...OUTPUT }, 105)];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 105 }), { minLength: 1 }), async (numbers) => {
        const run = runOf(breastCancer, SETTINGS);
        for (const number of numbers) {
          assert.deepEqual(await run.batch(number, OUTPUT, {}), whole[number - 1]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('by another rule has other running statistics over the same batches', async () => {
    const trail = trailOf(breastCancer, SETTINGS);
    const rules = [
      SETTINGS.rule,
      { library: 'keras', momentum: 0.99 },
      { library: 'pytorch', momentum: 'cumulative' },
    ] as const;
    for (const [i, rule] of rules.entries()) {
      const settings = { ...SETTINGS, rule };
      const run = new SimulationRun(planBatches(breastCancer[0]!.length, settings), trail, rule);
      // Each goes further than the one before.
      const number = 40 + 20 * i;
      const whole = [...simulate(breastCancer, { ...settings, ...OUTPUT }, number)];
      assert.deepEqual(await run.batch(number, OUTPUT, {}), whole.at(-1));
      assert.deepEqual(await run.batch(17, OUTPUT, {}), whole[16]);
    }
  });

  it('remembers the statistics of every batch', async () => {
    const run = runOf(breastCancer, SETTINGS);
    await run.batch(100, OUTPUT, {});
    const batches = [...simulate(breastCancer, { ...SETTINGS, ...OUTPUT }, 100)];
    for (const [c, trace] of run.traces.entries()) {
      const of = (pick: (channel: (typeof batches)[number]['channels'][number]) => number) =>
        Float64Array.from(batches, ({ channels }) => pick(channels[c]!));
      assert.deepEqual(
        trace.mean.subarray(0, 100),
        of(({ mean }) => mean),
      );
      assert.deepEqual(
        trace.taken.subarray(0, 100),
        of(({ variance, x }) => (variance * x.length) / (x.length - 1)),
      );
      assert.deepEqual(
        trace.runningMean.subarray(0, 100),
        of(({ after }) => after.mean),
      );
      assert.deepEqual(
        trace.runningVariance.subarray(0, 100),
        of(({ after }) => after.variance),
      );
    }
    // After 100 batches only 0.9^100 of the initial 0 and 1 is left.
    const { mean: mu, sampleVariance } = populationOf(breastCancer[0]!);
    assertClose(run.traces[0]!.runningMean[99]!, mu, 0.05, 0, 'running mean');
    assertClose(run.traces[0]!.runningVariance[99]!, sampleVariance!, 0.25, 0, 'running variance');
  });

  it('can be cancelled, and goes on where it was', async () => {
    const large = [Float64Array.from({ length: 300_000 }, (_, i) => Math.sin(i))];
    const settings = { ...SETTINGS, batchSize: 100_000 };
    const run = runOf(large, settings);
    const output = { ...OUTPUT, affine: OUTPUT.affine.slice(1) };
    await assert.rejects(run.batch(9, output, { signal: { aborted: true } }), Cancelled);
    const [direct] = [...simulate(large, { ...settings, ...output }, 9)].slice(-1);
    assert.deepEqual(await run.batch(9, output, {}), direct);
  });

  it('serves two callers on the way at a time', async () => {
    const large = [Float64Array.from({ length: 300_000 }, (_, i) => Math.sin(i))];
    const settings = { ...SETTINGS, batchSize: 100_000 };
    const output = { ...OUTPUT, affine: OUTPUT.affine.slice(1) };
    let breaths = 0;
    const breathe = () => {
      breaths++;
      return Promise.resolve();
    };
    const run = runOf(large, settings);
    const both = await Promise.all([run.batch(8, output, { breathe }), run.batch(5, output, { breathe })]);
    const whole = [...simulate(large, { ...settings, ...output }, 8)];
    assert.deepEqual(both, [whole[7], whole[4]]);
    assert.ok(breaths >= 2, 'they took turns');
  });
});

describe('planBatches', () => {
  it('counts three epochs, and the rows left over', () => {
    const plan = planBatches(178, { ...SETTINGS, batchSize: 8 });
    assert.deepEqual(plan, { perEpoch: 22, total: 66, dropped: 2, reachable: 66 });
  });

  it('ends before a batch of one, where PyTorch does', () => {
    const settings = { ...SETTINGS, batchSize: 3, dropLast: false };
    assert.deepEqual(planBatches(178, settings), { perEpoch: 60, total: 180, dropped: 0, reachable: 59 });
    assert.equal(planBatches(178, { ...settings, batchSize: 1 }).reachable, 0);
    const keras = { ...settings, rule: { library: 'keras', momentum: 0.9 } } as const;
    assert.equal(planBatches(178, keras).reachable, 180);
    assert.throws(
      () => [
        ...simulate([new Float64Array(178)], { ...settings, ...OUTPUT, affine: OUTPUT.affine.slice(1) }, 60),
      ],
      /batch of one/,
    );
  });

  it('has at most 10,000 batches', () => {
    assert.equal(planBatches(1_000_000, { ...SETTINGS, batchSize: 2 }).total, 10_000);
  });

  it('refuses settings that make no sense', () => {
    for (const wrong of [
      { batchSize: 0 },
      { batchSize: 179 },
      { order: { seed: -1 } },
      { rule: { library: 'pytorch', momentum: 2 } },
    ] satisfies Partial<RunSettings>[]) {
      assert.throws(
        () => planBatches(178, { ...SETTINGS, ...wrong }),
        (error) => error instanceof DataError && error.code === 'invalid-batch-norm',
        JSON.stringify(wrong),
      );
    }
  });
});

describe('thinTrace', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => i + 1);
  const trace = { mean: values, taken: values, runningMean: values, runningVariance: values };

  it('has every batch up to the last one, and none after it', () => {
    const { every, batch, mean } = thinTrace(trace, 38);
    assert.equal(every, 1);
    assert.deepEqual([batch.length, batch[0], batch.at(-1), mean.at(-1)], [38, 1, 38, 38]);
  });

  it('leaves out evenly where there are many, never the last', () => {
    const { every, batch, runningMean } = thinTrace(trace, 1000);
    assert.equal(every, 4);
    assert.deepEqual([batch.length, batch[0], batch.at(-1)], [250, 4, 1000]);
    assert.deepEqual(runningMean, batch);
  });
});
