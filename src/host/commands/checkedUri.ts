import * as vscode from 'vscode';
import { errorText, missingFile } from '../../protocol/errors';
import { fileName } from '../source';
import { targetUri } from './targetUri';

/** The file a command is about, or undefined after telling the user why there is none to work on. */
export async function checkedUri(invokedOn: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const uri = targetUri(invokedOn);
  const problem = uri
    ? await problemWith(uri)
    : 'Open a data file first, or right-click one in the Explorer.';
  if (problem === undefined) return uri;
  void vscode.window.showErrorMessage(problem);
  return undefined;
}

async function problemWith(uri: vscode.Uri): Promise<string | undefined> {
  if (uri.scheme === 'untitled') return 'NormScope reads saved files. Save this one first.';
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return `${fileName(uri)} is a folder. Choose a data file in it.`;
    return undefined;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return errorText(missingFile(fileName(uri)));
    }
    // Whatever else is wrong with it, reading it says so in the right place.
    return undefined;
  }
}
