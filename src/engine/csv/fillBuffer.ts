import type { ByteSource } from '../byteSource';

/**
 * Reads on until `bytes` holds `length` bytes, or the source ends.
 * @param filePosition position in the file of `bytes[0]`
 * @param filled how many bytes it holds already
 * @returns how many it holds then
 */
export async function fillBuffer(
  source: ByteSource,
  filePosition: number,
  bytes: Uint8Array,
  filled: number,
  length: number,
): Promise<number> {
  while (filled < length) {
    const count = await source.read(filePosition + filled, bytes.subarray(filled, length));
    if (count === 0) break;
    filled += count;
  }
  return filled;
}
