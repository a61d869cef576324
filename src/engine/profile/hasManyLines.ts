import type { ByteSource } from '../byteSource';
import { fillBuffer } from '../csv/fillBuffer';
import { lineEndsIn } from '../csv/lineEndsIn';
import { FEW_ROWS } from './parts/partSizes';

const HEAD_BYTES = 16_384;

/**
 * Whether a file, judged by its first lines, will be read in parts. It may be mistaken: the threads that begin because of it
 * are no use then.
 */
export async function hasManyLines(source: ByteSource): Promise<boolean> {
  const head = new Uint8Array(HEAD_BYTES);
  const length = await fillBuffer(source, 0, head, 0, HEAD_BYTES);
  return (source.size / length) * lineEndsIn(head.subarray(0, length)) > 2 * FEW_ROWS;
}
