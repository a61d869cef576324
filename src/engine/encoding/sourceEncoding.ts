import type { ByteSource } from '../byteSource';
import type { Dialect } from '../dialect';

/** How the file that a source was made from is encoded and packed. */
export function sourceEncoding({
  origin,
}: Pick<ByteSource, 'origin'>): Pick<Dialect, 'encoding' | 'compression'> {
  if (origin?.container !== 'text') return { encoding: 'utf-8', compression: 'none' };
  const { encoding, compression } = origin;
  return { encoding, compression };
}
