import { memorySource, type ByteSource } from '../engine/byteSource';
import { fillBuffer } from '../engine/csv/fillBuffer';
import { type OriginalFile, withOriginal } from './originalFile';
import { type PreparedFile, requireVersion } from './prepareFile';

/**
 * The first bytes of what the engine reads of a file as a file of their own, which is still there when making or reading
 * the rest was given up.
 * @param start its version is that of the file itself
 */
export async function startInMemory(
  original: OriginalFile,
  start: ByteSource,
  size: number,
): Promise<PreparedFile> {
  const bytes = new Uint8Array(size);
  await fillBuffer(start, 0, bytes, 0, size);
  const { version } = start;
  const source = { ...memorySource(start.name, bytes), ...(start.origin && { origin: start.origin }) };
  return {
    version,
    path: undefined,
    use: (work) =>
      withOriginal(original, (now) => {
        requireVersion(now, version);
        return work(source, now);
      }),
    release: () => Promise.resolve(),
  };
}
