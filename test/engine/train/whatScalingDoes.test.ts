import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planExperiment, runInput } from '../../../src/engine/train/experiment';
import { DEFAULT_SETTINGS, type LabSettings } from '../../../src/engine/train/labSettings';
import { reportExperiment, type RunResult, type VariantReport } from '../../../src/engine/train/report';
import { summarise, type LabSummary } from '../../../src/engine/train/summarySentence';
import { trainRun } from '../../../src/engine/train/trainRun';
import { readLabData } from './labTable';

interface Found {
  readonly variants: Readonly<Record<string, VariantReport>>;
  readonly summary: LabSummary;
}

async function experiment(dataset: string, changed: Partial<LabSettings>): Promise<Found> {
  const planned = await planExperiment(readLabData(dataset), { ...DEFAULT_SETTINGS, ...changed }, {});
  const results: RunResult[] = [];
  for (const key of planned.runs) results.push({ key, reports: await trainRun(runInput(planned, key), {}) });
  const report = reportExperiment(planned, results);
  return {
    variants: Object.fromEntries(report.variants.map((one) => [one.variant, one])),
    summary: summarise(report),
  };
}

/** The fewest epochs (the middle seed's) at any learning rate of the sweep. */
function fewestEpochs({ sweep }: VariantReport): number {
  return Math.min(...sweep.map(({ epochs }) => epochs?.median ?? Infinity));
}

/** What PyTorch showed for two hidden layers of 32 and plain gradient descent, in kind. */
describe('what scaling does to training', () => {
  it('wine: raw never gets there, z-score within a few epochs, min-max later; Batch Norm widens the rates', async () => {
    const { variants, summary } = await experiment('wine', {
      sweep: [0.1, 1, 3.162],
      epochs: 25,
    });
    const { raw, minmax, zscore, 'zscore+bn': normalized, 'raw+bn': rawNormalized } = variants;
    assert.ok(raw && minmax && zscore && normalized && rawNormalized);
    assert.equal(raw.window, undefined);
    assert.equal(raw.chosen.kind, 'stalled');
    assert.equal(rawNormalized.window, undefined);
    assert.ok(zscore.chosen.epochs!.max <= 10);
    assert.ok(minmax.chosen.epochs!.min > zscore.chosen.epochs!.max);
    assert.ok(normalized.window!.count > zscore.window!.count);
    assert.match(summary.headline, /^z-score reached .*; on unscaled data the network stalled/);
    assert.match(
      summary.detail,
      /It widened the choice of learning rates.*it did not replace input scaling\.$/,
    );
  });

  it('breast_cancer: raw never gets there, z-score within a few epochs', async () => {
    const { variants } = await experiment('breast_cancer', {
      variants: ['raw', 'zscore'],
      sweep: [0.001, 0.1],
      epochs: 10,
    });
    assert.equal(variants['raw']!.window, undefined);
    assert.ok(variants['zscore']!.chosen.epochs!.max <= 5);
  });

  it('digits, all from 0 to 16: raw and z-score alike, each at its best learning rate', async () => {
    const { variants } = await experiment('digits_600', {
      variants: ['raw', 'zscore'],
      learningRate: 0.03162,
      sweep: [0.03162, 0.3162],
      epochs: 10,
    });
    const [raw, zscore] = [fewestEpochs(variants['raw']!), fewestEpochs(variants['zscore']!)];
    assert.ok(Math.abs(raw - zscore) <= 5, `${raw} and ${zscore} epochs`);
  });

  it('diabetes: raw diverges, z-score is there at once', async () => {
    const { variants } = await experiment('diabetes_raw', {
      variants: ['raw', 'zscore'],
      sweep: [],
      epochs: 10,
    });
    assert.equal(variants['raw']!.chosen.kind, 'diverged');
    assert.ok(variants['zscore']!.chosen.epochs!.max <= 5);
  });
});
