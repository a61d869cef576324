import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { Cancelled } from '../../../src/engine/task';
import { planExperiment, runInput } from '../../../src/engine/train/experiment';
import { DEFAULT_SETTINGS, type LabSettings } from '../../../src/engine/train/labSettings';
import { trainRun, type EpochReport } from '../../../src/engine/train/trainRun';
import { assertClose } from '../stats/close';
import { readLabData } from './labTable';

interface GoldenRun {
  readonly dataset: string;
  readonly settings: Partial<LabSettings>;
  readonly losses: readonly (readonly [number, number])[];
}

const wine = (changed: Partial<LabSettings> = {}) =>
  planExperiment(readLabData('wine'), { ...DEFAULT_SETTINGS, sweep: [], epochs: 4, ...changed }, {});

describe('trainRun', () => {
  const { runs } = JSON.parse(readFileSync('test/fixtures/train/pytorch.json', 'utf8')) as {
    runs: GoldenRun[];
  };
  for (const { dataset, settings, losses } of runs) {
    const variant = settings.variants?.join() ?? '';
    it(`loses what PyTorch loses: ${dataset}, ${variant}, ${settings.learningRate}`, async () => {
      const experiment = await planExperiment(readLabData(dataset), { ...DEFAULT_SETTINGS, ...settings }, {});
      const reports = await trainRun(runInput(experiment, experiment.runs[0]!), {});
      assert.equal(reports.length, losses.length);
      for (const [epoch, [training, validation]] of losses.entries()) {
        assertClose(reports[epoch]!.trainingLoss, training, 1e-9, 0, `training loss, epoch ${epoch}`);
        assertClose(reports[epoch]!.validationLoss, validation, 1e-9, 0, `validation loss, epoch ${epoch}`);
      }
    });
  }

  it('gives the same numbers in any order, at the same time, and from a copy in another thread', async () => {
    const experiment = await wine();
    const one: EpochReport[][] = [];
    for (const key of experiment.runs) one.push(await trainRun(runInput(experiment, key), {}));
    const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
    const copy = structuredClone(experiment);
    const together = await Promise.all(
      [...experiment.runs].reverse().map((key) => trainRun(runInput(copy, key), { breathe })),
    );
    assert.deepEqual(together.reverse(), one);
    assert.equal(new Set(one.map((reports) => reports.at(-1)!.validationLoss)).size, 15);
  });

  it('starts every variant of a seed from the same weights, with the same batches', async () => {
    const experiment = await wine();
    const inputs = experiment.runs.map((key) => ({ key, input: runInput(experiment, key) }));
    for (const { key, input } of inputs) {
      const raw = inputs.find((other) => other.key.seed === key.seed && other.key.variant === 'raw')!.input;
      assert.equal(input.batchSeed, raw.batchSeed);
      assert.deepEqual(input.training.y, raw.training.y);
      // The first layer: 32 × 13 weights.
      assert.deepEqual(input.weights.slice(0, 416), raw.weights.slice(0, 416));
      assert.deepEqual(input.weights.slice(-99), raw.weights.slice(-99));
    }
  });

  it('fits scalers to the training rows only', async () => {
    const experiment = await wine();
    const { training, validation } = runInput(
      experiment,
      experiment.runs.find((run) => run.variant === 'zscore')!,
    );
    assert.equal(training.rows, 125);
    assert.equal(validation.rows, 53);
    for (let column = 0; column < 13; column++) {
      const cells = training.x.filter((_, i) => i % 13 === column);
      const mean = cells.reduce((sum, x) => sum + x, 0) / 125;
      assertClose(mean, 0, 0, 1e-14, 'mean');
      assertClose(cells.reduce((sum, x) => sum + x * x, 0) / 125, 1, 1e-13, 0, 'variance');
      const outside = validation.x.filter((_, i) => i % 13 === column);
      assert.ok(Math.abs(outside.reduce((sum, x) => sum + x, 0)) > 1e-3);
    }
  });

  it('scales by a recipe, column by column', async () => {
    const halve = {
      parameters: { method: 'maxabs', maxAbs: 2 } as const,
      transformInto: (x: Float64Array, out: Float64Array) => {
        out.set(x.map((v) => v / 2));
      },
    };
    const experiment = await planExperiment(
      readLabData('wine'),
      { ...DEFAULT_SETTINGS, sweep: [], variants: ['raw', 'recipe'], seeds: [1] },
      {},
      (_, name) => Promise.resolve(name === 'proline' ? halve : undefined),
    );
    const [raw, recipe] = experiment.runs.map((key) => runInput(experiment, key).training.x);
    assert.deepEqual(
      recipe,
      raw!.map((value, i) => (i % 13 === 12 ? value / 2 : value)),
    );
  });

  it('reports every epoch from 0, and the score', async () => {
    const experiment = await wine({ variants: ['zscore'], seeds: [1], epochs: 30 });
    const heard: EpochReport[] = [];
    const reports = await trainRun(runInput(experiment, experiment.runs[0]!), {
      onProgress: (report) => heard.push(report),
    });
    assert.deepEqual(heard, reports);
    assert.deepEqual(
      reports.map(({ epoch }) => epoch),
      Array.from({ length: 31 }, (_, epoch) => epoch),
    );
    for (const { score } of reports) assert.ok(Number.isInteger(Math.round(score * 53 * 1e9) / 1e9));
    assert.ok(reports.at(-1)!.score > 0.9);
  });

  it('knows R² of a quantity', async () => {
    const experiment = await planExperiment(
      readLabData('diabetes_raw'),
      {
        ...DEFAULT_SETTINGS,
        hidden: [],
        variants: ['zscore'],
        sweep: [],
        seeds: [1],
        learningRate: 0.01,
      },
      {},
    );
    const input = runInput(experiment, experiment.runs[0]!);
    const { y, rows } = input.validation;
    const mean = y.reduce((sum, value) => sum + value, 0) / rows;
    const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows;
    const { validationLoss, score } = (await trainRun(input, {})).at(-1)!;
    assertClose(score, 1 - validationLoss / variance, 1e-12, 0, 'R²');
    // Least squares reaches about 0.5 on this data.
    assert.ok(score > 0.3 && score < 0.7, String(score));
  });

  it('stops when cancelled, within an epoch', async () => {
    const experiment = await wine({ epochs: 1000, variants: ['zscore'], seeds: [1] });
    const signal = { aborted: false };
    let breaths = 0;
    let epochs = 0;
    const task = {
      signal,
      onProgress: () => epochs++,
      breathe: () => {
        signal.aborted = ++breaths === 3;
        return Promise.resolve();
      },
    };
    await assert.rejects(trainRun(runInput(experiment, experiment.runs[0]!), task), Cancelled);
    assert.ok(epochs < 20, `${epochs} epochs`);
  });

  it('ends after the epoch in which it diverged', async () => {
    const experiment = await planExperiment(
      readLabData('diabetes_raw'),
      {
        ...DEFAULT_SETTINGS,
        variants: ['raw'],
        sweep: [],
        seeds: [1],
      },
      {},
    );
    const reports = await trainRun(runInput(experiment, experiment.runs[0]!), {});
    assert.ok(reports.length < 5);
  });
});
