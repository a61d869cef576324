import type { ByteSink, ByteSource, Compression } from '../engine/byteSource';
import { inOriginalForm, rejectDamage } from './inOriginalForm';

/**
 * Gives `use` a sink for what is to be written, whose bytes arrive in `sink` as a copy has them: in the encoding of the
 * original, or, when it becomes another format, in UTF-8; packed as {@link compressionOfCopy} says.
 * @param source what was read
 * @param copy the name of the copy
 * @param isConverted whether the copy is in another format
 * @throws {DataError} `damaged-file`, `unsupported-encoding` where a copy would not have all of the file
 */
export async function inCopyForm<Result extends { readonly bytes: number }>(
  source: Pick<ByteSource, 'name' | 'origin'>,
  copy: string,
  isConverted: boolean,
  sink: ByteSink,
  use: (sink: ByteSink) => Promise<Result>,
): Promise<Result> {
  const compression = compressionOfCopy(copy, source);
  if (!isConverted) return inOriginalForm(source.origin, compression, sink, use);
  rejectDamage(source.origin);
  if (compression === 'none') return use(sink);
  const { encodedSink } = await import('./encodedSink');
  return encodedSink('utf-8', compression, sink, use);
}

/**
 * Whether a copy is packed: as its name says where that is something else than the source's name, and as the source is otherwise.
 * @example
 * compressionOfCopy('out.csv.gz', { name: 'data.csv' }); // 'gzip'
 * compressionOfCopy('out.csv', packedDataCsvGz); // 'none'
 * compressionOfCopy('out.csv', packedDataCsv); // 'gzip', as a file of such a name was
 */
function compressionOfCopy(copy: string, { name, origin }: Pick<ByteSource, 'name' | 'origin'>): Compression {
  const packed = origin?.container === 'text' ? origin.compression : 'none';
  if (isNamedGzip(copy) === isNamedGzip(name)) return packed;
  if (isNamedGzip(copy)) return 'gzip';
  return /[^.]\.[^.]+$/.test(copy) ? 'none' : packed;
}

function isNamedGzip(name: string): boolean {
  return /\.gz$/i.test(name);
}
