import { DataError } from './dataError';

// What commonly keeps a file from being read, in the same words wherever its bytes come from.

/** The `missing-file` error. */
export function missingFile(name: string): DataError {
  return new DataError('missing-file', `no file ${name}`, {
    hint: 'It may have been moved, renamed or deleted.',
  });
}

/** The `is-a-folder` error. */
export function foundFolder(name: string): DataError {
  return new DataError('is-a-folder', `expected a file, found the folder ${name}`, {
    hint: 'Choose a data file in it.',
  });
}

/** The `permission-denied` error of reading. */
export function noPermissionToRead(name: string): DataError {
  return new DataError('permission-denied', `no permission to read ${name}`, {
    hint: 'Change its permissions, or copy it to a folder of your own.',
  });
}

/** The `changed-while-reading` error. */
export function changedBeforeReading(name: string): DataError {
  return new DataError('changed-while-reading', `${name} changed while it was read`, {
    hint: 'Read it again.',
  });
}

/** What was found in it may not hold for what it is now. */
export function changedSinceRead(name: string): DataError {
  return new DataError('changed-while-reading', `${name} changed since it was read`, {
    hint: 'Nothing was written. Read it again.',
  });
}

/** @param reason the system's own word for it */
export function cannotBeRead(name: string, reason: string): DataError {
  return new DataError('read-failed', `${name} cannot be read (${reason})`);
}
