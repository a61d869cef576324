import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { DataError, type DataErrorCode } from '../../../src/engine/dataError';
import type { Problem } from '../../../src/engine/dataset';
import type { Dialect, Newline } from '../../../src/engine/dialect';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { codecOf } from '../../../src/engine/encoding/codecOf';
import { detectEncoding } from '../../../src/engine/encoding/detectEncoding';
import { readAll, type WholeCsv } from './readAll';

const FOLDER = 'test/fixtures/csv';

/** A case, as far as it is compared here. */
interface CsvCase {
  readonly name: string;
  readonly encoding: string;
  readonly bom: boolean;
  readonly delimiter: string;
  readonly newline: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';
  readonly decimal: string;
  readonly options: { readonly header?: boolean; readonly comment?: string; readonly encoding?: string };
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  readonly columns?: readonly CaseColumn[];
  readonly every_column?: { readonly count: number } & CaseColumn;
  readonly issues?: readonly CaseIssue[];
  readonly records?: readonly (readonly string[])[];
  /** By column: what its cells are as numbers. */
  readonly numbers?: Readonly<Record<string, readonly number[]>>;
}
interface CaseIssue {
  readonly line: number;
  readonly kind: string;
  readonly optional?: boolean;
  readonly expected?: number;
  readonly found?: number;
}
interface CaseColumn {
  readonly kind: string;
  readonly missing: number;
  readonly accept?: readonly string[];
}

const NEWLINES: Record<CsvCase['newline'], Newline> = {
  lf: '\n',
  crlf: '\r\n',
  cr: '\r',
  mixed: 'mixed',
  none: '\n',
};

// Problem codes by the fixtures' words for them.
const CODES = new Map([
  ['too_few_fields', 'too-few-fields'],
  ['too_many_fields', 'too-many-fields'],
  ['invalid_encoding', 'invalid-encoding'],
  ['overflow', 'number-overflow'],
]);

describe('CSV fixtures', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
  assert.ok(names.length > 0, `${FOLDER} holds cases`);
  for (const name of names) {
    const bytes = readFileSync(path.join(FOLDER, name));
    const json = readFileSync(path.join(FOLDER, name.replace(/\.csv$/, '.json')), 'utf8');
    const expected = JSON.parse(json) as CsvCase;
    describe(expected.name, () => {
      const { encoding } = detectEncoding(bytes, true);
      it('is in the encoding that is found, unless it is to be chosen', () => {
        // ISO 8859-1 is read as windows-1252 (Encoding Standard).
        const found = expected.options.encoding ?? encoding;
        assert.equal(found, expected.encoding === 'latin-1' ? 'windows-1252' : expected.encoding);
      });
      const chosen = expected.options.encoding ?? encoding;
      declareTests(expected, chosen === 'utf-8' ? bytes : toUtf8(bytes, chosen), expected.options);
    });
  }
});

/** As the file is prepared for the reader. */
function toUtf8(bytes: Uint8Array, encoding: string): Uint8Array {
  const decoder = codecOf(encoding)?.decoder();
  assert.ok(decoder);
  return Buffer.concat([decoder.push(bytes), decoder.end()]);
}

function declareTests(expected: CsvCase, bytes: Uint8Array, options: ReadOptions) {
  const { rows, columns, issues = [] } = expected;
  const unterminated = issues.find(({ kind }) => kind === 'unterminated_quote');
  if (rows.length === 0 && columns?.length === 0) {
    it('is refused as empty', async () => {
      await assert.rejects(readAll(bytes, options), dataError('empty-file', /^expected .+, found /));
    });
  } else if (unterminated) {
    it('is refused with the line of the quote, or read up to it', async () => {
      await checkUnterminated(expected, bytes, unterminated.line);
    });
  } else {
    it('has its rows, header and dialect', async () => {
      const read = await readAll(bytes, options);
      checkDialect(expected, read.dialect);
      checkNames(expected, read.columnNames);
      checkRecords(expected, read);
      assert.deepEqual(Buffer.from(read.covered), bytes, 'the batches cover the file');
    });
    it('has its kinds and missing cells', async () => {
      checkKinds(expected, await readAll(bytes, options));
    });
    it('reports its issues, and nothing else about its records', async () => {
      checkIssues(expected, (await readAll(bytes, options)).allProblems);
    });
  }
}

function checkDialect({ delimiter, bom, newline, header, decimal }: CsvCase, dialect: Dialect) {
  assert.deepEqual(
    {
      delimiter: dialect.delimiter,
      bom: dialect.bom,
      newline: dialect.newline,
      header: dialect.header,
      decimal: dialect.decimal,
    },
    { delimiter, bom, newline: NEWLINES[newline], header: header !== null, decimal },
  );
}

/** Names are the raw text or its trimmed form; empty and repeated ones are made unique, the spelling is free. */
function checkNames({ header, columns }: CsvCase, names: readonly string[]) {
  assert.equal(new Set(names).size, names.length, 'names are unique');
  assert.ok(!names.includes(''), 'no name is empty');
  if (header === null) {
    assert.equal(names.length, columns?.length);
    return;
  }
  assert.equal(names.length, header.length);
  for (const [i, name] of header.entries()) {
    const isFirst = header.indexOf(name) === i;
    if (name !== '' && isFirst) assert.equal(names[i], name.trim());
  }
}

function checkRecords({ header, rows, records }: CsvCase, read: WholeCsv) {
  const width = read.columnNames.length;
  const cut = read.records.map((record) => Array.from({ length: width }, (_, i) => record[i] ?? ''));
  assert.deepEqual(cut, rows);
  if (records === undefined) return;
  // What Python's csv module yields, with the lines that the fixtures call blank.
  const data = records.slice(header === null ? 0 : 1);
  const isBlank = (record: readonly string[]) => record.length <= 1 && (record[0] ?? '').trim() === '';
  assert.deepEqual(
    read.records,
    data.filter((record) => !isBlank(record)),
  );
}

function checkKinds({ columns, every_column: every, numbers }: CsvCase, read: WholeCsv) {
  if (every) assert.equal(read.tallies.length, every.count);
  const expected = columns ?? read.tallies.map(() => every);
  assert.equal(read.tallies.length, expected.length);
  for (const [i, column] of expected.entries()) {
    assert.ok(column);
    const tally = read.tallies[i]!;
    // The fixtures know no identifiers: to them, digits that a number would lose make a column of text.
    const kind = tally.kind === 'identifier' ? 'text' : tally.kind;
    // Where text or numbers are as good, integers are.
    const accepted = column.accept?.includes('number')
      ? [...column.accept, 'integer']
      : (column.accept ?? [column.kind]);
    assert.ok(accepted.includes(kind), `${read.columnNames[i]}: ${tally.kind} is among ${accepted.join()}`);
    assert.equal(tally.missing, column.missing, `missing cells of ${read.columnNames[i]}`);
    const values = numbers?.[read.columnNames[i]!];
    if (values && kind !== 'text') assert.deepEqual(read.values[i], values);
  }
}

function checkIssues({ issues = [] }: CsvCase, problems: readonly Problem[]) {
  const ofRecords = problems
    .filter(({ code }) => code !== 'unnamed-column' && code !== 'duplicate-name')
    .map(({ code, line }) => ({ code, line }));
  const required = issues
    .filter(({ optional }) => optional !== true)
    .map(({ kind, line }) => ({ code: CODES.get(kind), line }));
  assert.deepEqual(ofRecords, required);
  for (const { kind, line, expected, found } of issues) {
    if (expected === undefined || found === undefined) continue;
    const problem = problems.find(
      (candidate) => candidate.code === CODES.get(kind) && candidate.line === line,
    );
    assert.match(problem?.message ?? '', new RegExp(`expected ${expected} fields?, found ${found}$`));
  }
}

async function checkUnterminated({ rows }: CsvCase, bytes: Uint8Array, line: number) {
  await assert.rejects(readAll(bytes), (error: unknown) => {
    assert.ok(error instanceof DataError);
    assert.equal(error.code, 'unterminated-quote');
    assert.equal(error.message, `a quote opened on line ${line} is never closed`);
    assert.equal(error.details.line, line);
    assert.equal(error.details.rowsBefore, rows.length - 1);
    return true;
  });
  const read = await readAll(bytes, { stopAtUnterminatedQuote: true });
  assert.deepEqual(read.records, rows.slice(0, -1));
  assert.equal(read.end.stopped?.line, line);
}

function dataError(code: DataErrorCode, message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof DataError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.ok(error.details.hint, 'says what to do');
    return true;
  };
}
