import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type FileMetaData, parquetMetadata, type SchemaElement } from 'hyparquet';
import { describe, it } from 'mocha';
import { memorySource } from '../../src/engine/byteSource';
import { CopySink } from '../../src/parquet/copySink';
import { openParquet } from '../../src/parquet/openParquet';
import { parquetToJsonLines } from '../../src/parquet/parquetToJsonLines';
import type { LeafPath } from '../../src/parquet/writableSchema';
import { collectingSink } from '../../src/worker/collectingSink';
import { assertSame, GOLDEN, goldenNames, goldenTable, parseExactly } from './golden';

const original = (name: string) => new Uint8Array(readFileSync(path.join(GOLDEN, `${name}.parquet`)));

/** Writes a golden file again, the numbers of some columns replaced, NaN where there is to be none. */
async function copied(
  name: string,
  paths: readonly LeafPath[] = [],
  numbers: readonly number[] = [],
): Promise<Uint8Array> {
  const opened = await openParquet(memorySource(name, original(name)));
  const sink = collectingSink();
  const copy = new CopySink(sink, opened, paths);
  const bytes = new Uint8Array(Float64Array.from(numbers).buffer);
  // In pieces that end anywhere.
  for (let i = 0; i < bytes.length; i += 777) await copy.write(bytes.subarray(i, i + 777));
  await copy.finish();
  assert.equal(copy.bytes, sink.collected().length);
  return sink.collected();
}

async function rowsOf(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  let text = '';
  for await (const piece of parquetToJsonLines(memorySource('copy.parquet', bytes), {})) {
    text += new TextDecoder().decode(piece);
  }
  return text.split('\n').slice(0, -1).map(parseExactly);
}

describe('CopySink', () => {
  for (const name of goldenNames) {
    it(`${name}: the copy holds the same, in the same types, row groups and codecs`, async () => {
      const { columns, rows } = goldenTable(name);
      const bytes = await copied(name);
      const found = await rowsOf(bytes);
      assert.equal(found.length, rows.length);
      for (const [r, row] of found.entries()) {
        for (const [c, column] of columns.entries()) {
          assertSame(row[column], rows[r]![c], `row ${r}, ${column}`);
        }
      }
      const before = parquetMetadata(original(name));
      const after = parquetMetadata(bytes);
      if (name !== 'int96') assert.deepEqual(types(after), types(before));
      assert.deepEqual(layout(after), layout(before, written));
    });
  }

  it('takes scaled columns from the numbers, as DOUBLE, null where there is none', async () => {
    const numbers = Array.from({ length: 1000 }, (_, r) => [
      r === 10 ? NaN : r / 4,
      r % 11 === 0 ? NaN : r / 80,
    ]);
    const bytes = await copied('groups', [['row'], ['x']], numbers.flat());
    const { schema } = parquetMetadata(bytes);
    assert.deepEqual(schema[1], { ...schema[1], name: 'row', type: 'DOUBLE', repetition_type: 'OPTIONAL' });
    const before = goldenTable('groups').rows;
    for (const [r, row] of (await rowsOf(bytes)).entries()) {
      assertSame(row['row'], r === 10 ? null : { float: String(r / 4) }, 'row');
      assertSame(row['x'], r % 11 === 0 ? null : { float: String(r / 80) }, 'x');
      assertSame(row['label'], before[r]![2], 'label');
      assertSame(row['list'], before[r]![3], 'list');
    }
  });

  it('scales numbers inside structs', async () => {
    const bytes = await copied(
      'nested',
      [['point', 'y', 'z']],
      [0.25, ...new Array<number>(goldenTable('nested').rows.length - 1).fill(NaN)],
    );
    const rows = await rowsOf(bytes);
    assertSame(rows[0]!['point'], { x: { float: '1.5' }, y: { z: { float: '0.25' } } }, 'point');
    assertSame(rows[1]!['point'], { x: null, y: null }, 'point');
    assertSame(rows[2]!['point'], null, 'point');
    assertSame(rows[3]!['point'], { x: { float: '2.5' }, y: { z: null } }, 'point');
  });

  it('refuses more or fewer numbers than the original has rows', async () => {
    const numbers = new Array<number>(1000).fill(1);
    await assert.rejects(copied('groups', [['x']], numbers.slice(0, 299)), /up to the end of a row group/);
    await assert.rejects(copied('groups', [['x']], numbers.slice(0, 300)), /of every row group/);
    await assert.rejects(copied('groups', [['x']], [...numbers, 1]), /as many numbers as/);
  });
});

/** The columns, integers with the older annotation of the two that say the same. */
function types({ schema }: FileMetaData): readonly SchemaElement[] {
  return schema.map(({ logical_type, ...element }) =>
    logical_type === undefined || logical_type.type === 'INTEGER' ? element : { ...element, logical_type },
  );
}

/** The row groups: how many rows, and of each column its name and codec. */
function layout({ row_groups }: FileMetaData, codecOf = (codec: string) => codec): readonly unknown[] {
  return row_groups
    .filter(({ num_rows }) => num_rows > 0n)
    .map(({ num_rows, columns }) => [
      num_rows,
      columns.map(({ meta_data }) => [meta_data!.path_in_schema, codecOf(meta_data!.codec)]),
    ]);
}

/** Not every codec that is read is written. */
function written(codec: string): string {
  const hasZstd = 'zstdCompressSync' in (process.getBuiltinModule('node:zlib') as object);
  return codec === 'LZ4_RAW' || (codec === 'ZSTD' && !hasZstd) ? 'SNAPPY' : codec;
}
