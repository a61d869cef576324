import type { ByteSource } from '../byteSource';
import type { Dialect } from '../dataset';

/** How the file that a source was made from is encoded and packed. */
export function sourceEncoding({
  origin,
}: Pick<ByteSource, 'origin'>): Pick<Dialect, 'encoding' | 'compression'> {
  const { encoding, compression } = origin ?? { encoding: 'utf-8', compression: 'none' };
  return { encoding, compression };
}
