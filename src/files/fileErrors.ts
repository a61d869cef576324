import path from 'node:path';
import { DataError } from '../engine/dataError';
import { cannotBeRead, foundFolder, missingFile, noPermissionToRead } from '../engine/readFaults';

/** The system's error code, when there is one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Says in plain words why a file cannot be read. `name` is the file as the user knows it. */
export function readError(error: unknown, name: string): DataError {
  if (error instanceof DataError) return error;
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return missingFile(name);
    case 'EISDIR':
      return foundFolder(name);
    case 'EACCES':
    case 'EPERM':
      return noPermissionToRead(name);
    default:
      return cannotBeRead(name, reason(error));
  }
}

/** Says in plain words why a file cannot be written. */
export function writeError(error: unknown, filePath: string): DataError {
  if (error instanceof DataError) return error;
  const name = path.basename(filePath);
  const saved = 'Nothing was written.';
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new DataError(
        'write-failed',
        `no folder ${path.basename(path.dirname(filePath))} to write ${name} into`,
        {
          hint: `${saved} Choose a folder that exists.`,
        },
      );
    case 'EISDIR':
      return new DataError('write-failed', `expected a file name, found the folder ${name}`, {
        hint: `${saved} Choose a name for the file.`,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DataError('write-failed', `no permission to write ${name}`, {
        hint: `${saved} Choose another folder.`,
      });
    case 'ENOSPC':
      return new DataError('write-failed', `the disk is full: ${name} does not fit`, {
        hint: `${saved} Free some space, or choose another disk.`,
      });
    default:
      return new DataError('write-failed', `${name} cannot be written (${reason(error)})`, { hint: saved });
  }
}

function reason(error: unknown): string {
  return systemCode(error) ?? (error instanceof Error ? error.message : String(error));
}
