import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CompressionCodec } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { describe, it } from 'mocha';
import { compressors } from '../../src/parquet/compressors';
import { RowGroup } from '../../src/parquet/rowGroup';

function newWriter(): ParquetWriter {
  return new ParquetWriter({
    writer: new ByteWriter(),
    schema: [
      { name: 'schema', num_children: 2 },
      { name: 'x', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
      { name: 'n', type: 'INT32', repetition_type: 'REQUIRED' },
    ],
    compressors: compressors(),
  });
}

function bytesOf(writer: ParquetWriter): Uint8Array {
  void writer.finish();
  return writer.writer.getBytes();
}

/** Compares row groups of doubles, NaN for null, and integers with what the library makes of the same. */
async function assertAsLibrary(groups: readonly Float64Array[], codec: CompressionCodec): Promise<void> {
  const expected = newWriter();
  const found = newWriter();
  for (const values of groups) {
    const n = Int32Array.from(values, (_, r) => r % 7);
    const orNull = Array.from(values, (value) => (Number.isNaN(value) ? null : value));
    await expected.write({
      columnData: [
        { name: 'x', data: orNull, encoding: 'PLAIN', codec },
        { name: 'n', data: n, codec },
      ],
      rowGroupSize: values.length,
    });
    const group = new RowGroup(found, values.length);
    await group.addDoubles('x', values, codec);
    await group.add({ name: 'n', data: n, codec });
    group.end();
  }
  assert.ok(Buffer.from(bytesOf(found)).equals(bytesOf(expected)));
}

describe('RowGroup', () => {
  it('writes the same bytes as the library', async () => {
    const values = fc.array(fc.oneof(fc.double(), fc.constantFrom(NaN, 0, -0, 1)), {
      minLength: 1,
      maxLength: 60,
    });
    const groups = fc.array(
      values.map((some) => Float64Array.from(some)),
      { maxLength: 3 },
    );
    const codecs = fc.constantFrom<CompressionCodec>('SNAPPY', 'GZIP', 'UNCOMPRESSED');
    await fc.assert(fc.asyncProperty(groups, codecs, assertAsLibrary));
  });

  it('writes the same pages as the library, and where they are', async () => {
    const values = Float64Array.from({ length: 300_001 }, (_, r) => (r % 50 === 3 ? NaN : Math.sin(r)));
    await assertAsLibrary([values, values.subarray(0, 131_072), values.subarray(3, 4)], 'SNAPPY');
    await assertAsLibrary([new Float64Array(262_145).fill(1)], 'SNAPPY');
  });
});
