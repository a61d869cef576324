import * as vscode from 'vscode';
import { INSPECTOR_VIEW_TYPE } from '../viewType';
import { checkedUri } from './checkedUri';

/** *Inspect Dataset*: opens the inspector, beside the text when that is what the user is looking at. */
export async function inspectDataset(invokedOn: vscode.Uri | undefined): Promise<void> {
  const uri = await checkedUri(invokedOn);
  if (uri) await openInspector(uri);
}

export async function openInspector(uri: vscode.Uri): Promise<void> {
  const textIsActive = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  await vscode.commands.executeCommand(
    'vscode.openWith',
    uri,
    INSPECTOR_VIEW_TYPE,
    textIsActive ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  );
}
