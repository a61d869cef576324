import type { ByteSource } from '../engine/byteSource';
import { CR, LF } from '../engine/csv/ascii';

/** Bytes that are looked at together. */
const CHUNK = 1 << 18;

/**
 * How many lines of a text are ended, and how many bytes they take: what stands before damage may end in the middle of one.
 * A carriage return ends one, a line feed, or both in this order.
 */
export async function completeLines(
  text: Pick<ByteSource, 'read'>,
): Promise<{ readonly lines: number; readonly bytes: number }> {
  const chunk = new Uint8Array(CHUNK);
  let lines = 0;
  let bytes = 0;
  let endedInCr = false;
  for (let position = 0; ;) {
    const length = await text.read(position, chunk);
    if (length === 0) return { lines, bytes };
    for (let i = 0; i < length; i++) {
      const byte = chunk[i];
      if (byte !== LF && byte !== CR) {
        endedInCr = false;
        continue;
      }
      if (byte === CR || !endedInCr) lines++;
      endedInCr = byte === CR;
      bytes = position + i + 1;
    }
    position += length;
  }
}
