import type { ByteSink, Compression, SourceOrigin } from '../engine/byteSource';
import { DataError } from '../engine/dataError';

const HINT =
  'Nothing was written. Choose the format of the copy (Write as…, or --as), which then is UTF-8, or save the file as UTF-8 first.';

/**
 * Gives `use` a sink for UTF-8 whose bytes arrive in `sink` as the file was that they were read from: in its encoding.
 * @param origin of the source that was read
 * @param compression of what is written
 * @returns what `use` returned, its `bytes` as many as arrived
 * @throws {DataError} `damaged-file`, `unsupported-encoding` where the file cannot be written as it was
 */
export async function inOriginalForm<Result extends { readonly bytes: number }>(
  origin: SourceOrigin | undefined,
  compression: Compression,
  sink: ByteSink,
  use: (sink: ByteSink) => Promise<Result>,
): Promise<Result> {
  rejectDamage(origin);
  if (origin?.container === 'parquet') return use(sink);
  const { oneWayAt, encoding = 'utf-8' } = origin ?? {};
  if (encoding === 'iso-2022-jp') {
    throw new DataError(
      'unsupported-encoding',
      `expected an encoding that can be written, found ${encoding}, which is only read`,
      { hint: HINT },
    );
  }
  if (oneWayAt !== undefined) {
    throw new DataError(
      'unsupported-encoding',
      `expected text that can be written in ${encoding} as it was, found other bytes for the same character at byte ${oneWayAt.toLocaleString('en-US')}`,
      { hint: HINT },
    );
  }
  if (encoding === 'utf-8' && compression === 'none') return use(sink);
  const { encodedSink } = await import('./encodedSink');
  return encodedSink(encoding, compression, sink, use);
}

/** @throws {DataError} `damaged-file` when not all of the file could be read */
export function rejectDamage(origin: SourceOrigin | undefined): void {
  if (!origin?.damage) return;
  throw new DataError('damaged-file', origin.damage.message, {
    hint: 'Nothing was written: the rows behind the damage are not known.',
  });
}
