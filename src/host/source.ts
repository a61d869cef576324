import * as vscode from 'vscode';
import {
  cannotBeRead,
  foundFolder,
  missingFile,
  noPermissionToRead,
  type DataError,
} from '../protocol/errors';
import type { SourceReference } from '../protocol/datasetApi';
import { unsavedDocument, unsavedReference } from './openText';

/** The last part of a URI's path: the file's name as the user knows it. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/**
 * How the worker gets at the bytes: the text of an editor that is not saved comes along; a file of this machine it reads itself, in chunks; anything else the host
 * reads through VS Code's file systems.
 * @throws {DataError} missing-file, is-a-folder, permission-denied, read-failed
 */
export async function sourceReference(uri: vscode.Uri): Promise<SourceReference> {
  const unsaved = unsavedDocument(uri);
  if (unsaved) return unsavedReference(unsaved, fileName(uri));
  if (uri.scheme === 'file') return { kind: 'file', path: uri.fsPath };
  return { kind: 'bytes', name: fileName(uri), bytes: await readBytes(uri) };
}

/** @throws {DataError} missing-file, is-a-folder, permission-denied, read-failed */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    throw readError(error, uri);
  }
}

function readError(error: unknown, uri: vscode.Uri): DataError {
  const name = fileName(uri);
  const code = error instanceof vscode.FileSystemError ? error.code : undefined;
  switch (code) {
    case 'FileNotFound':
      return missingFile(name);
    case 'FileIsADirectory':
      return foundFolder(name);
    case 'NoPermissions':
      return noPermissionToRead(name);
    default:
      return cannotBeRead(name, error instanceof Error ? error.message : String(error));
  }
}
