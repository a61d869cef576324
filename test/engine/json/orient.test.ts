import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { openTable } from '../../../src/engine/table/openTable';
import { readJson } from './readJson';

type Cell = string | number | boolean | null;
type Rows = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

const open = (value: unknown, options: ReadOptions = {}, name = 'a.json') =>
  openTable(memorySource(name, new TextEncoder().encode(JSON.stringify(value))), options, {});

/** The same table, with rows and columns changed over. */
function turned(rows: Rows): Rows {
  const keys = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      Object.fromEntries(Object.entries(rows).map(([at, row]) => [at, row[key] ?? null])),
    ]),
  );
}

const named = <T>(count: number, make: (i: number) => T) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`r${i}`, make(i)]));

const MIXED: Rows = named(3, (i) => ({
  name: `town ${i}`,
  people: i === 1 ? null : 1000 * i,
  isPort: i > 1,
}));
const NUMBERS: Rows = named(8, (i) => ({ gdp: i / 3, people: i }));

describe('an object of objects', () => {
  for (const [name, rows, names] of [
    ['whose rows hold values of several kinds', MIXED, ['name', 'people', 'isPort']],
    ['of numbers, more rows than columns', NUMBERS, ['gdp', 'people']],
  ] as const) {
    it(`is read by row and by column, as pandas writes either: ${name}`, async () => {
      for (const [value, layout] of [
        [rows, 'pandas-index'],
        [turned(rows), 'pandas-columns'],
      ] as const) {
        const table = await open(value);
        assert.equal(table.format === 'csv' ? '' : table.dialect.layout, layout);
        assert.deepEqual(table.columnNames, names);
      }
      const bytes = new TextEncoder().encode(JSON.stringify(turned(rows)));
      const byColumn = await readJson('a.json', bytes);
      const byRow = await readJson('a.json', new TextEncoder().encode(JSON.stringify(rows)));
      assert.deepEqual(byColumn.rows, byRow.rows);
    });
  }

  it('is read as it is told to be, also at a path', async () => {
    for (const [value, path] of [
      [NUMBERS, undefined],
      [{ version: '1', tables: { of: NUMBERS, and: [1, 2] } }, 'tables.of'],
    ] as const) {
      for (const [orient, names] of [
        ['index', ['gdp', 'people']],
        ['columns', Object.keys(NUMBERS)],
      ] as const) {
        const { columnNames } = await open(value, { orient, ...(path !== undefined && { path }) });
        assert.deepEqual(columnNames, names);
      }
    }
    // Of one column nobody can tell that it is one.
    const one = { people: named(5, (i) => i) };
    assert.deepEqual((await open(one)).columnNames, [
      'people.r0',
      'people.r1',
      'people.r2',
      'people.r3',
      'people.r4',
    ]);
    assert.deepEqual((await open(one, { orient: 'columns' })).columnNames, ['people']);
  });

  it('is no table where its members have no keys in common, or hold objects', async () => {
    const settings = { net: { rate: 0.1, layers: 2 }, data: { seed: 1, share: 0.5 } };
    assert.deepEqual((await open(settings)).columnNames, [
      'net.rate',
      'net.layers',
      'data.seed',
      'data.share',
    ]);
    const deep = turned(named(9, (i) => ({ a: i, b: i })));
    const { columnNames } = await open({ ...deep, c: { r0: { x: 1 } } });
    assert.deepEqual(columnNames, [...Object.keys(deep['a']!), 'r0.x']);
  });

  it('is no table where only the first member has numbers for keys', async () => {
    const table = await open({ 'Meta Data': { '1': 'a', '2': 'b' }, prices: { '2020-01-01': { open: 1 } } });
    assert.deepEqual(table.columnNames, ['Meta Data.1', 'Meta Data.2', 'prices.2020-01-01.open']);
  });

  it('is offered by its path where it is inside another object', async () => {
    const table = await open({ version: 1, all: { users: MIXED, none: {} }, net: { rate: 1 } });
    assert.ok(table.format !== 'csv');
    assert.deepEqual([table.dialect.layout, table.dialect.otherPaths], ['object', ['all.users']]);
    const users = await open({ version: 1, all: { users: MIXED } }, { path: 'all.users' });
    assert.deepEqual(users.columnNames, ['name', 'people', 'isPort']);
  });

  it('is asked for where there is one', async () => {
    for (const [value, found] of [
      [[{ a: 1 }], 'JSON that is none'],
      [{ a: [1, 2] }, 'JSON that is none'],
    ] as const) {
      await assert.rejects(open(value, { orient: 'index' }), (error) => {
        assert.ok(error instanceof DataError);
        const { code, message, details } = error;
        assert.equal(code, 'invalid-dialect');
        assert.equal(message, `expected an object of objects for the chosen orientation, found ${found}`);
        assert.deepEqual([details.inapplicable, details.hint], [['orient'], 'Leave the orientation out.']);
        return true;
      });
    }
    for (const name of ['a.csv', 'a.jsonl']) {
      await assert.rejects(
        open({ a: 1 }, { orient: 'index' }, name),
        /for the chosen orientation, found (delimited text|JSON Lines)$/,
      );
    }
  });
});
