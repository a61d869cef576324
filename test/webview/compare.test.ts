import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ColumnStrip, Histogram, Strip } from '../../src/protocol/datasetApi';
import type { Distribution } from '../../webview/charts/bars';
import { fittedParts, landings } from '../../webview/charts/landings';
import { stripAxis } from '../../webview/charts/stripAxis';
import { dominance } from '../../webview/state/dominance';
import { stripNotes } from '../../webview/state/stripNotes';
import { fitLabel, startingScopes } from '../../webview/views/fitScopes';

const side = (counts: readonly number[], below = 0, above = 0): Distribution => ({
  histogram: {
    edges: counts.map((_, i) => i).concat(counts.length),
    counts,
    below,
    above,
  } satisfies Histogram,
  lowFence: 0,
  highFence: counts.length,
});

describe('landings', () => {
  it('follow the rows of a bar by their order', () => {
    assert.deepEqual(landings(side([3, 2]), 0, side([1, 4])), [1, 2]);
    assert.deepEqual(landings(side([3, 2]), 1, side([1, 4])), [0, 2]);
    assert.deepEqual(landings(side([3, 2], 1), 0, side([1, 4, 1])), [1, 0, 0]);
    assert.deepEqual(landings(side([2, 0, 2]), 1, side([4])), [0]);
  });

  it('account for every row once', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        (before, below, bins) => {
          const rows = before.reduce((sum, count) => sum + count, below);
          const after = Array.from(
            { length: bins },
            (_, i) => Math.floor(rows / bins) + (i < rows % bins ? 1 : 0),
          );
          const from = side(before, below);
          const bars = before.length + (below > 0 ? 1 : 0);
          const landed = Array.from({ length: bars }, (_, bar) => landings(from, bar, side(after)));
          assert.deepEqual(
            after,
            after.map((_, i) => landed.reduce((sum, parts) => sum + parts[i]!, 0)),
          );
        },
      ),
    );
  });

  it('name the rows of each bar that were fitted on', () => {
    const { histogram } = side([1, 0], 2, 0);
    assert.deepEqual(fittedParts(side([3, 4], 5, 6), histogram), [2, 1, 0, 0]);
  });
});

const strip = (min: number, max: number): Strip => {
  const at = (share: number) => min + share * (max - min);
  return { min, lowEnd: min, q1: at(0.25), median: at(0.5), q3: at(0.75), highEnd: max, max, outliers: [] };
};
const column = (name: string, before: Strip, after?: Strip | null): ColumnStrip => ({
  index: 0,
  name,
  before,
  ...(after !== undefined && { after }),
  notes: [],
});

describe('stripNotes', () => {
  const noted = (name: string, ...notes: string[]) => ({ ...column(name, strip(0, 1)), notes });

  it('says each note once, and which columns it is about', () => {
    assert.deepEqual(stripNotes([noted('a'), noted('b')]), []);
    assert.deepEqual(stripNotes([noted('a', 'one'), noted('b'), noted('c', 'two'), noted('d', 'one')]), [
      { columns: 'a, d', note: 'one' },
      { columns: 'c', note: 'two' },
    ]);
  });

  it('counts columns and notes of which there are many', () => {
    const alike = Array.from({ length: 1203 }, (_, i) => noted(`x${i}`, 'same'));
    assert.deepEqual(stripNotes(alike), [{ columns: 'x0, x1, x2 and 1,200 more', note: 'same' }]);
    const different = Array.from({ length: 9 }, (_, i) => noted(`x${i}`, `${i}`));
    assert.deepEqual(
      stripNotes(different).map(({ columns }) => columns),
      ['x0', 'x1', 'x2', 'x3', '5 more columns'],
    );
  });
});

describe('dominance', () => {
  it('names the column with the largest range, and by what factor', () => {
    const found = dominance([
      column('hue', strip(0.48, 1.71), strip(-2, 3)),
      column('proline', strip(278, 1680), strip(-1.5, 3)),
      column('flat', strip(2, 2)),
    ]);
    assert.deepEqual(found?.named, ['proline', 'hue']);
    assert.equal(found.lead, 'proline spans 1,140× the range of hue: unscaled, it dominates');
    assert.equal(
      found.rest,
      'every distance, gradient and penalty. After scaling the ranges lie between 4.50 and 5.00.',
    );
  });

  it('says so when none does', () => {
    const found = dominance([column('a', strip(0, 4), strip(0, 1)), column('b', strip(0, 16))]);
    assert.deepEqual(found?.named, []);
    assert.equal(
      `${found.lead} ${found.rest}`,
      'No column dominates: the largest range (b) is 4× the smallest (a). After scaling every range is 1.00. 1 is not scaled and keeps its range.',
    );
    assert.equal(dominance([column('a', strip(0, 4))]), undefined);
  });

  it('does not call a column unscaled whose values have no finite scaled ones', () => {
    const lost = column('a', strip(0, 4), null);
    assert.match(
      dominance([lost, column('b', strip(0, 16), strip(0, 1))])?.rest ?? '',
      /After scaling every range is 1\.00\.$/,
    );
    assert.match(
      dominance([lost, column('b', strip(0, 16), null)])?.rest ?? '',
      /No value has a finite scaled one\.$/,
    );
  });
});

describe('the axis of strips', () => {
  it('starts at 0 where that is near', () => {
    const { place, ticks } = stripAxis([strip(0.1, 100), strip(20, 1700)], 'linear');
    assert.deepEqual([place(0), place(1700)], [0, 1]);
    assert.deepEqual(
      ticks.map(({ label }) => label),
      ['0', '500', '1,000', '1,500'],
    );
    assert.equal(stripAxis([strip(90, 100)], 'linear').place(90), 0);
  });

  it('is empty where there are none', () => {
    assert.deepEqual(stripAxis([], 'log').ticks, []);
  });

  it('shows small and large columns on a logarithmic scale, also below 0', () => {
    const { place, ticks } = stripAxis([strip(-0.4, 0.6), strip(-30, 5000)], 'log');
    const places = [-30, -0.4, 0, 0.6, 30, 5000].map(place);
    assert.ok(
      places.every((at, i) => i === 0 || at > places[i - 1]! + 0.02),
      places.join(),
    );
    assert.deepEqual([place(-30), place(5000)], [0, 1]);
    assert.ok(ticks.some(({ value }) => value === 0) && ticks.length <= 13);
  });

  it('is monotone for every range of doubles', () => {
    const ends = fc.tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(ends, fc.constantFrom('linear', 'log'), ([a, b], kind) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        fc.pre(low < high);
        const { place } = stripAxis([strip(low, high)], kind);
        const [from, to] = [place(low), place(high)];
        assert.ok(from >= 0 && to <= 1 && from <= to, `${from} to ${to}`);
      }),
    );
  });
});

describe('rows to fit on', () => {
  it('are called what they are', () => {
    assert.equal(fitLabel({ rows: 'all' }), 'All rows');
    assert.equal(fitLabel({ rows: 'first', percent: 62.5 }), 'First 62.5 %');
    assert.equal(fitLabel({ rows: 'random', percent: 80, seed: -7 }), 'Random 80 %, seed −7');
    assert.equal(fitLabel({ rows: 'where', column: 'split', value: 'train' }), 'split = train');
    assert.equal(fitLabel({ rows: 'file', file: 'train.csv' }), 'train.csv');
  });

  it('keep what was typed, and guess the column that tells rows apart', () => {
    const columns = [
      { name: 'x', kind: 'number' },
      { name: 'city', kind: 'text' },
      { name: 'Split', kind: 'text' },
    ] as const;
    assert.equal(startingScopes({ rows: 'all' }, columns).where?.column, 'Split');
    assert.equal(startingScopes({ rows: 'all' }, columns.slice(0, 2)).where?.column, 'city');
    assert.equal(startingScopes({ rows: 'all' }, []).where, undefined);
    const { first, random } = startingScopes({ rows: 'random', percent: 70, seed: 9 }, columns);
    assert.deepEqual([first.percent, random.seed], [70, 9]);
  });
});
