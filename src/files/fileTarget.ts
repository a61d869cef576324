import { promises } from 'node:fs';
import path from 'node:path';
import type { ByteSink } from '../engine/byteSource';
import { DataError } from '../engine/dataError';
import { systemCode, writeError } from './fileErrors';

export interface FileTarget extends ByteSink {
  /** Puts the finished file in place, replacing what was there. */
  finish(): Promise<void>;
  /** Removes what was written so far; what was there before is untouched. */
  discard(): Promise<void>;
}

/** Bytes after which the disk begins to take them. */
const SYNCED_AT_ONCE = 32 << 20;

/**
 * A file that appears whole or not at all: bytes go to a temporary file beside it, which is renamed at the end.
 * @throws {DataError} write-failed
 */
export async function createFileTarget(filePath: string): Promise<FileTarget> {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw writeError(error, filePath);
    }
  };

  const final = await guarded(() => resolveTarget(filePath));
  const temporary = path.join(path.dirname(final), `.${path.basename(final)}.${crypto.randomUUID()}.tmp`);
  const handle = await guarded(() => promises.open(temporary, 'wx'));
  let unsynced = 0;
  let syncing: Promise<void> | undefined;
  let syncFailed: unknown;
  // Beside the work: at the end all of it would have to be waited for.
  const sync = () => {
    unsynced = 0;
    syncing = handle
      .datasync()
      // The system tells of it only once.
      .catch((error: unknown) => (syncFailed ??= error))
      .then(() => (syncing = undefined));
  };
  return {
    write: (bytes) =>
      guarded(async () => {
        let written = 0;
        while (written < bytes.length) {
          written += (await handle.write(bytes, written)).bytesWritten;
        }
        unsynced += written;
        if (unsynced >= SYNCED_AT_ONCE && !syncing) sync();
      }),
    finish: () =>
      guarded(async () => {
        await syncing;
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- passed on as it was
        if (syncFailed !== undefined) throw syncFailed;
        await handle.sync();
        await handle.close();
        await promises.rename(temporary, final);
      }),
    async discard() {
      await syncing;
      await handle.close();
      await promises.rm(temporary, { force: true });
    },
  };
}

/**
 * Follows a link, so that the file behind it is replaced and the link stays; refuses a folder, and a device or a pipe,
 * which a file would take the place of.
 */
async function resolveTarget(filePath: string): Promise<string> {
  try {
    const resolved = await promises.realpath(filePath);
    const found = await promises.stat(resolved);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!found.isFile()) {
      throw new DataError(
        'write-failed',
        `expected a file, found the device or pipe ${path.basename(filePath)}`,
        {
          hint: 'Nothing was written. Choose a name for the file.',
        },
      );
    }
    return resolved;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return filePath;
    throw error;
  }
}
