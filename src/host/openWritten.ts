import * as vscode from 'vscode';
import { openAsText } from './openAsText';
import { INSPECTOR_VIEW_TYPE } from './viewType';

/** Opens a file that was written: as text, or in the inspector where an editor shows none. */
export async function openWritten(uri: vscode.Uri): Promise<void> {
  if (!/\.(parquet|gz)$/i.test(uri.path)) return openAsText(uri);
  await vscode.commands.executeCommand('vscode.openWith', uri, INSPECTOR_VIEW_TYPE);
}
