import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { openTable } from '../../../src/engine/table/openTable';
import { readJson } from './readJson';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const NAMES = ['a', 'b'];
const ROWS = [
  [1, 'x'],
  [2.5, null],
];

async function opened(value: unknown, path?: string) {
  const table = await openTable(
    memorySource('a.json', encode(value)),
    path === undefined ? {} : { path },
    {},
  );
  assert.ok(table.format !== 'csv');
  return { names: table.columnNames, layout: table.dialect.layout, path: table.dialect.path };
}

describe('rows beside the names of their columns', () => {
  it('have these names, whatever both are called', async () => {
    for (const [value, path] of [
      [{ columns: NAMES, index: [0, 1], data: ROWS }, 'data'],
      [{ columns: NAMES, rows: ROWS }, 'rows'],
      [{ name: 'cpu', columns: NAMES, values: ROWS }, 'values'],
      [{ header: NAMES, data: ROWS, rows: 2 }, 'data'],
      [{ rows: ROWS, fields: NAMES }, 'rows'],
      [{ status: 'ok', result: { columns: NAMES, rows: ROWS } }, 'result.rows'],
      // What else is known of the columns stands with their names.
      [{ meta: NAMES.map((name) => ({ name, type: 'Float64' })), data: ROWS }, 'data'],
      [{ schema: { version: 1 }, fields: NAMES.map((name) => ({ type: 'any', name })), rows: ROWS }, 'rows'],
    ] as const) {
      assert.deepEqual(await opened(value), { names: NAMES, layout: 'pandas-split', path });
      const { rows } = await readJson('a.json', encode(value));
      assert.deepEqual(rows, ROWS);
    }
  });

  it('at a path have those beside it', async () => {
    const value = { one: { columns: NAMES, rows: ROWS }, two: { columns: ['c', 'd'], rows: ROWS } };
    assert.deepEqual(await opened(value, 'two'), {
      names: ['c', 'd'],
      layout: 'pandas-split',
      path: 'two.rows',
    });
    // To be told where the rows are means that they are all there is.
    const alone = await opened(value, 'two.rows');
    assert.deepEqual(alone, { names: ['column 1', 'column 2'], layout: 'array-of-arrays', path: 'two.rows' });
  });

  it('are none where there are more or fewer of them than cells in a row', async () => {
    for (const names of [['p'], ['p', 'q', 'r']]) {
      const points = await opened({ names, data: ROWS });
      assert.deepEqual(points, { names: ['column 1', 'column 2'], layout: 'array-of-arrays', path: 'data' });
    }
  });

  it('may be of several levels in pandas, and there may be no rows', async () => {
    const levels = NAMES.map((name) => ['x', name]);
    const several = await opened({ columns: levels, index: [0, 1], data: ROWS });
    assert.deepEqual(several, { names: ['["x","a"]', '["x","b"]'], layout: 'pandas-split', path: 'data' });
    for (const key of ['data', 'rows']) {
      const none = await opened({ columns: NAMES, [key]: [] });
      assert.deepEqual(none, { names: NAMES, layout: 'pandas-split', path: key });
    }
  });

  it('are none where what describes a column has no name', async () => {
    const pages = await opened({ meta: [{ page: 1 }, { page: 2 }], data: ROWS });
    assert.deepEqual(pages, { names: ['column 1', 'column 2'], layout: 'array-of-arrays', path: 'data' });
  });

  it('are none where rows are objects, or names are arrays', async () => {
    const objects = await opened({ columns: NAMES, rows: [{ z: 1 }, { z: 2 }] });
    assert.deepEqual(objects, { names: ['z'], layout: 'array-of-objects', path: 'rows' });
    const { code } = await opened({ columns: [NAMES], rows: ROWS }).then(
      () => assert.fail('expected an error'),
      (error: unknown) => error as { code: string },
    );
    assert.equal(code, 'ambiguous-table');
  });
});
