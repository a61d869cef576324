import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteWriter, type ColumnSource, parquetWrite } from 'hyparquet-writer';
import { parquetReadObjects } from 'hyparquet';
import { describe, it } from 'mocha';
import { memorySource } from '../../src/engine/byteSource';
import { DataError } from '../../src/engine/dataError';
import { withNulls } from '../../src/parquet/numberColumn';
import { openParquet } from '../../src/parquet/openParquet';
import { parquetToJsonLines } from '../../src/parquet/parquetToJsonLines';
import { readSlices } from '../../src/parquet/readSlices';
import { parseExactly } from './golden';

type Value = number | bigint | null;

const TYPES = {
  INT32: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  INT64: fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt({ min: -9n, max: 9n })),
  FLOAT: fc.float(),
  DOUBLE: fc.double(),
} as const;

/** Columns of values, each of which comes again, so that some have a dictionary; null in those that may be. */
const columns = fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])).chain((type) =>
  fc.record({
    type: fc.constant(type),
    nullable: fc.boolean(),
    encoding: fc.constantFrom(undefined, 'PLAIN', 'RLE_DICTIONARY', 'BYTE_STREAM_SPLIT'),
    values: fc.array<Value>(TYPES[type], { minLength: 1, maxLength: 20 }),
    repeats: fc.integer({ min: 1, max: 40 }),
  }),
);

function fileOf(column: ColumnSource, rows: number, pageSize: number): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  // Each page has little, so that a file has many.
  const codec = 'UNCOMPRESSED';
  void parquetWrite({
    writer,
    columnData: [{ ...column, codec }],
    rowGroupSize: Math.ceil(rows / 2),
    pageSize,
  });
  return new Uint8Array(writer.getBuffer());
}

async function linesOf(bytes: Uint8Array): Promise<string[]> {
  let text = '';
  for await (const piece of parquetToJsonLines(memorySource('x.parquet', bytes), {})) {
    text += new TextDecoder().decode(piece);
  }
  return text.split('\n').slice(0, -1);
}

describe('columns of numbers', () => {
  it('are read as the library reads them, from any row to any other', async () => {
    await fc.assert(
      fc.asyncProperty(columns, fc.integer({ min: 1, max: 300 }), async (column, sliceRows) => {
        const { type, nullable, encoding, values, repeats } = column;
        const data = Array.from({ length: values.length * repeats }, (_, r) =>
          nullable && r % 3 === 1 ? null : values[(r * 7) % values.length]!,
        );
        const source = { name: 'x', data, type, nullable, ...(encoding && { encoding }) } as ColumnSource;
        const bytes = fileOf(source, data.length, 200);
        const rows = await parquetReadObjects({ file: bytes.buffer });
        const expected = rows.map(({ x }) => (x as Value | undefined) ?? null);
        const opened = await openParquet(memorySource('x.parquet', bytes));
        const found: unknown[] = [];
        for await (const { columns } of readSlices(opened, {}, sliceRows)) {
          const [{ values, isNull }] = columns as [(typeof columns)[number]];
          assert.ok(!Array.isArray(values));
          found.push(...Array.from<unknown>(withNulls(values, isNull)));
        }
        assert.deepEqual(found, expected);
        const numbers = (await linesOf(bytes)).map((line) => parseExactly(line)['x']);
        assert.deepEqual(numbers, expected.map(asJson));
      }),
    );
  });

  it('keep all digits of integers where some are beyond 2⁵³, next to those that are not', async () => {
    const data = [1n, -(2n ** 53n), 2n ** 53n + 1n, null, 9007199254740991n, -(2n ** 63n), 2n ** 63n - 1n];
    const texts = data.map((value) => `{"x":${String(value)}}`);
    assert.deepEqual(await linesOf(fileOf({ name: 'x', data, type: 'INT64' }, 99, 1000)), texts);
  });

  it('with places beyond a dictionary are damaged', async () => {
    const data = Array.from({ length: 400 }, (_, r) => r % 5);
    const bytes = fileOf({ name: 'x', data, type: 'INT32', encoding: 'RLE_DICTIONARY' }, 800, 1e6);
    const { metadata } = await openParquet(memorySource('x.parquet', bytes));
    const { meta_data } = metadata.row_groups[0]!.columns[0]!;
    const end = Number(meta_data!.dictionary_page_offset) + Number(meta_data!.total_compressed_size);
    // Of three bits each, at the end of the page.
    bytes.fill(0xff, end - 20, end);
    await assert.rejects(linesOf(bytes), (error) => {
      assert.ok(error instanceof DataError);
      assert.match(error.message, /values of column 'x' in row group 1.*place [5-7] in a dictionary of 5/);
      return true;
    });
  });
});

/** As {@link parseExactly} gives it. */
function asJson(value: Value): unknown {
  if (value === null || Number.isNaN(value)) return null;
  if (value === Infinity) return { number: '1e999' };
  if (value === -Infinity) return { number: '-1e999' };
  return { number: Object.is(value, -0) ? '-0' : String(value) };
}
