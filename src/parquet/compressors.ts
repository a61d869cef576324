import zlib from 'node:zlib';
import type { CompressionCodec, Compressors } from 'hyparquet';
import { decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';
import { snappyCompressor, snappyUncompressor } from 'hysnappy';

/** How pages of each codec are decompressed; what Node does itself, it does faster. */
export function decompressors(): Compressors {
  return {
    SNAPPY: snappyUncompressor(),
    GZIP: (input) => zlib.gunzipSync(input),
    BROTLI: (input) => zlib.brotliDecompressSync(input),
    ZSTD: (input) => decompressZstd(input),
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
  };
}

/** How pages of the codecs that can be written are compressed. */
export function compressors(): Partial<Record<CompressionCodec, (input: Uint8Array) => Uint8Array>> {
  // From Node 22.15 on.
  const { zstdCompressSync } = zlib as { zstdCompressSync?: typeof zlib.gzipSync };
  return {
    SNAPPY: snappyCompressor(),
    GZIP: (input) => zlib.gzipSync(input),
    BROTLI: (input) => zlib.brotliCompressSync(input),
    ...(zstdCompressSync && { ZSTD: (input: Uint8Array) => zstdCompressSync(input) }),
  };
}
