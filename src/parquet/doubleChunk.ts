import type { ColumnChunk, CompressionCodec, OffsetIndex } from 'hyparquet';
import { ByteWriter, type ParquetWriter, type Writer } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';

/** Bytes of a page that begin the next one, as the library has them. */
const PAGE_BYTES = 1 << 20;
const DOUBLE_BYTES = 8;

/**
 * Writes a column of doubles of a row group, the same bytes as the library writes, without an object for each of them.
 * @param name of a column at the top of the schema that may be null
 * @param values NaN for null
 * @returns what the footer says of it; where it has more than one page, where these are, too
 */
export function writeDoubleChunk(
  writer: Writer,
  name: string,
  values: Float64Array,
  codec: CompressionCodec,
  compressors: ParquetWriter['compressors'],
): { readonly chunk: ColumnChunk; readonly offsetIndex?: OffsetIndex } {
  const start = writer.offset;
  const ends = pageEnds(values);
  const pages: OffsetIndex['page_locations'] = [];
  let uncompressed = 0;
  let first = 0;
  for (const end of ends) {
    const offset = writer.offset;
    uncompressed += writePage(writer, values.subarray(first, end), codec, compressors);
    const compressed_page_size = writer.offset - offset;
    pages.push({ offset: BigInt(offset), compressed_page_size, first_row_index: BigInt(first) });
    first = end;
  }
  const chunk: ColumnChunk = {
    file_offset: BigInt(start),
    meta_data: {
      type: 'DOUBLE',
      encodings: ['PLAIN'],
      path_in_schema: [name],
      codec,
      num_values: BigInt(values.length),
      total_compressed_size: BigInt(writer.offset - start),
      total_uncompressed_size: BigInt(uncompressed),
      data_page_offset: BigInt(start),
      statistics: statisticsOf(values),
      encoding_stats: [{ page_type: 'DATA_PAGE_V2', encoding: 'PLAIN', count: ends.length }],
    },
  };
  return { chunk, ...(ends.length > 1 && { offsetIndex: { page_locations: pages } }) };
}

/** Where pages end: each begins with the value that would make the one before it full. */
function pageEnds(values: Float64Array): number[] {
  const ends: number[] = [];
  let bytes = 0;
  let start = 0;
  for (let r = 0; r < values.length; r++) {
    const size = Number.isNaN(values[r]) ? 0 : DOUBLE_BYTES;
    bytes += size;
    if (bytes < PAGE_BYTES || r === start) continue;
    ends.push(r);
    start = r;
    bytes = size;
  }
  return [...ends, values.length];
}

/** @returns the bytes of the page before compression, its header included */
function writePage(
  writer: Writer,
  values: Float64Array,
  codec: CompressionCodec,
  compressors: ParquetWriter['compressors'],
): number {
  const levels = new ByteWriter();
  const present = new Uint8Array(values.length);
  const plain = new Float64Array(values.length);
  let count = 0;
  for (let r = 0; r < values.length; r++) {
    const value = values[r]!;
    if (Number.isNaN(value)) continue;
    present[r] = 1;
    plain[count++] = value;
  }
  const definition_levels_byte_length = writeRleBitPackedHybrid(levels, present, 1);
  const bytes = new Uint8Array(plain.buffer, 0, DOUBLE_BYTES * count);
  const compressed = compressors[codec]?.(bytes) ?? bytes;
  const before = writer.offset;
  writePageHeader(writer, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: levels.offset + bytes.length,
    compressed_page_size: levels.offset + compressed.length,
    data_page_header_v2: {
      num_values: values.length,
      num_nulls: values.length - count,
      num_rows: values.length,
      encoding: 'PLAIN',
      definition_levels_byte_length,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  });
  const header = writer.offset - before;
  writer.appendBytes(levels.getBytes());
  writer.appendBytes(compressed);
  return header + levels.offset + bytes.length;
}

/** Of zeros the smallest is −0 and the largest 0, as the format wants it. */
function statisticsOf(values: Float64Array) {
  let min = Infinity;
  let max = -Infinity;
  let nulls = 0;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
    if (Number.isNaN(value)) nulls++;
  }
  const counts = { null_count: BigInt(nulls), nan_count: 0n };
  if (nulls === values.length) return counts;
  return { min_value: min === 0 ? -0 : min, max_value: max === 0 ? 0 : max, ...counts };
}
