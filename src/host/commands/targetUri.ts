import * as vscode from 'vscode';

/**
 * The file a command is about: the one it was invoked on (Explorer, editor title), else the active editor's,
 * of whatever kind that editor is.
 */
export function targetUri(invokedOn: vscode.Uri | undefined): vscode.Uri | undefined {
  if (invokedOn) return invokedOn;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputCustom ||
    input instanceof vscode.TabInputNotebook
  ) {
    return input.uri;
  }
  return vscode.window.activeTextEditor?.document.uri;
}
