import assert from 'node:assert/strict';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, it } from 'mocha';
import { memorySource } from '../../src/engine/byteSource';
import { DataError } from '../../src/engine/dataError';
import { profileDataset } from '../../src/engine/profile/profileDataset';
import type { Recipe } from '../../src/engine/recipe';
import { writeNormalized } from '../../src/engine/write/writeNormalized';
import { parquetOutput } from '../../src/parquet/main';
import { TableSink } from '../../src/parquet/tableSink';
import { collectingSink } from '../../src/worker/collectingSink';

const NONE: Recipe = { default: { method: 'none' }, columns: {} };
const MINMAX: Recipe = { default: { method: 'minmax', feature_range: [0, 1] }, columns: {} };

async function written(text: string, recipe: Recipe): Promise<ArrayBuffer> {
  const source = memorySource('test.csv', new TextEncoder().encode(text));
  const profile = await profileDataset(source, {}, {});
  const sink = collectingSink();
  const { result } = await writeNormalized(
    ...([source, {}, profile, recipe, sink, {}, undefined, undefined, parquetOutput] as const),
  );
  const bytes = sink.collected();
  assert.equal(result.bytes, bytes.length);
  assert.equal(result.convertedTo, 'parquet');
  return bytes.slice().buffer;
}

describe('Parquet from another format', () => {
  const CSV =
    'id,n,x,flag,when,note\n007,1,-0,true,2024-01-02,"a ""b"""\n010,NA,inf,no,2024-01-03,é\n011,3,2.5,yes,,\n';

  it('has columns of the types that the file was found to have', async () => {
    const file = await written(CSV, NONE);
    const { schema } = parquetMetadata(file);
    assert.deepEqual(
      schema.slice(1).map(({ name, type }) => [name, type]),
      [
        ['id', 'BYTE_ARRAY'],
        ['n', 'INT64'],
        ['x', 'DOUBLE'],
        ['flag', 'BOOLEAN'],
        ['when', 'BYTE_ARRAY'],
        ['note', 'BYTE_ARRAY'],
      ],
    );
    assert.deepEqual(await parquetReadObjects({ file }), [
      { id: '007', n: 1n, x: -0, flag: true, when: '2024-01-02', note: 'a "b"' },
      { id: '010', n: null, x: Infinity, flag: false, when: '2024-01-03', note: 'é' },
      { id: '011', n: 3n, x: 2.5, flag: true, when: null, note: null },
    ]);
  });

  it('holds scaled numbers as doubles', async () => {
    const file = await written('a,b\n1,x\n2,y\n5,z\n', MINMAX);
    assert.deepEqual(await parquetReadObjects({ file }), [
      { a: 0, b: 'x' },
      { a: 0.25, b: 'y' },
      { a: 1, b: 'z' },
    ]);
  });

  it('is written in row groups, a file without rows too', async () => {
    const sink = collectingSink();
    const table = new TableSink(sink, [{ name: 'x', type: 'integer' }], 20);
    for (let r = 0; r < 45; r++) await table.write(new TextEncoder().encode(`{"x":${r}}\n`));
    await table.finish();
    const { row_groups } = parquetMetadata(sink.collected());
    assert.deepEqual(
      row_groups.map(({ num_rows }) => num_rows),
      [20n, 20n, 5n],
    );
    const none = await written('a,b\n', NONE);
    assert.equal(parquetMetadata(none).num_rows, 0n);
  });

  it('refuses a cell that is not of the type of its column', async () => {
    const table = new TableSink(collectingSink(), [{ name: 'x', type: 'number' }]);
    await assert.rejects(table.write(new TextEncoder().encode('{"x":1}\n{"x":"abc"}\n')), (error) => {
      assert.ok(error instanceof DataError);
      assert.match(error.message, /'x', found "abc" in row 2/);
      return true;
    });
  });
});
