import assert from 'node:assert/strict';
import { Extremes } from '../../../src/engine/stats/extremes';
import { Moments } from '../../../src/engine/stats/moments';
import { CellRanks } from '../../../src/engine/stats/neededIntervals';
import { countsOfNeeded, neededCells } from '../../../src/engine/stats/neededCells';
import { PlainNumberLoops } from '../../../src/engine/stats/numberLoops';
import { PlainCellCounter } from '../../../src/engine/stats/cellCounter';
import { CountedValues, NotKept } from '../../../src/engine/stats/countedValues';
import { planFirstPass, planSecondPass, type CountingPlan } from '../../../src/engine/stats/countingPlan';
import { SortedRuns } from '../../../src/engine/stats/sortedRuns';
import { summariseSorted } from '../../../src/engine/stats/summariseSorted';
import { ValueChunks } from '../../../src/engine/stats/valueChunks';
import { randomNumbers } from '../../../src/engine/random';

const N = 100_000;
const SAMPLE = 12_000;

const sorted = (values: Float64Array) => SortedRuns.sort(ValueChunks.of(values.slice()), {});

function columnOf(values: Float64Array) {
  const extremes = new Extremes();
  extremes.add(values, new Uint32Array(values.length));
  return { moments: Moments.of(values), extremes, integer: values.every(Number.isInteger) };
}

/** @returns what a second reading told, undefined when it did not keep enough, and the share of values it kept */
async function secondPass(values: Float64Array, sample: Float64Array) {
  const column = columnOf(values);
  return countAsPlanned(values, planSecondPass(column, await sorted(sample)));
}

/** The same, planned by what a first reading counted, which was misled. */
async function plannedByCounts(values: Float64Array, misleading: Float64Array, sample: Float64Array) {
  const first = planFirstPass(N, misleading.every(Number.isInteger), await sorted(misleading));
  if (!first) return undefined;
  const counter = new PlainCellCounter(first, new PlainNumberLoops());
  counter.add(values);
  const ranks = new CellRanks(first.edges, counter.totals().counts);
  return countAsPlanned(values, planSecondPass(columnOf(values), await sorted(sample), ranks));
}

/** The same of a first reading, which follows a plan made before the column was known. */
async function firstPass(values: Float64Array, sample: Float64Array) {
  return countAsPlanned(values, planFirstPass(N, sample.every(Number.isInteger), await sorted(sample)));
}

async function narrowedPass(values: Float64Array, sample: Float64Array) {
  const plan = planFirstPass(N, sample.every(Number.isInteger), await sorted(sample));
  return countAsPlanned(values, plan, true);
}

function countAsPlanned(values: Float64Array, plan: CountingPlan | undefined, narrowed = false) {
  const column = columnOf(values);
  // A cell for a single whole number may hold several others.
  if (plan?.integer && !column.integer) return { summary: undefined, kept: 0 };
  if (!plan) return { summary: undefined, kept: 0 };
  const halves = [values.subarray(0, values.length >> 1), values.subarray(values.length >> 1)];
  const counters = halves.map((half) => {
    const count = new PlainCellCounter(plan, new PlainNumberLoops());
    // Narrowed several times, as where too much is kept.
    const quarter = half.length >> 2;
    for (let from = 0; from < half.length; from += quarter) {
      count.add(half.subarray(from, from + quarter));
      if (narrowed) count.narrow();
    }
    return count;
  });
  const kept = counters.reduce((sum, counter) => sum + counter.kept, 0) / values.length;
  const totals = counters.map((counter) => counter.totals());
  const needed = neededCells(
    plan,
    totals[0]!.counts.map((count, i) => count + totals[1]!.counts[i]!),
  );
  const parts = counters.map((counter, c) =>
    countsOfNeeded(totals[c]!, needed, counter.collect(needed.intervals)),
  );
  try {
    const counted = CountedValues.of(plan, parts, column.moments);
    assert.equal(counted.length, values.length);
    return { summary: summariseSorted(column, counted), kept };
  } catch (error) {
    if (error instanceof NotKept) return { summary: undefined, kept };
    throw error;
  }
}

const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Distributions, and whether a second reading should suffice for them. */
const DISTRIBUTIONS: Readonly<
  Record<string, readonly [(random: () => number, i: number) => number, boolean]>
> = {
  uniform: [(random) => random(), true],
  normal: [normal, true],
  'six digits': [(random) => Number(normal(random).toPrecision(6)), true],
  lognormal: [(random) => Math.exp(normal(random)), true],
  bimodal: [(random) => normal(random) + (random() < 0.5 ? 20 : 0), true],
  integers: [(random) => Math.floor(random() * 5000), true],
  'few integers': [(random) => Math.floor(random() * 7), true],
  'mostly zero': [(random) => (random() < 0.9 ? 0 : normal(random)), true],
  'mostly zero integers': [(random) => (random() < 0.9 ? 0 : Math.floor(random() * 1000)), true],
  'rare flag': [(random) => (random() < 0.01 ? 1 : 0), true],
  'negative integers': [(random) => Math.floor(random() * 7) - 6, true],
  'few distinct': [(random) => [0.1, 0.25, 0.7, 1.5][Math.floor(random() * 4)]!, true],
  'constant blocks': [(_, i) => Math.floor(i / 10_000) + 0.5, true],
  constant: [() => 7, true],
  'constant zero': [() => 0, true],
  'constant, the smallest': [() => Number.MIN_VALUE, true],
  'constant, the largest': [() => Number.MAX_VALUE, true],
  'huge offset': [(random) => 1e9 + random(), true],
  'offset without digits': [(random) => 1e15 + Math.floor(random() * 100) / 8, false],
  tiny: [(random) => normal(random) * 1e-300, true],
  huge: [(random) => normal(random) * 1e300, true],
  cauchy: [(random) => Math.tan(Math.PI * (random() - 0.5)), true],
  'far outliers': [(random, i) => (i % 1000 === 0 ? 1e12 : normal(random)), true],
};

const ONLY_TIES = [
  'few integers',
  'negative integers',
  'rare flag',
  'few distinct',
  'constant',
  'constant zero',
  'constant, the smallest',
  'constant, the largest',
];

describe('a second reading', () => {
  for (const [name, [draw, suffices]] of Object.entries(DISTRIBUTIONS)) {
    it(`tells exactly what all values together tell: ${name}`, async () => {
      const random = randomNumbers(21);
      const values = Float64Array.from({ length: N }, (_, i) => draw(random, i));
      const sample = Float64Array.from({ length: SAMPLE }, () => values[Math.floor(random() * N)]!);
      for (const pass of [firstPass, narrowedPass, secondPass]) {
        const { summary, kept } = await pass(values, sample);
        // What half of a file shows of its blocks is not what the other half needs.
        const misled = pass === narrowedPass && name === 'constant blocks';
        if (suffices && !misled) assert.ok(summary, 'not enough was kept');
        if (summary) assert.deepEqual(summary, summariseSorted(columnOf(values), await sorted(values)));
        assert.ok(kept <= 0.3, `kept ${kept}`);
        // What the count of a cell tells takes no memory, however long the file.
        if (ONLY_TIES.includes(name)) assert.equal(kept, 0);
        // Beside each quantile there is a cell for every whole number.
        if (name === 'integers') assert.ok(kept < 0.005, `kept ${kept}`);
      }
    });

    it(`suffices after a first one that was misled, in whatever order values stand: ${name}`, async () => {
      const random = randomNumbers(23);
      const values = Float64Array.from({ length: N }, (_, i) => draw(random, i)).sort();
      const sample = Float64Array.from({ length: SAMPLE }, () => values[Math.floor(random() * N)]!);
      const expected = summariseSorted(columnOf(values), await sorted(values));
      const stretches = Float64Array.from(
        { length: 2000 },
        (_, i) => values[Math.floor(i / 200) * 9000 + (i % 200)]!,
      );
      const fair = sample.slice(0, 5000);
      for (const misleading of [fair, stretches, values.slice(0, 500), values.slice(-500)]) {
        const told = await plannedByCounts(values, misleading, sample);
        if (!told) continue;
        if (suffices) assert.ok(told.summary, 'not enough was kept');
        if (told.summary) assert.deepEqual(told.summary, expected);
        // Of the cells that a first reading counted well, few hold quantiles.
        const most = misleading === fair || misleading === stretches ? 0.1 : 0.3;
        assert.ok(told.kept <= most, `kept ${told.kept}`);
      }
    });

    it(`never tells something else from a sample that misleads: ${name}`, async () => {
      const random = randomNumbers(22);
      const values = Float64Array.from({ length: N }, (_, i) => draw(random, i)).sort();
      const expected = summariseSorted(columnOf(values), await sorted(values));
      for (const sample of [values.slice(0, 500), values.slice(-500), values.slice(N / 2, N / 2 + 1)]) {
        for (const pass of [firstPass, narrowedPass, secondPass]) {
          const { summary } = await pass(values, sample);
          if (summary) assert.deepEqual(summary, expected);
        }
      }
    });
  }
});

describe('the cells that a summary needs', () => {
  it('are those of the quantiles only where no value is beyond a fence', async () => {
    const random = randomNumbers(24);
    for (const [draw, runs] of [
      [() => random(), 5],
      [() => normal(random), 7],
      // Beyond the upper fence only.
      [() => Math.max(-1, normal(random)), 6],
    ] as const) {
      const values = Float64Array.from({ length: N }, draw);
      const plan = planFirstPass(N, false, await sorted(values.slice(0, SAMPLE)))!;
      const counter = new PlainCellCounter(plan, new PlainNumberLoops());
      counter.add(values);
      assert.equal(neededCells(plan, counter.totals().counts).runs.length, runs);
    }
  });
});
