import assert from 'node:assert/strict';
import { signal } from '@preact/signals';
import { describe, it } from 'mocha';
import type {
  BatchAnswer,
  BatchQuestion,
  ColumnProfile,
  DatasetProfile,
  NoiseAnswer,
  NumericSummary,
} from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi } from '../../src/protocol/hostApi';
import { createBatchNorm } from '../../webview/state/batchNorm';
import { readBatchNormSettings } from '../../webview/state/batchNormSaved';
import {
  groupsOf,
  INITIAL_SETTINGS,
  inOtherWords,
  layerOf,
  possibleGroups,
  questionOf,
  ruleOf,
  type BatchNormSettings,
} from '../../webview/state/batchNormSettings';
import { batchFormats, orNaN } from '../../webview/views/batchNormFormats';

function column(name: string, changes: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    index: 0,
    name,
    kind: 'number',
    count: 10,
    missing: 0,
    nonFinite: 0,
    distinct: 10,
    numeric: { min: 0, max: 10 } as NumericSummary,
    advice: { method: 'zscore', reason: '', heuristic: true },
    ...changes,
  };
}

function text(name: string): ColumnProfile {
  const { numeric, ...rest } = column(name, { kind: 'text' });
  assert.ok(numeric);
  return rest;
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the columns of a layer', () => {
  const names = (columns: readonly ColumnProfile[], chosen?: readonly string[], selected?: ColumnProfile) => {
    const layer = layerOf(columns, chosen, selected);
    return layer && { names: layer.columns.map(({ name }) => name).join(''), shown: layer.shown };
  };

  it('are those that are scaled and miss nothing, at most eight', () => {
    const target = column('t', { advice: { method: 'none', reason: '', heuristic: true } });
    const columns = [
      column('a'),
      text('x'),
      target,
      column('b', { missing: 1 }),
      column('c', { nonFinite: 1 }),
      column('d'),
    ];
    assert.deepEqual(names(columns), { names: 'ad', shown: 0 });
    const many = Array.from('abcdefghij', (name) => column(name));
    assert.deepEqual(names(many), { names: 'abcdefgh', shown: 0 });
  });

  it('always hold the selected one, in file order', () => {
    const many = Array.from('abcdefghij', (name) => column(name));
    assert.deepEqual(names(many, undefined, many[3]), { names: 'abcdefgh', shown: 3 });
    assert.deepEqual(names(many, undefined, many[9]), { names: 'abcdefgj', shown: 7 });
    assert.deepEqual(names(many, ['i', 'c'], many[4]), { names: 'cei', shown: 1 });
    const missing = [column('a'), column('b', { missing: 3 })];
    assert.deepEqual(names(missing, undefined, missing[1]), { names: 'ab', shown: 1 });
  });

  it('are some numeric one where text is selected or nothing is advised, else there is no layer', () => {
    const none = { advice: { method: 'none', reason: '', heuristic: true } } as const;
    const columns = [text('x'), column('a', none), column('b', none)];
    assert.deepEqual(names(columns, undefined, columns[0]), { names: 'a', shown: 0 });
    assert.equal(names([text('x')]), undefined);
    assert.deepEqual(names(columns, ['gone']), { names: 'a', shown: 0 });
  });
});

describe('the groups of columns', () => {
  it('are of one size, and as many as are wanted or the next fewer', () => {
    assert.deepEqual(possibleGroups(8), [1, 2, 4, 8]);
    assert.deepEqual(possibleGroups(7), [1, 7]);
    assert.deepEqual(
      [8, 7, 6, 1].map((columns) => groupsOf(columns, 4)),
      [4, 1, 3, 1],
    );
  });
});

describe('momentum', () => {
  const torch = { library: 'pytorch', momentum: 0.1 } as const;

  it('keeps its weights when the library changes', () => {
    assert.deepEqual(ruleOf(torch, 'keras'), { library: 'keras', momentum: 0.9 });
    assert.deepEqual(ruleOf(ruleOf(torch, 'keras'), 'pytorch'), torch);
    assert.equal(ruleOf(torch, 'pytorch'), torch);
    const cumulative = { library: 'pytorch', momentum: 'cumulative' } as const;
    assert.deepEqual(ruleOf(cumulative, 'keras'), { library: 'keras', momentum: 0.9 });
  });

  it('is named in the words of the other library', () => {
    assert.equal(inOtherWords(torch), '= Keras 0.9, the weight that is kept');
    assert.equal(
      inOtherWords({ library: 'keras', momentum: 0.99 }),
      '= PyTorch 0.01, the weight of the new batch',
    );
  });
});

describe('readBatchNormSettings', () => {
  const changed: BatchNormSettings = {
    columns: ['a', 'b'],
    batchSize: 32,
    shuffled: false,
    seed: 7,
    dropLast: false,
    gamma: 1.5,
    beta: -0.5,
    epsilon: 1e-3,
    rule: { library: 'keras', momentum: 0.99 },
    groups: 4,
    batch: 38,
    speed: 16,
  };

  it('gives back what was saved', () => {
    assert.deepEqual(readBatchNormSettings(JSON.parse(JSON.stringify(changed))), changed);
    const rule = { library: 'pytorch', momentum: 'cumulative' } as const;
    assert.deepEqual(readBatchNormSettings({ ...changed, rule }).rule, rule);
  });

  it('takes what is at first for what it does not understand', () => {
    for (const nothing of [undefined, null, 7, {}]) {
      assert.deepEqual(readBatchNormSettings(nothing), INITIAL_SETTINGS);
    }
    const foreign = {
      columns: ['a', 7],
      batchSize: 0,
      shuffled: 'yes',
      seed: -1,
      dropLast: 1,
      gamma: 'x',
      beta: null,
      epsilon: 0,
      rule: { library: 'keras', momentum: 'cumulative' },
      groups: 0,
      batch: 1.5,
      speed: 3,
    };
    assert.deepEqual(readBatchNormSettings(foreign), INITIAL_SETTINGS);
  });
});

describe('batchFormats', () => {
  const population = { count: 178, mean: 747, variance: 98_610, std: 314.02, sampleVariance: 99_167 };
  const numeric = { min: 278, max: 1680 } as NumericSummary;

  it('writes whole numbers whole, and distances with four digits of σ', () => {
    const formats = batchFormats({ kind: 'integer', numeric }, { population }, { gamma: 1, beta: 0 });
    assert.equal(orNaN(562, formats.x), '562');
    assert.equal(orNaN(-158.75, formats.mean), '−158.8');
    assert.equal(orNaN(25_201.6, formats.squared), '25,202');
    assert.equal(orNaN(-0.5742, formats.normalized), '−0.574');
    assert.equal(orNaN(null, formats.x), 'NaN');
  });

  it('writes y in the units that γ gives it', () => {
    const restored = batchFormats({ kind: 'integer', numeric }, { population }, { gamma: 276.54, beta: 720 });
    assert.equal(orNaN(562, restored.y), '562.0');
    const plain = batchFormats({ kind: 'integer', numeric }, { population }, { gamma: 1.5, beta: 0.5 });
    assert.equal(orNaN(-0.3611, plain.y), '−0.361');
  });
});

/** A view whose host the test plays. */
function viewing(total = 66) {
  const asked: {
    readonly question: BatchQuestion;
    readonly signal: AbortSignal | undefined;
    readonly answer: () => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const noise: BatchQuestion[] = [];
  const copied: string[] = [];
  const host = {
    simulateBatch: (question, context) =>
      new Promise<BatchAnswer>((resolve, reject) => {
        context.signal?.addEventListener('abort', () => {
          reject(new Cancelled());
        });
        asked.push({
          question,
          signal: context.signal,
          answer: () => {
            resolve({ batch: question.batch, plan: { total } } as BatchAnswer);
          },
          fail: reject,
        });
      }),
    batchMeanNoise(question) {
      noise.push(question);
      return Promise.resolve({} as NoiseAnswer);
    },
    copyBatch(question, library) {
      copied.push(`${library} ${question.batch}`);
      return Promise.resolve();
    },
  } satisfies Pick<HostApi, 'simulateBatch' | 'batchMeanNoise' | 'copyBatch'>;
  const open = signal(false);
  const columns = [column('a'), column('b')];
  const selected = signal(columns[0]);
  const profile = signal({ columns } as unknown as DatasetProfile);
  const batchNorm = createBatchNorm(host as unknown as HostApi, INITIAL_SETTINGS, {
    open,
    profile,
    selected,
  });
  const last = () => asked.at(-1) ?? assert.fail('nothing was asked');
  return {
    batchNorm,
    asked,
    noise,
    copied,
    open,
    selected,
    columns,
    last,
    answer: () => {
      last().answer();
      return settle();
    },
  };
}

describe('the Batch Norm view', () => {
  it('asks nothing before it is open, then for the first batch, then for noise', async () => {
    const { asked, noise, open, answer, last } = viewing();
    assert.equal(asked.length, 0);
    open.value = true;
    assert.deepEqual(
      last().question,
      questionOf({ columns: [column('a'), column('b')], shown: 0 }, INITIAL_SETTINGS, undefined),
    );
    assert.equal(noise.length, 0);
    await answer();
    assert.equal(noise.length, 1);
  });

  it('gives up a question for the next one, and keeps the last answer meanwhile', async () => {
    const { batchNorm, asked, open, answer } = viewing();
    open.value = true;
    await answer();
    batchNorm.goTo(5);
    batchNorm.goTo(6);
    assert.deepEqual(
      asked.slice(1).map(({ question, signal: given }) => [question.batch, given?.aborted]),
      [
        [5, true],
        [6, false],
      ],
    );
    await settle();
    assert.equal(batchNorm.shown.value?.batch, 1);
    assert.equal(batchNorm.answer.busy.value, true);
    await answer();
    assert.equal(batchNorm.shown.value.batch, 6);
    assert.equal(batchNorm.answer.busy.value, false);
  });

  it('stays within the batches that there are', async () => {
    const { batchNorm, open, answer } = viewing();
    open.value = true;
    await answer();
    const at = () => batchNorm.settings.value.batch;
    batchNorm.step(10);
    assert.equal(at(), 11);
    batchNorm.step(1000);
    assert.equal(at(), 66);
    batchNorm.step(-Infinity);
    assert.equal(at(), 1);
    batchNorm.step(-1);
    assert.equal(at(), 1);
  });

  it('measures noise again for another column or batch size, not for another batch', async () => {
    const { batchNorm, noise, open, answer, selected, columns } = viewing();
    open.value = true;
    await answer();
    batchNorm.step(1);
    await answer();
    batchNorm.change({ gamma: 2, epsilon: 1 });
    await answer();
    assert.equal(noise.length, 1);
    batchNorm.change({ batchSize: 16 });
    await answer();
    selected.value = columns[1];
    await answer();
    assert.deepEqual(
      noise.map(({ batchSize, shown }) => [batchSize, shown]),
      [
        [8, 0],
        [16, 0],
        [16, 1],
      ],
    );
  });

  it('plays a batch at a time, waits for late answers, and ends', async () => {
    const { batchNorm, open, answer } = viewing(4);
    open.value = true;
    await answer();
    const at = () => batchNorm.settings.value.batch;
    batchNorm.tick(1);
    assert.equal(at(), 2);
    batchNorm.tick(1);
    assert.equal(at(), 2, 'the answer is on its way');
    await answer();
    batchNorm.tick(16);
    assert.equal(at(), 4);
    await answer();
    batchNorm.tick(1);
    assert.deepEqual([at(), batchNorm.playing.value], [4, false]);
  });

  it('shows an error, and goes on with other settings', async () => {
    const { batchNorm, open, last, answer } = viewing();
    open.value = true;
    last().fail(new Error('no rows'));
    await settle();
    const failed = batchNorm.answer.settled.value;
    assert.ok(failed && 'error' in failed);
    assert.equal(batchNorm.answer.busy.value, false);
    batchNorm.change({ batchSize: 2 });
    await answer();
    assert.equal(batchNorm.shown.value?.batch, 1);
  });

  it('copies the batch on screen, and starts over without forgetting the columns', async () => {
    const { batchNorm, open, answer, copied } = viewing();
    open.value = true;
    await answer();
    batchNorm.change({ columns: ['b'], gamma: 3 });
    batchNorm.goTo(7);
    batchNorm.spoil(12);
    await batchNorm.copy('keras');
    assert.deepEqual(copied, ['keras 7']);
    batchNorm.startOver();
    assert.deepEqual(batchNorm.settings.value, { ...INITIAL_SETTINGS, columns: ['b'], batch: 7 });
    assert.equal(batchNorm.spoiltLine.value, undefined);
  });
});
