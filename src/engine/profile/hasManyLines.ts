import type { ByteSource } from '../byteSource';
import { CR, LF } from '../csv/ascii';
import { fillBuffer } from '../csv/fillBuffer';
import { FEW_ROWS } from './parts/partSizes';

const HEAD_BYTES = 16_384;

/**
 * Whether a file, judged by its first lines, will be read in parts. It may be mistaken: the threads that begin because of it
 * are no use then.
 */
export async function hasManyLines(source: ByteSource): Promise<boolean> {
  const head = new Uint8Array(HEAD_BYTES);
  const length = await fillBuffer(source, 0, head, 0, HEAD_BYTES);
  const lines = head.subarray(0, length).reduce((sum, byte) => sum + (byte === LF || byte === CR ? 1 : 0), 0);
  return (source.size / length) * lines > 2 * FEW_ROWS;
}
