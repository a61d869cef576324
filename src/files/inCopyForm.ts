import type { ByteSink, SourceOrigin } from '../engine/byteSource';
import { inOriginalForm, rejectDamage } from './inOriginalForm';

/**
 * Gives `use` a sink for what is to be written, whose bytes arrive in `sink` as a copy has them: in the form of the
 * original, or, when it becomes another format, in UTF-8, packed if its name ends in `.gz`.
 * @param origin of the source that was read
 * @param converted the name of a copy in another format
 * @throws {DataError} `damaged-file`, `unsupported-encoding` where a copy would not have all of the file
 */
export async function inCopyForm<Result extends { readonly bytes: number }>(
  origin: SourceOrigin | undefined,
  converted: string | undefined,
  sink: ByteSink,
  use: (sink: ByteSink) => Promise<Result>,
): Promise<Result> {
  if (converted === undefined) return inOriginalForm(origin, sink, use);
  rejectDamage(origin);
  if (!/\.gz$/i.test(converted)) return use(sink);
  const { writeText } = await import('./writeText');
  return writeText('utf-8', 'gzip', sink, use);
}
