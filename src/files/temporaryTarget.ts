import { promises } from 'node:fs';
import type { ByteSink, ByteSource } from '../engine/byteSource';
import { DataError } from '../engine/dataError';
import { systemCode } from './fileErrors';

/** What was written can be read. */
export interface TemporarySink extends ByteSink, Pick<ByteSource, 'read'> {
  /** Keeps the first `length` bytes of what was written, and nothing else; the last call. */
  cutOff(length: number): Promise<void>;
}

/**
 * Writes a temporary file through `use`; when that fails or is cancelled, it is deleted.
 * @param name the file as the user knows it, for messages
 * @throws {DataError} `write-failed`
 */
export async function withTemporaryTarget<T>(
  place: string,
  name: string,
  use: (sink: TemporarySink) => Promise<T>,
): Promise<T> {
  try {
    const handle = await promises.open(place, 'wx+', 0o600);
    try {
      return await use({
        async write(bytes) {
          for (let done = 0; done < bytes.length;) done += (await handle.write(bytes, done)).bytesWritten;
        },
        async read(position, target) {
          return (await handle.read(target, 0, target.length, position)).bytesRead;
        },
        cutOff: (length) => handle.truncate(length),
      });
    } finally {
      await handle.close();
    }
  } catch (error) {
    await promises.rm(place, { force: true });
    throw systemCode(error) === 'ENOSPC' ? diskFull(name) : error;
  }
}

function diskFull(name: string): DataError {
  return new DataError('write-failed', `the disk is full: ${name} does not fit into a temporary file`, {
    hint: 'Free some space, or unpack the file on another disk and open that.',
  });
}
