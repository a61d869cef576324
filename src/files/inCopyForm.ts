import type { ByteSink, ByteSource, Compression, SourceOrigin } from '../engine/byteSource';
import { inOriginalForm, rejectDamage } from './inOriginalForm';

/** What a copy is called, and whether it becomes another format. */
export interface CopyForm {
  readonly name: string;
  readonly converted: boolean;
}

/**
 * Gives `use` a sink for what is to be written, whose bytes arrive in `sink` as a copy has them: in the encoding of the
 * original, or, when it becomes another format, in UTF-8; packed if its name says so.
 * @param source what was read
 * @throws {DataError} `damaged-file`, `unsupported-encoding` where a copy would not have all of the file
 */
export async function inCopyForm<Result extends { readonly bytes: number }>(
  { name, origin }: Pick<ByteSource, 'name' | 'origin'>,
  copy: CopyForm,
  sink: ByteSink,
  use: (sink: ByteSink) => Promise<Result>,
): Promise<Result> {
  if (!copy.converted && origin?.container === 'text') {
    return inOriginalForm({ ...origin, compression: compressionOf(copy.name, name, origin) }, sink, use);
  }
  rejectDamage(origin);
  if (!endsInGz(copy.name)) return use(sink);
  const { writeText } = await import('./writeText');
  return writeText('utf-8', 'gzip', sink, use);
}

/** A packed file whose name does not say so is copied as it is; one without `.gz` behind its name is asked for by leaving that off. */
function compressionOf(
  copy: string,
  source: string,
  origin: SourceOrigin & { container: 'text' },
): Compression {
  if (endsInGz(copy)) return 'gzip';
  return endsInGz(source) ? 'none' : origin.compression;
}

function endsInGz(name: string): boolean {
  return /\.gz$/i.test(name);
}
