import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type {
  Advice,
  ColumnProfile,
  DefaultChoice,
  NumericSummary,
  ScalerChoice,
} from '../../src/protocol/datasetApi';
import { INITIAL_SETTINGS } from '../../webview/state/batchNormSettings';
import { type Choices, choiceFor, isScaled, recipeFor, recipeForPreview } from '../../webview/state/choices';
import { firstColumn, orderColumns } from '../../webview/state/columnOrder';
import { readSavedState } from '../../webview/state/savedState';
import { checkRange } from '../../webview/views/range';

// Which scaler a column gets depends on there being numbers, not on which.
const NUMERIC = {} as NumericSummary;

function column(
  name: string,
  changes: Partial<ColumnProfile> & { method?: Advice['method'] } = {},
): ColumnProfile {
  const { method = 'zscore', ...rest } = changes;
  return {
    index: 0,
    name,
    kind: 'number',
    count: 10,
    missing: 0,
    nonFinite: 0,
    distinct: 10,
    numeric: NUMERIC,
    advice: { method, reason: '', heuristic: true },
    ...rest,
  };
}

/** Without the `numeric` member, as a text column is. */
function text(name: string): ColumnProfile {
  const { numeric, ...rest } = column(name, { kind: 'text', method: 'none' });
  assert.ok(numeric);
  return rest;
}

const ZSCORE: ScalerChoice = { method: 'zscore' };
const MINMAX: ScalerChoice = { method: 'minmax', feature_range: [-1, 1] };
const NONE: ScalerChoice = { method: 'none' };

function choices(
  defaultChoice: DefaultChoice,
  byHand: ReadonlyMap<string, ScalerChoice> = new Map(),
  more: Partial<Choices> = {},
): Choices {
  return { defaultChoice, byHand, fit: { rows: 'all' }, nonFinite: 'missing', ...more };
}

describe('choices', () => {
  it('apply the default only where scaling is advised', () => {
    assert.deepEqual(choiceFor(column('a'), choices(ZSCORE)), ZSCORE);
    assert.deepEqual(choiceFor(column('target', { method: 'none' }), choices(ZSCORE)), NONE);
    assert.deepEqual(choiceFor(text('t'), choices(ZSCORE)), NONE);
  });

  it('made by hand hold against the advice, but not for text', () => {
    const byHand = new Map([
      ['target', MINMAX],
      ['t', MINMAX],
    ]);
    assert.deepEqual(choiceFor(column('target', { method: 'none' }), choices(ZSCORE, byHand)), MINMAX);
    assert.deepEqual(choiceFor(text('t'), choices(ZSCORE, byHand)), NONE);
  });

  it('go into the recipe only for columns that the file has', () => {
    const byHand = new Map([
      ['a', MINMAX],
      ['t', MINMAX],
      ['gone', MINMAX],
    ]);
    assert.deepEqual(recipeFor([column('a'), text('t')], choices(NONE, byHand)), {
      default: NONE,
      columns: { a: MINMAX },
    });
  });

  it('take what each column is advised, where that is the default', () => {
    const advised = { defaultChoice: { method: 'advice' } } as const;
    assert.deepEqual(choiceFor(column('a', { method: 'robust' }), choices(ZSCORE, new Map(), advised)), {
      method: 'robust',
    });
    assert.deepEqual(choiceFor(column('b', { method: 'none' }), choices(ZSCORE, new Map(), advised)), NONE);
  });

  it('leave a column with infinities as it is, if that was chosen', () => {
    const infinite = { ...column('a'), nonFinite: 2 };
    assert.equal(isScaled(infinite, choices(ZSCORE)), true);
    assert.equal(isScaled(infinite, choices(ZSCORE, new Map(), { nonFinite: 'leave' })), false);
    assert.equal(isScaled(column('b'), choices(ZSCORE, new Map(), { nonFinite: 'leave' })), true);
  });

  it('ask for the preview of a column with its own choice alone, unless it goes across columns', () => {
    const columns = [column('a'), column('b')];
    const [a] = columns;
    assert.ok(a);
    const fit = { rows: 'first', percent: 80 } as const;
    const own = recipeForPreview(a, columns, choices(ZSCORE, new Map([['b', MINMAX]]), { fit }));
    assert.deepEqual(own, { default: NONE, columns: { a: ZSCORE }, fit });
    const across = choices({ method: 'l2' }, new Map([['b', MINMAX]]));
    assert.deepEqual(recipeForPreview(a, columns, across), {
      default: { method: 'l2' },
      columns: { b: MINMAX },
    });
  });

  it('work for columns named as members of objects', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const columns = names.map((name) => column(name));
    assert.ok(columns.every((one) => choiceFor(one, choices(NONE)).method === 'none'));
    const { columns: chosen } = recipeFor(
      columns,
      choices(NONE, new Map(names.map((name) => [name, ZSCORE]))),
    );
    assert.deepEqual(Object.keys(chosen), names);
  });
});

describe('orderColumns', () => {
  const columns = [
    column('x10', { missing: 1 }),
    column('X9', { missing: 3, kind: 'integer' }),
    column('alpha', { missing: 3 }),
  ];
  const names = (shown: readonly ColumnProfile[]) => shown.map(({ name }) => name);

  it('filters by any part of the name, whatever its case', () => {
    assert.deepEqual(names(orderColumns(columns, ' x ', 'file')), ['x10', 'X9']);
    assert.deepEqual(names(orderColumns(columns, 'phenl', 'file')), []);
  });

  it('sorts as people count, and keeps the order of the file among equals', () => {
    assert.deepEqual(names(orderColumns(columns, '', 'file')), ['x10', 'X9', 'alpha']);
    assert.deepEqual(names(orderColumns(columns, '', 'name')), ['alpha', 'X9', 'x10']);
    assert.deepEqual(names(orderColumns(columns, '', 'missing')), ['X9', 'alpha', 'x10']);
    assert.deepEqual(names(orderColumns(columns, '', 'kind')), ['X9', 'x10', 'alpha']);
  });

  it('leaves the profile’s own order alone', () => {
    orderColumns(columns, '', 'name');
    assert.equal(columns[0]?.name, 'x10');
  });
});

describe('firstColumn', () => {
  it('is one that is scaled, else one with numbers, else any', () => {
    const id = column('id', { method: 'none' });
    assert.equal(firstColumn([text('t'), id, column('a')])?.name, 'a');
    assert.equal(firstColumn([text('t'), id])?.name, 'id');
    assert.equal(firstColumn([text('t')])?.name, 't');
    assert.equal(firstColumn([]), undefined);
  });
});

describe('readSavedState', () => {
  it('gives back what was saved', () => {
    const saved = {
      selected: 'ash',
      filter: 'a',
      sort: 'name',
      listWidth: 300,
      defaultChoice: MINMAX,
      fit: { rows: 'random', percent: 80, seed: 7 },
      nonFinite: 'clip',
      view: 'compare',
      compared: [['hue', false]],
      choices: [['ash', MINMAX]],
      readOptions: { delimiter: ';', header: false },
      batchNorm: { ...INITIAL_SETTINGS, batchSize: 32 },
    };
    assert.deepEqual(readSavedState(JSON.parse(JSON.stringify(saved))), saved);
  });

  it('leaves out what it does not understand', () => {
    for (const nothing of [undefined, null, 7, 'x', []]) assert.deepEqual(readSavedState(nothing), {});
    const foreign = {
      selected: 7,
      sort: 'colour',
      listWidth: 'wide',
      defaultChoice: { method: 'mini' },
      fit: { rows: 'some' },
      nonFinite: 'drop',
      view: 'rows',
      compared: [['hue', 1], 7],
      choices: [['ash', { method: 'robust', quantile_range: [90, 10] }], 'ash', ['hue', ZSCORE]],
      readOptions: { delimiter: 7, rows: 3 },
    };
    assert.deepEqual(readSavedState(foreign), {
      compared: [],
      choices: [['hue', ZSCORE]],
      readOptions: {},
    });
  });
});

describe('checkRange', () => {
  it('reads numbers as they are shown', () => {
    assert.deepEqual(checkRange(['0', '1'], {}), { range: [0, 1] });
    assert.deepEqual(checkRange([' −1 ', '1e3'], {}), { range: [-1, 1000] });
  });

  it('says what is wrong, and where', () => {
    const wrong = (low: string, high: string) => {
      const checked = checkRange([low, high], { min: -5, max: 100 });
      return 'wrong' in checked ? checked.wrong : undefined;
    };
    assert.deepEqual(wrong('', '1'), [true, false]);
    assert.deepEqual(wrong('0', 'one'), [false, true]);
    assert.deepEqual(wrong('0', 'Infinity'), [false, true]);
    assert.deepEqual(wrong('1', '1'), [true, true]);
    assert.deepEqual(wrong('2', '1'), [true, true]);
    assert.deepEqual(wrong('-6', '1'), [true, false]);
    assert.deepEqual(wrong('1', '101'), [false, true]);
  });
});
