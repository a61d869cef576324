import type { CompressionCodec, FileMetaData } from 'hyparquet';
import { compressors } from './compressors';

/**
 * The codec that each column of a copy is written with: that of the original, or Snappy for one that can only be read
 * (LZ4, and Zstandard where Node has it not).
 */
export function writtenCodecs({ row_groups }: FileMetaData): ReadonlyMap<string, CompressionCodec> {
  const writable = compressors();
  const codecs = new Map<string, CompressionCodec>();
  for (const { meta_data } of row_groups[0]?.columns ?? []) {
    if (!meta_data) continue;
    const { codec, path_in_schema } = meta_data;
    const [name = ''] = path_in_schema;
    if (!codecs.has(name)) codecs.set(name, codec === 'UNCOMPRESSED' || codec in writable ? codec : 'SNAPPY');
  }
  return codecs;
}
