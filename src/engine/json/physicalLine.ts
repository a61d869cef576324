import type { ByteSource } from '../byteSource';
import { LF } from '../csv/ascii';
import { checkpoint, type Task } from '../task';
import type { JsonShape } from './jsonShape';

/** Bytes that are looked at together. */
const CHUNK = 1 << 18;

/**
 * The physical line on which a byte of a file stands, from 1, as an error names it.
 * @param counted what was counted up to there: that line, or records where {@link JsonShape.sharedLines} says so
 * @throws {DataError} whatever the source throws
 * @throws {Cancelled}
 */
export async function physicalLine(
  source: ByteSource,
  { sharedLines }: Pick<JsonShape, 'sharedLines'>,
  position: number,
  counted: number,
  task: Task<never>,
): Promise<number> {
  if (!sharedLines) return counted;
  const chunk = new Uint8Array(CHUNK);
  let line = 1;
  for (let from = 0; from < position;) {
    await checkpoint(task);
    const length = await source.read(from, chunk.subarray(0, position - from));
    if (length === 0) break;
    const bytes = chunk.subarray(0, length);
    for (let i = bytes.indexOf(LF); i >= 0; i = bytes.indexOf(LF, i + 1)) line++;
    from += length;
  }
  return line;
}
