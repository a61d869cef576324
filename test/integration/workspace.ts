import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A file of the workspace, which is a throw-away copy of the sample data. */
export function workspaceFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'expected a workspace folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

export function closeAllEditors(): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The NormScope tabs that are open, by the file they show. */
export function openInspectors(): string[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .map((tab) => tab.input)
    .filter((input) => input instanceof vscode.TabInputCustom)
    .filter((input) => input.viewType === 'normscope.inspector')
    .map((input) => input.uri.toString());
}
