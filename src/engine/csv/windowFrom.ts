import type { ByteSource } from '../byteSource';
import { LF } from './ascii';
import { fillBuffer } from './fillBuffer';

/**
 * The bytes of the source from a position on, as scanners need them: a line feed stands behind them.
 * @param most so many are read, or as many as there are
 * @returns how many there are, without the line feed
 */
export async function windowFrom(
  source: ByteSource,
  position: number,
  most: number,
): Promise<{ readonly bytes: Uint8Array; readonly length: number }> {
  const bytes = new Uint8Array(Math.min(most, source.size - position) + 1);
  const length = await fillBuffer(source, position, bytes, 0, bytes.length - 1);
  bytes[length] = LF;
  return { bytes, length };
}
