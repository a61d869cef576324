import assert from 'node:assert/strict';
import { memorySource } from '../../../src/engine/byteSource';
import { randomNumbers } from '../../../src/engine/random';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { openTable } from '../../../src/engine/table/openTable';

type Value = number | string | null | { readonly [key: string]: Value };
type Row = Readonly<Record<string, Value>>;

const ROWS = 60_000;

/** Rows whose keys come one after the other, all over a file of several megabytes. */
function lateRows(): readonly Row[] {
  const random = randomNumbers(5);
  return Array.from({ length: ROWS }, (_, r): Row => {
    const row: Record<string, Value> = {
      id: r,
      note: 'as much text as a row has to have, to take up its room here',
    };
    row['null from the first on'] = r < 30_000 ? null : { inside: r };
    row['keys, then null, then 1'] = r < 100 ? { inside: r } : r < 55_000 ? null : 1;
    row['null, then nothing'] = r < 30_000 ? null : {};
    for (let key = 1; key <= 12; key++) {
      if (r >= (key * ROWS) / 40 && random() < 0.3) row[`key ${key}`] = key % 2 === 0 ? 'text' : r;
    }
    if (r >= 20_000) row['often'] = { a: r, b: { c: 'x' } };
    // Null long before it is a value, and long before it is an object: only the first one is a column itself.
    if (r >= 22_000) row['null, then 1'] = r < 50_000 ? null : 1;
    if (r >= 22_000) row['null, then keys'] = r < 45_000 ? null : { inside: r };
    // Its values stand where there is nothing else to learn.
    if (r >= 22_000)
      row['all of it'] = r < 28_000 ? null : r < 34_000 ? 1 : r < 50_000 ? null : { inside: r };
    if (r >= 50_000) row['only null'] = null;
    if (r === ROWS - 9) row['once'] = 1;
    return row;
  });
}

/** By what JSON.parse finds: the paths at which a value stood, or nothing but null and objects without keys. */
function columnsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  const objects = new Set<string>();
  const look = (row: Row, before: string) => {
    for (const [key, value] of Object.entries(row)) {
      const path = before + key;
      if (typeof value === 'object' && value !== null) {
        if (Object.keys(value).length > 0) objects.add(path);
        else if (!objects.has(path)) values.set(path, (values.get(path) ?? 0) + 1);
        look(value, `${path}.`);
      } else if (value !== null) values.set(path, (values.get(path) ?? 0) + 1);
      else if (!objects.has(path)) values.set(path, values.get(path) ?? 0);
    }
  };
  for (const row of rows) look(row, '');
  return new Map([...values].filter(([path, count]) => count > 0 || !objects.has(path)));
}

describe('keys that later records have', () => {
  const rows = lateRows();
  const expected = columnsOf(rows);
  for (const [name, text] of [
    ['late.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['late.json', JSON.stringify(rows)],
    ['indented.json', JSON.stringify({ rows, count: ROWS }, undefined, 1)],
  ] as const) {
    it(`are those that JSON.parse finds, in the same order, with as many values: ${name}`, async () => {
      const source = memorySource(name, new TextEncoder().encode(text));
      assert.ok(source.size > 6e6, `${source.size} bytes`);
      const options = name === 'indented.json' ? { path: 'rows' } : {};
      const table = await openTable(source, options, {});
      assert.deepEqual(table.columnNames, [...expected.keys()]);
      assert.ok(table.format !== 'csv' && !table.headKeys);
      const profile = await profileDataset(source, options, {});
      assert.equal(profile.rows, ROWS);
      assert.equal(profile.problemCount, 0);
      assert.deepEqual(
        profile.columns.map((column) => [column.name, column.count]),
        [...expected],
      );
    });
  }
});
