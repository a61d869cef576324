import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import type { TextFormat } from '../../../src/engine/dialect';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { formatOf } from '../../../src/engine/table/formatOf';
import { openTable } from '../../../src/engine/table/openTable';
import { readJson } from './readJson';

const encode = (text: string) => new TextEncoder().encode(text);

async function failure(name: string, text: string, options: ReadOptions = {}): Promise<DataError> {
  try {
    await profileDataset(memorySource(name, encode(text)), options, {});
  } catch (error) {
    assert.ok(error instanceof DataError, String(error));
    return error;
  }
  return assert.fail('expected an error');
}

describe('openTable', () => {
  it('tells formats by name, else by the first bytes', () => {
    assert.equal(formatOf('a.NDJSON', encode('x')), 'jsonl');
    assert.equal(formatOf('a.json.gz', encode('x')), 'json');
    assert.equal(formatOf('a.csv', encode('[{"a":1}]')), 'csv');
    assert.equal(formatOf('standard input', encode('\ufeff \n[{"a":1}]')), 'json');
    assert.equal(formatOf('data', encode('{"a":1}\n{"a":2}\n')), 'json');
    assert.equal(formatOf('data', encode('[a],b\n1,2\n')), 'csv');
    assert.equal(formatOf('data', encode('a,b\n')), 'csv');
  });

  it('reads JSON Lines under the name of JSON', async () => {
    const { table, rows } = await readJson('a.json', encode('{"a":1}\n{"a":2}\n'));
    assert.equal(table.format, 'jsonl');
    assert.deepEqual(rows, [[1], [2]]);
  });

  it('asks for a path where a file has several tables, and follows it', async () => {
    const text = '{"data":{"items":[{"a":1}],"x.y":[{"b":2}]},"n":[[1,2]]}';
    const { code, details } = await failure('a.json', text);
    assert.equal(code, 'ambiguous-table');
    assert.deepEqual(details.candidates, ['data.items', 'data.x.y']);
    for (const [path, names] of [
      ['data.items', ['a']],
      ['data.x.y', ['b']],
      ['n', ['column 1', 'column 2']],
    ] as const) {
      const { columns } = await profileDataset(memorySource('a.json', encode(text)), { path }, {});
      assert.deepEqual(
        columns.map(({ name }) => name),
        names,
      );
    }
    assert.equal((await failure('a.json', text, { path: 'data.none' })).code, 'not-a-table');
  });

  it('takes no objects for rows that hold nothing but tables', async () => {
    const text = '{"train":{"rows":[{"a":1},{"a":2}]},"test":{"rows":[{"a":3}]}}';
    const { code, details } = await failure('a.json', text);
    assert.equal(code, 'ambiguous-table');
    assert.deepEqual(details.candidates, ['train.rows', 'test.rows']);
    const { rows } = await profileDataset(memorySource('a.json', encode(text)), { path: 'train.rows' }, {});
    assert.equal(rows, 2);
  });

  it('takes objects for rows when one of them holds more than tables', async () => {
    const { table } = await readJson('a.json', encode('{"r":{"t":[{"a":1}],"n":1},"s":{"t":[{"a":2}]}}'));
    assert.ok('layout' in table.dialect);
    assert.equal(table.dialect.layout, 'pandas-index');
  });

  it('refuses JSON Lines without a record: a document over several lines, most likely', async () => {
    for (const [text, expected] of [
      ['[\n {\n  "a": 1\n },\n {\n  "a": 2\n }\n]\n', 'an object'],
      ['[\n [\n1,2],\n[\n3]]', 'an array'],
      // Longer than what is looked at first.
      [`{\n${'"a":\n1,\n'.repeat(200_000)}"b": 2}`, 'an object'],
    ] as const) {
      const { code, message, details } = await failure('a.jsonl', text);
      assert.deepEqual([code, details.line], ['invalid-json', 1]);
      assert.equal(message, `expected ${expected} of JSON on each line, found none`);
      assert.match(details.hint ?? '', /read as the format JSON/);
    }
    for (const text of ['{}\n{}\n', '{}\nx\n', '[]\n[]\n']) {
      const { table, rows } = await readJson('a.jsonl', encode(text));
      assert.deepEqual([table.columnNames, rows.length], [[], text.includes('x') ? 1 : 2]);
    }
  });

  it('refuses a path where the file is no document', async () => {
    const lines = '{"n":1,"items":[{"a":1}]}\n{"n":2,"items":[{"a":2}]}\n';
    const refused: readonly [name: string, text: string, format: TextFormat | undefined, found: string][] = [
      ['a.jsonl', lines, undefined, 'JSON Lines'],
      ['a.json', lines, undefined, 'JSON Lines'],
      ['a.json', lines, 'jsonl', 'JSON Lines'],
      ['a.csv', 'a,b\n1,2\n', undefined, 'delimited text'],
    ];
    for (const [name, text, format, found] of refused) {
      const { code, message, details } = await failure(name, text, {
        path: 'items',
        ...(format && { format }),
      });
      assert.equal(code, 'not-a-table');
      assert.equal(message, `expected one JSON document to find items in, found ${found}`);
      assert.match(details.hint ?? '', /Leave the path out/);
    }
    const document = { path: 'items', format: 'json' } as const;
    const { rows } = await profileDataset(
      memorySource('a.jsonl', encode(lines.split('\n')[0]!)),
      document,
      {},
    );
    assert.equal(rows, 1);
  });

  it('names the byte, the line and the column where a file is no JSON', async () => {
    const { message, details } = await failure('a.json', '[\n  {"a": 1},\n  {"a": NaN}\n]\n');
    assert.equal(message, 'expected a value, found NaN at byte 22');
    assert.deepEqual([details.line, details.column, details.rowsBefore], [3, 9, 1]);
    assert.match(details.hint ?? '', /null/);
    assert.equal(
      (await failure('a.json', '[1] x')).message,
      'expected the end of the file, found x at byte 4',
    );
    assert.equal((await failure('a.json', '[01]')).message, 'expected a comma or ], found 1 at byte 2');
    const deep = await failure('a.json', `[{"a":${'['.repeat(100_000)}`);
    assert.match(deep.message, /^expected less than 512 arrays/);
  });

  it('says what to do about what often is wrong', async () => {
    for (const [text, message, hint] of [
      ['[{"a":1},]', 'expected a value, found ] at byte 9', /comma before a closing bracket/],
      [
        '[{"a":1,\n}]',
        'expected a key in double quotes, found } at byte 9',
        /comma before a closing bracket/,
      ],
      ['[{"a":}]', 'expected a value, found } at byte 6', /^Correct the file/],
      ['[{"a":1]', 'expected a comma or }, found ] at byte 7', /^Correct the file/],
      ['[{"a":1}]]', 'expected the end of the file, found ] at byte 9', /Take that bracket away/],
      ['{"a":1},\n{"a":2}', 'expected the end of the file, found , at byte 7', /needs \[ before the first/],
      ['{"a":1}{"a":2}', 'expected the end of the file, found { at byte 7', /jq -c/],
      ['{\n"a":1\n}\n{\n"a":2\n}\n', 'expected an object of JSON on each line, found none', /jq -c/],
      ['[{"a":1}] [{"a":2}]', 'expected the end of the file, found [ at byte 10', /jq -c/],
      ['[/* one */1]', 'expected a value, found / at byte 1', /no comments/],
      ["[{'a':1}]", "expected a key in double quotes or }, found ' at byte 2", /double quotes only/],
      ['[{"a":1},{"a"', 'expected a colon, found the end of the file at byte 13', /ends too early/],
    ] as const) {
      const { code, message: found, details } = await failure('a.json', text);
      assert.deepEqual([code, found], ['invalid-json', message]);
      assert.match(details.hint ?? '', hint, text);
    }
  });

  it('reads the rows before bytes that are no JSON where that is asked for', async () => {
    const source = memorySource('a.json', encode('[{"a": 1}, {"a": 2}, {"a": }]'));
    const { rows, problems } = await profileDataset(source, { stopAtUnterminatedQuote: true }, {});
    assert.equal(rows, 2);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-json'],
    );
  });

  it('finds keys that first appear far behind the head', async () => {
    for (const name of ['a.jsonl', 'a.json']) {
      const lines = Array.from(
        { length: 60_000 },
        (_, i) => `{"a":${i},"t":"some text to fill the head of it"}`,
      );
      lines.push('{"a":1,"late":{"x":7}}', '{"late":{"y":8},"a":2}');
      const text = name === 'a.json' ? `[${lines.join(',')}]` : lines.join('\n');
      const source = memorySource(name, encode(text));
      const { columns, rows } = await profileDataset(source, {}, {});
      assert.equal(rows, lines.length);
      assert.deepEqual(
        columns.map(({ name: column, count }) => [column, count]),
        [
          ['a', 60_002],
          ['t', 60_000],
          ['late.x', 1],
          ['late.y', 1],
        ],
      );
      assert.deepEqual((await openTable(source, {}, {})).columnNames, ['a', 't', 'late.x', 'late.y']);
    }
  });

  it('reads a large file of lines in parts as it reads it whole', async () => {
    const lines = Array.from({ length: 130_000 }, (_, i) =>
      i % 50_000 === 777
        ? '{"a": broken'
        : `{"a": ${i / 8}, "s": "${'x'.repeat(40)}\\n", "b": [${i}, "}\\n{"]}`,
    );
    const source = memorySource('a.jsonl', encode(lines.join('\n')));
    assert.ok(source.size > 8 << 20);
    const parts = await profileDataset(source, {}, {});
    // Read in one piece.
    const whole = await profileDataset(source, { stopAtUnterminatedQuote: true }, {});
    assert.equal(parts.rows, 130_000 - 3);
    assert.deepEqual(parts.problems, whole.problems);
    assert.deepEqual(
      parts.problems.map(({ line }) => line),
      [778, 50_778, 100_778],
    );
    assert.deepEqual(parts.columns[0]?.numeric?.mean, whole.columns[0]?.numeric?.mean);
    assert.deepEqual(parts.columns[0]?.numeric?.median, whole.columns[0]?.numeric?.median);
  });

  it('reads the same as JSON.parse whatever the chunks', async () => {
    const cell = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      fc.constant(null),
    );
    const rows = fc.array(fc.record({ a: cell, 'b"\n': cell, ü: cell }, { requiredKeys: ['a'] }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.boolean(),
        async (records, chunk, lines, wasm) => {
          const text = lines
            ? records.map((row) => JSON.stringify(row)).join('\n')
            : JSON.stringify(records, null, 1);
          const read = await readJson(
            lines ? 'a.jsonl' : 'a.json',
            encode(text),
            {},
            { chunk, maxRecord: 1 << 20 },
            (input) => (wasm ? new WasmKernel(input) : new TypeScriptKernel(input)),
          );
          const keys = [...new Set(records.flatMap((row) => Object.keys(row)))];
          assert.deepEqual(read.table.columnNames, keys);
          assert.deepEqual(
            read.rows.map((row) => row.map((value) => value ?? '')),
            (JSON.parse(JSON.stringify(records)) as Record<string, unknown>[]).map((row) =>
              keys.map((key) => row[key] ?? ''),
            ),
          );
          assert.equal(Buffer.from(read.covered).toString(), text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
