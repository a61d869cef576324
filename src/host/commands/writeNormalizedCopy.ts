import * as vscode from 'vscode';
import { Cancelled, errorText } from '../../protocol/errors';
import type { Recipe, WriteResult } from '../../protocol/datasetApi';
import type { OutputFormat } from '../../protocol/formats';
import { SCALERS } from '../../protocol/scalers';
import { DatasetDocument } from '../datasetDocument';
import type { InspectorEditor } from '../inspectorEditor';
import { askFormat } from '../askFormat';
import { openWritten } from '../openWritten';
import { askTarget } from '../saveDialog';
import { fileName } from '../source';
import { withNotification } from '../withNotification';
import { writeSummary } from '../writeSummary';
import { checkedUri } from './checkedUri';

/**
 * *Write Normalized Copy…*: with the recipe on screen when the file's inspector is active, else with a scaler
 * chosen from a list. *Write as…* asks for a format first.
 */
export async function writeNormalizedCopy(
  invokedOn: vscode.Uri | undefined,
  inspector: InspectorEditor,
  workerScript: string,
  as: boolean,
): Promise<void> {
  const uri = await checkedUri(invokedOn);
  if (!uri) return;
  if (inspector.activeUri?.toString() === uri.toString()) {
    inspector.requestWrite(as);
    return;
  }
  const format = as ? await askFormat() : null;
  if (format === undefined) return;
  const method = await askMethod(as);
  if (!method) return;
  const recipe: Recipe = { default: { method }, columns: {} };
  const target = await askTarget(uri, recipe, format);
  if (!target) return;

  const document = new DatasetDocument(uri, workerScript);
  try {
    const result = await writeWithProgress(document, target, recipe, format);
    const open = 'Open';
    const answer = await vscode.window.showInformationMessage(writeSummary(fileName(target), result), open);
    if (answer === open) await openWritten(target);
  } catch (error) {
    if (error instanceof Cancelled) return;
    void vscode.window.showErrorMessage(errorText(error));
  } finally {
    document.dispose();
  }
}

/** @param withNone whether a copy may be written that is not scaled */
async function askMethod(withNone: boolean): Promise<Recipe['default']['method'] | undefined> {
  const advice = {
    method: 'advice',
    label: 'recommended',
    detail: 'Scales each column as it is advised to be.',
  } as const;
  const scalers = SCALERS.filter(({ method }) => withNone || method !== 'none').map(
    ({ method, label, description }) => ({
      method,
      label,
      detail: description,
    }),
  );
  const picked = await vscode.window.showQuickPick([...scalers, advice], {
    title: 'Write Normalized Copy',
    placeHolder: 'Scale the numeric columns with',
  });
  return picked?.method;
}

/** Reading is the first half of the bar, writing the second. */
function writeWithProgress(
  document: DatasetDocument,
  target: vscode.Uri,
  recipe: Recipe,
  format: OutputFormat | null,
): Thenable<WriteResult> {
  return withNotification(`Writing ${fileName(target)}`, 2, async (context) => {
    await document.profile({}, context(0));
    return document.write(target, recipe, format, context(1));
  });
}
