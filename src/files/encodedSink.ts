import type { ByteSink, Compression } from '../engine/byteSource';
import { codecOf } from '../engine/encoding/codecOf';
import { gzipSink } from './gzipSink';

/** Gives `use` a sink for UTF-8, which arrives in `sink` in another encoding, packed if asked for. */
export async function encodedSink<Result extends { readonly bytes: number }>(
  encoding: string,
  compression: Compression,
  sink: ByteSink,
  use: (sink: ByteSink) => Promise<Result>,
): Promise<Result> {
  let bytes = 0;
  const counted: ByteSink = {
    write(piece) {
      bytes += piece.length;
      return sink.write(piece);
    },
  };
  const result =
    compression === 'gzip'
      ? await gzipSink(counted, (packed) => encode(encoding, packed, use))
      : await encode(encoding, counted, use);
  return { ...result, bytes };
}

async function encode<T>(encoding: string, sink: ByteSink, use: (sink: ByteSink) => Promise<T>): Promise<T> {
  const encoder = codecOf(encoding)?.encoder();
  if (!encoder) return use(sink);
  const result = await use({ write: (bytes) => sink.write(encoder.push(bytes)) });
  await sink.write(encoder.end());
  return result;
}
