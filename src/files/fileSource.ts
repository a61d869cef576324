import { fstatSync, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { ByteSource } from '../engine/byteSource';
import { DataError } from '../engine/dataError';
import { readError } from './fileErrors';

export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/**
 * A file as a byte source. Its size and time of change are remembered: a file that is no longer what it was
 * when it was opened gives an error instead of a mixture of two versions.
 * @throws {DataError} missing-file, is-a-folder, permission-denied, read-failed, changed-while-reading
 */
export async function openFileSource(filePath: string): Promise<FileSource> {
  const name = path.basename(filePath);
  let handle: FileHandle | undefined;
  try {
    handle = await open(filePath, 'r');
    const opened = await handle.stat();
    if (opened.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!opened.isFile()) {
      throw new DataError('read-failed', `expected a file, found the device or pipe ${name}`, {
        hint: 'Copy its content into a file first.',
      });
    }
    return fileSource(handle, name, opened.size, opened.mtimeMs);
  } catch (error) {
    await handle?.close();
    throw readError(error, name);
  }
}

function fileSource(handle: FileHandle, name: string, size: number, mtimeMs: number): FileSource {
  const changed = (how: string) =>
    new DataError('changed-while-reading', `${name} ${how} while it was read`, { hint: 'Read it again.' });
  return {
    name,
    size,
    version: `${size} ${mtimeMs}`,
    // At once: whoever reads has a thread of its own, and waiting in turns takes longer than reading.
    read(position, target) {
      const wanted = Math.min(target.length, size - position);
      if (wanted <= 0) return 0;
      let bytesRead: number;
      try {
        bytesRead = readSync(handle.fd, target, 0, wanted, position);
      } catch (error) {
        throw readError(error, name);
      }
      if (bytesRead === 0) throw changed('became shorter');
      if (position + bytesRead === size) {
        const now = fstatSync(handle.fd);
        if (now.size !== size || now.mtimeMs !== mtimeMs) throw changed('changed');
        if (now.nlink === 0) throw changed('was deleted');
      }
      return bytesRead;
    },
    close: () => handle.close(),
  };
}
