import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planExperiment } from '../../../src/engine/train/experiment';
import { DEFAULT_SETTINGS } from '../../../src/engine/train/labSettings';
import { reportExperiment, type RunResult } from '../../../src/engine/train/report';
import type { EpochReport } from '../../../src/engine/train/trainRun';
import { readLabData } from './labTable';

/** A curve with these validation losses from epoch 0 on. */
const curve = (...losses: number[]): EpochReport[] =>
  losses.map((loss, epoch) => ({ epoch, trainingLoss: loss, validationLoss: loss, score: 1 - loss / 2 }));

const plan = () =>
  planExperiment(
    readLabData('wine'),
    {
      ...DEFAULT_SETTINGS,
      variants: ['raw', 'zscore'],
      learningRate: 0.1,
      sweep: [0.01, 0.1, 1],
      targetLoss: 0.2,
    },
    {},
  );

describe('reportExperiment', () => {
  it('takes the middle of the seeds, and says how far they go', async () => {
    const planned = await plan();
    const result = (variant: 'raw' | 'zscore', learningRate: number, ...curves: EpochReport[][]) =>
      curves.map((reports, i): RunResult => ({ key: { variant, seed: i + 1, learningRate }, reports }));
    const results = [
      ...result('zscore', 0.1, curve(1, 0.2, 0.1), curve(1, 0.5, 0.15), curve(1, 0.19, 0.3)),
      ...result('zscore', 0.01, curve(1, 1.2), curve(1, 1.1), curve(1, 0.2)),
      ...result('zscore', 1, curve(1, 0.2), curve(1, 0.2), curve(1, 0.1)),
      ...result('raw', 0.1, curve(1, NaN), curve(1, 1.3), curve(1, 5000)),
    ].reverse();
    const report = reportExperiment(planned, results);
    const [raw, zscore] = report.variants;
    assert.ok(raw && zscore);
    assert.equal(zscore.chosen.kind, 'reached');
    assert.deepEqual(zscore.chosen.epochs, { median: 1, min: 1, max: 2 });
    assert.deepEqual(zscore.chosen.finalLoss, { median: 0.15, min: 0.1, max: 0.3 });
    assert.deepEqual(zscore.chosen.score, { median: 0.925, min: 0.85, max: 0.95 });
    assert.deepEqual(
      zscore.sweep.map(({ learningRate, kind }) => [learningRate, kind]),
      [
        [0.01, 'stalled'],
        [0.1, 'reached'],
        [1, 'reached'],
      ],
    );
    assert.equal(zscore.sweep[0]!.epochs, undefined);
    assert.deepEqual(zscore.window, { count: 2, from: 0.1, to: 1 });
    assert.equal(raw.chosen.kind, 'diverged');
    assert.equal(raw.chosen.finalLoss, undefined);
    // Only one learning rate was trained so far.
    assert.equal(raw.sweep.length, 1);
    assert.equal(raw.window, undefined);
    assert.ok(raw.conditioning!.design > 20_000);
    assert.ok(zscore.conditioning!.design < 10);
  });

  it('tells errors of a quantity in its own unit', async () => {
    const planned = await planExperiment(
      readLabData('diabetes_raw'),
      { ...DEFAULT_SETTINGS, variants: ['raw'], sweep: [], seeds: [1] },
      {},
    );
    const results = planned.runs.map((key) => ({ key, reports: curve(1, 0.25) }));
    const { error } = reportExperiment(planned, results).variants[0]!.chosen;
    assert.equal(error?.median, planned.seeds[0]!.targetScale.std / 2);
  });

  it('leaves out a variant whose seeds are not all trained', async () => {
    const one = { key: { variant: 'raw', seed: 1, learningRate: 0.1 } as const, reports: curve(1, 0.1) };
    assert.deepEqual(reportExperiment(await plan(), [one]).variants, []);
  });
});
