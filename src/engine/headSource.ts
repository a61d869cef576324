import type { ByteSource } from './byteSource';

/** The first `size` bytes of a source, as a source of their own. */
export function headOf(source: ByteSource, size: number): ByteSource {
  return {
    name: source.name,
    size,
    version: source.version,
    ...(source.origin && { origin: source.origin }),
    read: (position, target) =>
      source.read(position, target.subarray(0, Math.max(0, Math.min(target.length, size - position)))),
  };
}
