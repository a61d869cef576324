import { dirname, relative } from 'node:path';
import * as vscode from 'vscode';
import { DataError } from '../protocol/errors';
import { extensionStart } from './saveDialog';
import { fileName, readBytes } from './source';

/** What is kept in files beside the data. */
export type SavedKind = 'recipe' | 'scaler';

const TITLES: Readonly<Record<SavedKind, string>> = { recipe: 'Recipe', scaler: 'Scaler' };

/** Asks where a recipe or a scaler is kept: beside the source as `data.scaler.json`, unless the user says otherwise. */
export function askSavedFile(source: vscode.Uri, kind: SavedKind): Thenable<vscode.Uri | undefined> {
  const name = fileName(source);
  const dot = extensionStart(name);
  const stem = dot > 0 ? name.slice(0, dot) : name;
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(source, '..', `${stem}.${kind}.json`),
    filters: { [`NormScope ${kind}`]: ['json'] },
    saveLabel: 'Save',
    title: `Save ${TITLES[kind]}`,
  });
}

/** Asks for a file that a recipe or a scaler is kept in. */
export async function askFileToRead(source: vscode.Uri, kind: SavedKind): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    defaultUri: vscode.Uri.joinPath(source, '..'),
    filters: { [`NormScope ${kind}`]: ['json'] },
    openLabel: 'Open',
    title: `Open ${TITLES[kind]}`,
  });
  return files?.[0];
}

/** Asks for another data file to fit on. Its path as seen from the source's folder, or null. */
export async function askFitFile(source: vscode.Uri): Promise<string | null> {
  const files = await vscode.window.showOpenDialog({
    defaultUri: vscode.Uri.joinPath(source, '..'),
    openLabel: 'Fit on This File',
    title: 'Fit on Another File',
  });
  const [file] = files ?? [];
  if (!file) return null;
  if (file.scheme !== 'file' || source.scheme !== 'file') {
    throw new DataError('invalid-fit', `expected a file on this machine to fit on, found ${fileName(file)}`, {
      hint: 'Copy both files to a folder of this machine.',
    });
  }
  return relative(dirname(source.fsPath), file.fsPath);
}

/** @throws {DataError} when the file cannot be read */
export async function readSaved(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await readBytes(file));
}

/** @throws {DataError} `write-failed` */
export async function writeSaved(file: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError('write-failed', `${fileName(file)} cannot be written (${reason})`, {
      hint: 'Choose another folder.',
    });
  }
}
