import * as vscode from 'vscode';
import { applySavedScaler } from './host/commands/applySavedScaler';
import { inspectDataset } from './host/commands/inspectDataset';
import { simulateBatchNormalization } from './host/commands/simulateBatchNormalization';
import { writeNormalizedCopy } from './host/commands/writeNormalizedCopy';
import { InspectorEditor, workerScript } from './host/inspectorEditor';
import { INSPECTOR_VIEW_TYPE } from './host/viewType';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('NormScope', { log: true });
  const inspector = new InspectorEditor(context.extensionUri, log);
  context.subscriptions.push(
    log,
    vscode.window.registerCustomEditorProvider(INSPECTOR_VIEW_TYPE, inspector, {
      supportsMultipleEditorsPerDocument: false,
    }),
    vscode.commands.registerCommand('normscope.inspectDataset', (uri?: vscode.Uri) => inspectDataset(uri)),
    vscode.commands.registerCommand('normscope.simulateBatchNormalization', (uri?: vscode.Uri) =>
      simulateBatchNormalization(uri, inspector),
    ),
    vscode.commands.registerCommand('normscope.applySavedScaler', (uri?: vscode.Uri) =>
      applySavedScaler(uri, workerScript(context.extensionUri)),
    ),
    vscode.commands.registerCommand('normscope.writeNormalizedCopy', (uri?: vscode.Uri) =>
      writeNormalizedCopy(uri, inspector, workerScript(context.extensionUri), false),
    ),
    vscode.commands.registerCommand('normscope.writeAs', (uri?: vscode.Uri) =>
      writeNormalizedCopy(uri, inspector, workerScript(context.extensionUri), true),
    ),
  );
}
