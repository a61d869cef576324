/** A second extension, which `npm start` adds to NormScope: it inspects a sample as soon as VS Code is ready. */
import * as vscode from 'vscode';

export async function activate(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('expected the folder of samples');
  const uri = vscode.Uri.joinPath(folder.uri, 'iris.csv');
  await vscode.commands.executeCommand('normscope.inspectDataset', uri);
}
