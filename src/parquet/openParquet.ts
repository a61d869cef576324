import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync } from 'hyparquet';
import type { ByteSource } from '../engine/byteSource';
import { fillBuffer } from '../engine/csv/fillBuffer';
import { decompressors } from './compressors';
import { damaged, unsupported, whileReading } from './parquetError';

/** A Parquet file whose footer is read and makes sense. */
export interface OpenedParquet {
  readonly name: string;
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
}

/** What a Parquet file begins and ends with. */
const MAGIC = 'PAR1';
/** The magic, the length of the footer, and the magic again. */
const LEAST_BYTES = 12;

/**
 * Reads the footer of a Parquet file and checks that all it names can be read.
 * @throws {DataError} `invalid-parquet` when it is cut off or no Parquet file; `unsupported-parquet` when it is
 *   encrypted, or a column is compressed by an unknown codec or stands in another file; whatever the source throws
 */
export async function openParquet(source: ByteSource): Promise<OpenedParquet> {
  const { name, size } = source;
  const file = asyncBuffer(source);
  const text = async (start: number) =>
    new TextDecoder('latin1').decode(new Uint8Array(await file.slice(start, start + MAGIC.length)));
  const first = await text(0);
  if (first === 'PARE') throw encrypted(name, 'its footer is encrypted');
  if (first !== MAGIC) throw damaged(name, `expected ${MAGIC} at byte 0, found ${JSON.stringify(first)}`);
  if (size < LEAST_BYTES) throw damaged(name, `expected at least ${LEAST_BYTES} bytes, found ${size}`);
  const last = await text(size - MAGIC.length);
  if (last !== MAGIC) {
    const end = size - MAGIC.length;
    throw damaged(
      name,
      `expected ${MAGIC} at its end (byte ${end}), found ${JSON.stringify(last)}: the file is cut off`,
    );
  }
  const [footerBytes = 0] = new Uint32Array(await file.slice(size - 8, size - 4));
  if (footerBytes > size - LEAST_BYTES) {
    throw damaged(
      name,
      `expected a footer of at most ${size - LEAST_BYTES} bytes before byte ${size - 8}, found one of ${footerBytes}`,
    );
  }
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(file, { geoparquet: false });
  } catch (error) {
    throw whileReading(error, name, `a footer from byte ${size - 8 - footerBytes} on`);
  }
  check(name, metadata, size - 8 - footerBytes);
  return { name, file, metadata };
}

function check(name: string, { schema, row_groups }: FileMetaData, dataEnd: number): void {
  if (schema.length < 2) throw damaged(name, 'expected at least one column, found none');
  const readable = decompressors();
  for (const [index, { columns }] of row_groups.entries()) {
    for (const { file_path, crypto_metadata, meta_data } of columns) {
      const where = `row group ${index + 1}`;
      if (crypto_metadata || !meta_data) throw encrypted(name, `${where} has an encrypted column`);
      const column = `column '${meta_data.path_in_schema.join('.')}' in ${where}`;
      if (file_path) {
        throw unsupported(
          name,
          `expected all columns in one file, found ${column} in another`,
          'Write it as one file.',
        );
      }
      const { codec } = meta_data;
      // A codec that is newer than the library has no name.
      if ((codec as string | undefined) !== 'UNCOMPRESSED' && !(codec in readable)) {
        throw unsupported(
          name,
          `expected a known compression, found ${(codec as string | undefined) ?? 'an unknown codec'} for ${column}`,
          'Write the file again with zstd, snappy, gzip, brotli, lz4 or without compression.',
        );
      }
      const start = Number(meta_data.dictionary_page_offset ?? meta_data.data_page_offset);
      const end = start + Number(meta_data.total_compressed_size);
      if (start < MAGIC.length || end > dataEnd) {
        throw damaged(
          name,
          `expected ${column} within bytes 4 to ${dataEnd}, found it at ${start} to ${end}`,
        );
      }
    }
  }
}

function encrypted(name: string, what: string): Error {
  return unsupported(
    name,
    `expected a file that is not encrypted, but ${what}`,
    'Decrypt it where its keys are, and write it without encryption.',
  );
}

function asyncBuffer(source: ByteSource): AsyncBuffer {
  return {
    byteLength: source.size,
    async slice(start, end = source.size) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, source.size) - start));
      await fillBuffer(source, start, bytes, 0, bytes.length);
      return bytes.buffer;
    },
  };
}
