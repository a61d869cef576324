import assert from 'node:assert/strict';
import { signal } from '@preact/signals';
import { describe, it } from 'mocha';
import type {
  ColumnPreview,
  ColumnProfile,
  DatasetProfile,
  ReadProgress,
  Recipe,
  TimedProfile,
} from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi, HostEvent } from '../../src/protocol/hostApi';
import type { CallContext } from '../../src/protocol/rpc';
import type { ChartTheme } from '../../webview/charts/theme';
import { createInspector } from '../../webview/state/inspector';
import { approximateExtent } from '../../webview/words';

function column(index: number, name: string, method: 'zscore' | 'none' = 'zscore'): ColumnProfile {
  return {
    ...{ index, name, kind: 'number', count: 9, missing: 0, nonFinite: 0, distinct: 9 },
    numeric: { mean: 1 } as ColumnProfile['numeric'] & object,
    advice: { method, reason: '', heuristic: false },
  };
}

function profile(exact: boolean, columns = [column(0, 'id'), column(1, 'load')]): DatasetProfile {
  return {
    ...{ file: 'large.csv', format: 'csv', exact, columns, missingWords: [], problems: [], problemCount: 0 },
    bytes: exact ? 100e6 : 2 ** 20,
    rows: exact ? 620_000 : 6200,
    place: 'line',
    dialect: {
      ...{ delimiter: ',', quote: '"', newline: '\n', encoding: 'utf-8' },
      ...{
        bom: false,
        compression: 'none',
        header: true,
        escape: '',
        decimal: '.',
        thousands: '',
        comment: '',
        preambleLines: 0,
      },
    },
  };
}

const APPROXIMATE = profile(false);
const EXACT: TimedProfile = { profile: profile(true), elapsed: 5 };

/** Lets every promise that can settle do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** An inspector whose host the test plays. */
async function inspecting() {
  const calls: {
    report: (progress: ReadProgress) => void;
    finish: (result: TimedProfile) => void;
    fail: (error: Error) => void;
  }[] = [];
  const written: Recipe[] = [];
  let raise: (event: HostEvent) => void = () => undefined;
  const host: HostApi = {
    start: () =>
      Promise.resolve({ fileName: 'large.csv', defaultScaler: { method: 'zscore' }, missingWords: [] }),
    profile: (_, { signal: abort, onProgress }: CallContext<ReadProgress>) =>
      new Promise((finish, fail) => {
        abort?.addEventListener('abort', () => {
          fail(new Cancelled());
        });
        calls.push({ report: (progress) => onProgress?.(progress), finish, fail });
      }),
    previewColumn: (index) => Promise.resolve({ index } as ColumnPreview),
    compareColumns: () => Promise.resolve([]),
    simulateBatch: () => Promise.reject(new Error('not asked here')),
    batchMeanNoise: () => Promise.reject(new Error('not asked here')),
    copyBatch: () => Promise.resolve(),
    write(recipe) {
      written.push(recipe);
      return Promise.resolve(null);
    },
    writeAs: () => Promise.resolve(null),
    saveScaler: () => Promise.resolve(null),
    saveRecipe: () => Promise.resolve(null),
    openRecipe: () => Promise.resolve(null),
    pickFitFile: () => Promise.resolve(null),
    goToLine: () => Promise.resolve(),
    openWritten: () => Promise.resolve(),
    train: () => Promise.reject(new Error('not asked for')),
    restTraining: () => Promise.resolve(),
    copyTrainingScript: () => Promise.resolve(),
  };
  const inspector = createInspector(
    {
      host,
      saved: undefined,
      onEvent(listener) {
        raise = listener;
      },
      save: () => undefined,
    },
    { theme: signal({} as ChartTheme), narrow: signal(false) },
  );
  await settle();
  const call = () => calls.at(-1) ?? assert.fail('nothing is read');
  return {
    inspector,
    written,
    raise: (event: HostEvent) => {
      raise(event);
    },
    call,
    /** The first report of a large file. */
    approximate: () => {
      call().report({ rows: 0, bytesRead: 0, bytesTotal: 100e6, approximate: APPROXIMATE });
    },
    finish: async (result = EXACT) => {
      call().finish(result);
      await settle();
    },
  };
}

describe('an approximate view', () => {
  it('is shown at once, and the exact one in its place', async () => {
    const { inspector, approximate, finish } = await inspecting();
    approximate();
    assert.equal(inspector.profile.value, APPROXIMATE);
    assert.deepEqual([inspector.reading.busy.value, inspector.reading.loading.value], [true, false]);
    await finish();
    assert.equal(inspector.profile.value, EXACT.profile);
    assert.equal(inspector.reading.approximate.value, undefined);
  });

  it('keeps what the user chose when the exact one comes', async () => {
    const { inspector, approximate, finish } = await inspecting();
    approximate();
    inspector.select(APPROXIMATE.columns[1] ?? assert.fail());
    inspector.recipe.choose('load', { method: 'none' });
    inspector.filter.value = 'lo';
    await finish();
    assert.equal(inspector.selected.value, EXACT.profile.columns[1]);
    assert.deepEqual(inspector.choiceOf(inspector.selected.value ?? assert.fail()), { method: 'none' });
    assert.equal(inspector.filter.value, 'lo');
  });

  it('keeps the column it opened with, also where the whole file advises another', async () => {
    const { inspector, approximate, finish } = await inspecting();
    approximate();
    assert.equal(inspector.selected.value?.name, 'id');
    await finish({ elapsed: 1, profile: profile(true, [column(0, 'id', 'none'), column(1, 'load')]) });
    assert.equal(inspector.selected.value.name, 'id');
  });

  it('asks for the column on screen again when the exact one comes', async () => {
    const { inspector, approximate, finish } = await inspecting();
    approximate();
    await settle();
    assert.equal(inspector.preview.value?.column, APPROXIMATE.columns[0]);
    await finish();
    assert.equal(inspector.preview.value?.column, EXACT.profile.columns[0]);
  });

  it('is not written; a write that was asked for waits for the exact one', async () => {
    const { inspector, written, raise, approximate, finish } = await inspecting();
    approximate();
    inspector.write();
    raise({ type: 'write-requested' });
    await settle();
    assert.deepEqual(written, []);
    await finish();
    assert.equal(written.length, 1);
  });

  it('cannot be written where only the rows before damage are known: the reason is spoken', async () => {
    const { inspector, written, raise, finish } = await inspecting();
    await finish({ elapsed: 1, profile: { ...profile(true), stoppedAt: 1200 } });
    const why = 'No copy can be written: the rows from line 1,200 on are not known.';
    assert.equal(inspector.whyUnwritable.value, why);
    inspector.write();
    inspector.writeAs();
    raise({ type: 'write-requested' });
    await settle();
    assert.deepEqual(
      [written, inspector.announcement.value, inspector.writing.state.value.kind],
      [[], why, 'idle'],
    );

    void inspector.reading.read();
    await settle();
    await finish();
    assert.equal(inspector.whyUnwritable.value, undefined);
    inspector.write();
    assert.equal(written.length, 1);
  });

  it('stays when reading is cancelled, cannot be written, and can be completed', async () => {
    const { inspector, written, call, approximate, finish } = await inspecting();
    approximate();
    inspector.reading.cancel();
    await settle();
    assert.equal(inspector.profile.value, APPROXIMATE);
    assert.equal(inspector.reading.busy.value, false);
    inspector.write();
    assert.deepEqual(written, []);

    const first = call();
    void inspector.reading.read();
    await settle();
    assert.notEqual(call(), first);
    assert.equal(inspector.profile.value, APPROXIMATE, 'stays until there is more to show');
    await finish();
    assert.equal(inspector.profile.value, EXACT.profile);
  });

  it('gives way to the error of the whole file', async () => {
    const { inspector, call, approximate } = await inspecting();
    approximate();
    call().fail(new Error('a quote is never closed'));
    await settle();
    assert.equal(inspector.profile.value, undefined);
    assert.equal(inspector.reading.outcome.value?.kind, 'failed');
  });

  it('does not flicker when a file that is shown is read again quickly', async () => {
    const { inspector, approximate, finish } = await inspecting();
    await finish();
    void inspector.reading.read();
    await settle();
    approximate();
    assert.equal(inspector.profile.value, EXACT.profile);
    const again = { elapsed: 1, profile: profile(true) };
    await finish(again);
    assert.equal(inspector.profile.value, again.profile);
  });

  it('of a reading that was given up is not shown', async () => {
    const { inspector, call } = await inspecting();
    const first = call();
    void inspector.reading.read({ delimiter: ';' });
    await settle();
    first.report({ rows: 0, bytesRead: 0, bytesTotal: 1, approximate: APPROXIMATE });
    assert.equal(inspector.profile.value, undefined);
    inspector.reading.cancel();
    await settle();
    assert.equal(inspector.reading.outcome.value?.kind, 'stopped');
  });

  it('is announced once, and so is its end', async () => {
    const { inspector, approximate, finish } = await inspecting();
    const heard: string[] = [];
    inspector.announcement.subscribe((text) => heard.push(text));
    approximate();
    inspector.select(APPROXIMATE.columns[1] ?? assert.fail());
    await finish();
    assert.deepEqual(heard, [
      '',
      'Approximate from the first 1.00 MB (6,200 rows), while the rest is read',
      'Read the whole file: 620,000 rows. Its numbers are shown now',
    ]);
  });

  it('is not spoken of for a file that is read at once', async () => {
    const { inspector, finish } = await inspecting();
    await finish();
    assert.equal(inspector.announcement.value, '');
  });
});

describe('approximateExtent', () => {
  it('says how much was read', () => {
    assert.equal(approximateExtent({ bytes: 2 ** 20 - 8, rows: 1 }), 'from the first 1.00 MB (1 row)');
  });
});
