import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import type { ColumnKind } from '../../../src/engine/columnKind';
import type { Dialect } from '../../../src/engine/dialect';
import { readAll } from './readAll';

const FOLDER = 'test/fixtures/heads';

/** What a person makes of the head of a file. */
interface HeadCase {
  readonly note: string;
  readonly dialect: Omit<Dialect, 'newline' | 'encoding' | 'bom' | 'compression'>;
  readonly names: readonly string[];
  readonly first: readonly string[];
  readonly rows: number;
  readonly kinds?: readonly ColumnKind[];
}

/** Whether PapaParse, left to its guesses, finds the table: the same first row, and as many rows. */
function papaFinds({ first, rows, dialect, names }: HeadCase, text: string): boolean {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const table = dialect.header ? data.slice(1) : data;
  const header = dialect.header ? data[0] : undefined;
  const named = !header || names.every((name, i) => name.startsWith('column ') || name === header[i]?.trim());
  return named && table.length === rows && JSON.stringify(table[0]) === JSON.stringify(first);
}

describe('heads of files that are hard to guess', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
  const cases = names.map((name) => {
    const json = readFileSync(path.join(FOLDER, name.replace(/csv$/, 'json')), 'utf8');
    return { name, bytes: readFileSync(path.join(FOLDER, name)), expected: JSON.parse(json) as HeadCase };
  });
  const found = cases.filter(({ expected, bytes }) =>
    papaFinds(expected, bytes.toString().replace(/^\ufeff/, '')),
  );

  it(`are ${cases.length}, of which PapaParse's guesses find the table of ${found.length}`, () => {
    assert.ok(cases.length >= 30 && found.length < cases.length);
  });

  for (const { name, bytes, expected } of cases) {
    it(`${name}: ${expected.note}`, async () => {
      const read = await readAll(bytes);
      const guessed = Object.entries(read.dialect).filter(([member]) => member in expected.dialect);
      assert.deepEqual(Object.fromEntries(guessed), expected.dialect);
      assert.deepEqual(read.columnNames, expected.names);
      assert.deepEqual(read.records[0], expected.first);
      assert.equal(read.records.length, expected.rows);
      if (expected.kinds) {
        assert.deepEqual(
          read.tallies.map(({ kind }) => kind),
          expected.kinds,
        );
      }
    });
  }
});
