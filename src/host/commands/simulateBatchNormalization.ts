import type * as vscode from 'vscode';
import type { InspectorEditor } from '../inspectorEditor';
import { checkedUri } from './checkedUri';
import { openInspector } from './inspectDataset';

/** *Simulate Batch Normalization*: opens the inspector on that view. */
export async function simulateBatchNormalization(
  invokedOn: vscode.Uri | undefined,
  inspector: InspectorEditor,
): Promise<void> {
  const uri = await checkedUri(invokedOn);
  if (!uri) return;
  await inspector.requestView(uri, 'batchNorm');
  await openInspector(uri);
}
