import * as vscode from 'vscode';

/** Opens a file in the text editor, at a physical line (from 1) if one is given. */
export async function openAsText(uri: vscode.Uri, line?: number): Promise<void> {
  const at = line === undefined ? undefined : new vscode.Range(line - 1, 0, line - 1, 0);
  await vscode.window.showTextDocument(uri, {
    preview: true,
    ...(at && { selection: at }),
  });
}
