import type { ByteSource } from '../byteSource';
import { fillBuffer } from './fillBuffer';

/**
 * The same source, of which `length` bytes from `from` on were read at once: whoever looks at them several times reads the
 * file once.
 * @param room for those bytes; valid until it is used otherwise
 */
export async function stretchOf(
  source: ByteSource,
  from: number,
  length: number,
  room: Uint8Array,
): Promise<ByteSource> {
  const end = from + (await fillBuffer(source, from, room, 0, length));
  return {
    name: source.name,
    size: source.size,
    version: source.version,
    ...(source.origin && { origin: source.origin }),
    read(position, target) {
      if (position < from || position >= end) return source.read(position, target);
      const part = room.subarray(position - from, Math.min(end - from, position - from + target.length));
      target.set(part);
      return part.length;
    },
  };
}
