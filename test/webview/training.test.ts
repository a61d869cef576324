import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ColumnProfile, NumericSummary } from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi } from '../../src/protocol/hostApi';
import { DEFAULT_SETTINGS, type LabPlan, type LabResult } from '../../src/protocol/lab';
import { logScale, lossRange, spreadLabels } from '../../webview/charts/logScale';
import { addEpochs, bandOf, NO_CURVES } from '../../webview/state/curves';
import { readSavedState } from '../../webview/state/savedState';
import { createTraining } from '../../webview/state/training';
import { FIRST_CHOICES, labRequest, readTrainingChoices } from '../../webview/state/trainingChoices';
import { alignedLoss, lossText } from '../../webview/views/lossText';

function column(name: string, index: number, changes: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    index,
    name,
    kind: 'number',
    count: 10,
    missing: 0,
    nonFinite: 0,
    distinct: 10,
    advice: { method: 'zscore', reason: '', heuristic: true },
    ...changes,
  };
}

const COLUMNS = [
  column('id', 0, {
    numeric: {} as NumericSummary,
    advice: { method: 'none', reason: 'an identifier', heuristic: true },
  }),
  column('size', 1),
  column('species', 2, { kind: 'text', distinct: 3 }),
  column('day', 3, { kind: 'date' }),
  column('hue', 4),
];

const RECIPE = { default: { method: 'robust' }, columns: {} } as const;

describe('labRequest', () => {
  it('takes the recipe with the variant of that name, the kind of target and the rows', () => {
    const variants = ['raw', 'recipe'] as const;
    const choices = { ...FIRST_CHOICES, variants, task: 'regression', rows: 500 } as const;
    const request = labRequest(choices, COLUMNS, RECIPE) ?? assert.fail();
    assert.deepEqual(request.recipe, RECIPE);
    assert.deepEqual(request.settings.variants, variants);
    assert.equal(request.rowBudget, 500);
    assert.equal(request.choice.task, 'regression');
  });

  it('predicts the column that looks like a target, from what the engine finds fit', () => {
    assert.deepEqual(labRequest(FIRST_CHOICES, COLUMNS, RECIPE), {
      choice: { target: 'species' },
      rowBudget: 2000,
      settings: DEFAULT_SETTINGS,
    });
    assert.equal(labRequest(FIRST_CHOICES, [column('day', 0, { kind: 'date' })], RECIPE), undefined);
  });

  it('takes what was chosen, as far as the file has it', () => {
    const choices = {
      ...FIRST_CHOICES,
      target: 'hue',
      features: [
        ['id', true],
        ['size', false],
        ['day', true],
        ['gone', true],
      ] as const,
      network: 'none',
      optimizer: 'momentum',
      seeds: 2,
      sweep: false,
    } as const;
    const request = labRequest(choices, COLUMNS, RECIPE);
    // A date cannot be learnt from, whoever chose it; species has the name of a target.
    assert.deepEqual(request?.choice, { target: 'hue', features: ['id'] });
    const { hidden, optimizer, seeds, sweep, variants } = request.settings;
    assert.deepEqual([hidden, seeds, sweep], [[], [1, 2], []]);
    assert.deepEqual(optimizer, { type: 'sgd', momentum: 0.9 });
    // Batch Normalization follows hidden layers.
    assert.deepEqual(variants, ['raw', 'minmax', 'zscore']);
    assert.equal(labRequest({ ...choices, target: 'gone' }, COLUMNS, RECIPE)?.choice.target, 'species');
  });

  it('survives being saved, and what does not fit is as at first', () => {
    const choices = {
      ...FIRST_CHOICES,
      target: 'hue',
      task: 'classification',
      rows: 99,
      epochs: 7,
      features: [['id', true]] as const,
    };
    const saved: unknown = JSON.parse(JSON.stringify({ training: choices }));
    assert.deepEqual(readSavedState(saved).training, choices);
    const broken = {
      epochs: 0,
      seeds: '3',
      network: '7',
      variants: ['raw', 'x'],
      features: [['id']],
      sweep: 1,
    };
    assert.deepEqual(readTrainingChoices(broken), { ...FIRST_CHOICES, variants: ['raw'] });
  });
});

describe('bandOf', () => {
  const epoch = (at: number, validation: number | null) => ({ epoch: at, training: 1, validation });
  const run = (seed: number, losses: (number | null)[], done: boolean) =>
    ({ variant: 'raw', seed, epochs: losses.map((loss, at) => epoch(at, loss)), done }) as const;

  it('is the middle of the seeds and their extremes, of those that got there', () => {
    const curves = addEpochs(NO_CURVES, [
      run(1, [5, 3, 2], false),
      run(2, [4, 1], false),
      run(3, [9, 2], false),
    ]);
    assert.deepEqual(bandOf(curves.get('raw'), 'validation', 60), [
      { epoch: 0, median: 5, low: 4, high: 9 },
      { epoch: 1, median: 2, low: 1, high: 3 },
      { epoch: 2, median: 2, low: 2, high: 2 },
    ]);
    assert.deepEqual(bandOf(curves.get('zscore'), 'validation', 60), []);
  });

  it('counts a seed that diverged as infinite to the end', () => {
    const curves = addEpochs(NO_CURVES, [run(1, [1, null], true), run(2, [1, 2, 3], false)]);
    assert.deepEqual(bandOf(curves.get('raw'), 'validation', 60), [
      { epoch: 0, median: 1, low: 1, high: 1 },
      { epoch: 1, median: Infinity, low: 2, high: Infinity },
      { epoch: 2, median: Infinity, low: 3, high: Infinity },
    ]);
  });

  it('grows at the end of what was there, and leaves that alone', () => {
    const first = addEpochs(NO_CURVES, [run(1, [5], false)]);
    const more = { variant: 'raw', seed: 1, epochs: [epoch(1, 4)], done: true } as const;
    const second = addEpochs(first, [more]);
    assert.equal(bandOf(first.get('raw'), 'validation', 60).length, 1);
    assert.deepEqual(
      bandOf(second.get('raw'), 'validation', 60).map(({ median }) => median),
      [5, 4],
    );
  });
});

describe('logarithmic axes', () => {
  it('are marked at 1, 2 and 5 where that is not too much, else at powers of ten', () => {
    const labels = (low: number, high: number, most: number) =>
      logScale(low, high, most).ticks.map(({ label }) => label);
    assert.deepEqual(labels(0.015, 2.2, 8), ['0.02', '0.05', '0.1', '0.2', '0.5', '1', '2']);
    assert.deepEqual(labels(1e-4, 10, 6), ['0.0001', '0.001', '0.01', '0.1', '1', '10']);
    assert.deepEqual(labels(1e-4, 10, 3), ['0.001', '0.1', '10']);
  });

  it('place values by their logarithm, and what is beyond at the ends', () => {
    const { place } = logScale(0.01, 1, 5);
    assert.equal(place(0.1), 0.5);
    assert.deepEqual([place(0), place(1e-9), place(5), place(Infinity), place(NaN)], [0, 0, 1, 1, 1]);
  });

  it('of losses end at round numbers below the smallest loss', () => {
    assert.deepEqual(lossRange(0.031, 0.1, 1.1), { low: 0.02, high: 2.2 });
    assert.deepEqual(lossRange(Infinity, 0.1, 1.1), { low: 0.05, high: 2.2 });
    // A loss of almost nothing does not press everything else together.
    assert.equal(lossRange(1e-12, 0.1, 1.1).low, 0.001);
  });

  it('keep names apart and inside', () => {
    assert.deepEqual(spreadLabels([10, 12, 50], 14, 100), [10, 24, 50]);
    assert.deepEqual(spreadLabels([100, 98], 14, 100), [100, 86]);
  });
});

describe('losses in words', () => {
  it('are short, and say when they diverged', () => {
    assert.deepEqual(
      [lossText(0.0628123), lossText(null), lossText(Infinity), lossText(undefined)],
      ['0.0628', 'diverged', 'diverged', '–'],
    );
    assert.deepEqual(
      [alignedLoss(1.0849), alignedLoss(0.00012), alignedLoss(null)],
      ['1.085', '0.00012', '–'],
    );
  });
});

describe('a training on the page', () => {
  /** A training whose host the test plays. */
  function training() {
    const calls: {
      report: NonNullable<Parameters<HostApi['train']>[1]['onProgress']>;
      finish: (result: LabResult) => void;
    }[] = [];
    const rests: boolean[] = [];
    const host = {
      train: (_: unknown, { signal, onProgress }: Parameters<HostApi['train']>[1]) =>
        new Promise<LabResult>((finish, fail) => {
          signal?.addEventListener('abort', () => {
            fail(new Cancelled());
          });
          calls.push({ report: (progress) => onProgress?.(progress), finish });
        }),
      restTraining: (resting: boolean) => {
        rests.push(resting);
        return Promise.resolve();
      },
    } as unknown as HostApi;
    const request = labRequest(FIRST_CHOICES, COLUMNS, RECIPE) ?? assert.fail();
    return { training: createTraining(host, FIRST_CHOICES), calls, rests, request };
  }
  const plan = { settings: DEFAULT_SETTINGS } as LabPlan;
  const result: LabResult = { rows: [], summary: { headline: 'h', detail: '' }, stability: [] };
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('follows its progress to the end', async () => {
    const { training: lab, calls, request } = training();
    const running = lab.run(request);
    assert.equal(lab.state.value.kind, 'running');
    calls[0]?.report({ plan, epochs: [], done: 0 });
    const epochs = [{ epoch: 0, training: 1, validation: 2 }];
    calls[0]?.report({ epochs: [{ variant: 'raw', seed: 1, epochs, done: false }], done: 3 });
    assert.equal(lab.findings.value?.done, 3);
    assert.deepEqual(lab.findings.value.curves.get('raw')?.get(1)?.epochs, epochs);
    calls[0]?.finish(result);
    await running;
    assert.equal(lab.state.value.kind, 'done');
    assert.equal(lab.findings.value.result, result);
  });

  it('runs one at a time, and keeps what was found when it is stopped', async () => {
    const { training: lab, calls, request } = training();
    void lab.run(request);
    void lab.run(request);
    assert.equal(calls.length, 1);
    calls[0]?.report({ plan, epochs: [], done: 2 });
    lab.cancel();
    await settle();
    assert.equal(lab.state.value.kind, 'stopped');
    assert.equal(lab.findings.value?.done, 2);
  });

  it('rests and goes on', () => {
    const { training: lab, rests, request } = training();
    lab.rest();
    void lab.run(request);
    lab.rest();
    assert.deepEqual(lab.state.value, { kind: 'running', resting: true });
    lab.rest();
    assert.deepEqual(rests, [true, false]);
  });

  it('is forgotten when the file is read again, and says nothing afterwards', async () => {
    const { training: lab, calls, request } = training();
    void lab.run(request);
    calls[0]?.report({ plan, epochs: [], done: 2 });
    lab.clear();
    calls[0]?.report({ epochs: [], done: 5 });
    await settle();
    assert.deepEqual([lab.state.value.kind, lab.findings.value], ['idle', undefined]);
  });
});
