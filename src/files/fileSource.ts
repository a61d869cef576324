import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { ByteSource } from '../engine/byteSource';
import { DataError } from '../engine/dataError';
import { foundFolder } from '../engine/readFaults';
import { readError } from './fileErrors';

export interface FileSource extends ByteSource {
  close(): void;
}

/**
 * A file as a byte source. Its size and time of change are remembered: a file that is no longer what it was
 * when it was opened gives an error instead of a mixture of two versions.
 * @throws {DataError} missing-file, is-a-folder, permission-denied, read-failed, changed-while-reading
 */
export function openFileSource(filePath: string): FileSource {
  // Resolved: a dot is the name of no folder.
  const name = path.basename(path.resolve(filePath));
  try {
    // Before it is opened: that of a pipe which nobody writes to would never end.
    requireFile(statSync(filePath), name);
    // Nothing here waits in turns: whoever reads has a thread of its own, and that takes longer than reading.
    const file = openSync(filePath, 'r');
    const { size, mtimeMs } = fstatSync(file);
    return fileSource(file, name, size, mtimeMs);
  } catch (error) {
    throw readError(error, name);
  }
}

function requireFile(found: Stats, name: string): void {
  if (found.isDirectory()) throw foundFolder(name);
  if (found.isFile()) return;
  throw new DataError('read-failed', `expected a file, found the device or pipe ${name}`, {
    hint: 'Copy its content into a file first.',
  });
}

function fileSource(file: number, name: string, size: number, mtimeMs: number): FileSource {
  const changed = (how: string) =>
    new DataError('changed-while-reading', `${name} ${how} while it was read`, { hint: 'Read it again.' });
  return {
    name,
    size,
    version: `${size} ${mtimeMs}`,
    read(position, target) {
      const wanted = Math.min(target.length, size - position);
      if (wanted <= 0) return 0;
      let bytesRead: number;
      try {
        bytesRead = readSync(file, target, 0, wanted, position);
      } catch (error) {
        throw readError(error, name);
      }
      if (bytesRead === 0) throw changed('became shorter');
      if (position + bytesRead === size) {
        const now = fstatSync(file);
        if (now.size !== size || now.mtimeMs !== mtimeMs) throw changed('changed');
        if (now.nlink === 0) throw changed('was deleted');
      }
      return bytesRead;
    },
    close() {
      closeSync(file);
    },
  };
}
