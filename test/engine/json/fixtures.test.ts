import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError, type DataErrorCode } from '../../../src/engine/dataError';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { readJson, type Cell } from './readJson';

const FOLDER = 'test/fixtures/json';

/** A case, as far as it is compared here. */
interface JsonCase {
  readonly file: string;
  readonly format: string;
  readonly header?: readonly (string | null)[];
  readonly rows?: readonly (readonly FixtureCell[])[];
  readonly columns?: readonly {
    readonly kind: string;
    readonly missing: number;
    readonly accept?: readonly string[];
  }[];
  readonly issues?: readonly { readonly line?: number; readonly row?: number; readonly kind: string }[];
  readonly error?: { readonly kind: string };
}
type FixtureCell = Cell | { readonly raw: string };

const ERRORS: Readonly<Record<string, DataErrorCode>> = {
  invalid_json: 'invalid-json',
  unequal_columns: 'unequal-columns',
  empty: 'empty-file',
  not_a_table: 'not-a-table',
};
const PROBLEMS: Readonly<Record<string, string>> = {
  invalid_json: 'invalid-json',
  too_few_fields: 'too-few-fields',
  overflow: 'number-overflow',
};
/** What the fixtures call layouts. A wrapped table is one with a path. */
const LAYOUTS: Readonly<Record<string, string>> = {
  'array-of-scalars': 'array-of-values',
  'single-object': 'object',
  wrapped: 'array-of-objects',
  jsonl: 'lines-of-objects',
  'jsonl-arrays': 'lines-of-arrays',
};

describe('JSON fixtures', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.expected.json'));
  assert.ok(names.length > 50, `${FOLDER} holds cases`);
  for (const name of names) {
    const expected = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as JsonCase;
    const { file, error } = expected;
    const bytes = new Uint8Array(readFileSync(path.join(FOLDER, file)));
    describe(file, () => {
      if (error) {
        it(`is refused: ${error.kind}`, async () => {
          await assert.rejects(profileDataset(memorySource(file, bytes), {}, {}), (thrown) => {
            assert.ok(thrown instanceof DataError, String(thrown));
            assert.equal(thrown.code, ERRORS[error.kind]);
            assert.match(thrown.message, /^expected .+, found .*[^.]$/);
            assert.ok(thrown.details.hint);
            if (thrown.code === 'invalid-json') assert.ok(thrown.details.line !== undefined);
            return true;
          });
        });
        return;
      }
      it('has its columns and rows', async () => {
        const read = await readJson(file, bytes);
        assert.deepEqual(Buffer.from(read.covered), Buffer.from(covered(expected, bytes)));
        checkNames(expected.header ?? [], read.table.columnNames);
        assert.deepEqual(
          read.rows.map((row) => row.map((cell) => (cell === 0 ? 0 : cell))),
          expected.rows?.map((row) => row.map(asRead)),
        );
        if (read.table.format === 'csv') assert.fail('found CSV');
        assert.equal(read.table.dialect.layout, LAYOUTS[expected.format] ?? expected.format);
      });
      it('has its kinds, missing cells and problems', async () => {
        const { columns, rows, problems } = await profileDataset(memorySource(file, bytes), {}, {});
        assert.equal(rows, expected.rows?.length);
        for (const [c, column] of columns.entries()) {
          const { kind, accept = [], missing } = expected.columns![c]!;
          const kinds = [kind, ...accept];
          // Digits that a double does not hold make an identifier.
          if (kinds.includes('text') && kinds.includes('integer')) kinds.push('identifier');
          assert.ok(kinds.includes(column.kind), `${column.name}: ${column.kind}, expected ${kinds.join()}`);
          assert.equal(column.missing, missing, column.name);
        }
        assert.deepEqual(
          problems.map(({ code }) => code).filter((code) => !/^(unnamed|duplicate)/.test(code)),
          (expected.issues ?? []).map((issue) => PROBLEMS[issue.kind]),
        );
        for (const { line, kind } of expected.issues ?? []) {
          if (line === undefined) continue;
          assert.ok(problems.some((problem) => problem.line === line && problem.code === PROBLEMS[kind]));
        }
      });
    });
  }
});

/** Of columns the rows are read, as JSON Lines. */
function covered({ format, rows = [] }: JsonCase, bytes: Uint8Array): Uint8Array {
  if (format !== 'columns' && format !== 'pandas-columns') return bytes;
  return new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function checkNames(header: readonly (string | null)[], names: readonly string[]): void {
  assert.equal(names.length, header.length);
  assert.equal(new Set(names).size, names.length, 'names are unique');
  const seen = new Set<string>();
  for (const [c, name] of header.entries()) {
    // An empty name, and one that is there already, is made up.
    if (name === null || name === '' || seen.has(name)) continue;
    seen.add(name);
    assert.equal(names[c], name);
  }
}

function asRead(cell: FixtureCell): Cell {
  if (typeof cell === 'object' && cell !== null) return Number(cell.raw);
  // What JSON.parse makes of a number beyond the range of a double.
  if (cell === 'Infinity' || cell === '-Infinity') return Number(cell);
  return cell === 0 ? 0 : cell;
}
