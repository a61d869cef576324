import * as vscode from 'vscode';
import { Cancelled, errorText } from '../../protocol/errors';
import { DatasetDocument } from '../datasetDocument';
import { openAsText } from '../openAsText';
import { askCopy, withSuffix } from '../saveDialog';
import { askFileToRead, readSaved } from '../savedFiles';
import { fileName } from '../source';
import { withNotification } from '../withNotification';
import { writeSummary } from '../writeSummary';
import { checkedUri } from './checkedUri';

/** *Apply Saved Scaler…*: writes a copy of a file scaled by what was fitted to another one, or brought back. */
export async function applySavedScaler(
  invokedOn: vscode.Uri | undefined,
  workerScript: string,
): Promise<void> {
  const uri = await checkedUri(invokedOn);
  if (!uri) return;
  const scalerFile = await askFileToRead(uri, 'scaler');
  if (!scalerFile) return;
  const inverse = await askDirection();
  if (inverse === undefined) return;
  const suggested = withSuffix(fileName(uri), inverse ? 'original' : 'scaled');
  const target = await askCopy(uri, suggested, 'Apply Saved Scaler');
  if (!target) return;

  const document = new DatasetDocument(uri, workerScript);
  try {
    const scaler = { text: await readSaved(scalerFile), name: fileName(scalerFile) };
    const result = await withNotification(`Writing ${fileName(target)}`, 1, (context) =>
      document.applyScaler(scaler, inverse, target, context(0)),
    );
    const { lossyColumns } = result;
    const lossy = lossyColumns.length > 0 ? ` Not all numbers come back in ${lossyColumns.join(', ')}.` : '';
    const open = 'Open';
    const message = `${writeSummary(fileName(target), result)}${lossy}`;
    if ((await vscode.window.showInformationMessage(message, open)) === open) await openAsText(target);
  } catch (error) {
    if (error instanceof Cancelled) return;
    void vscode.window.showErrorMessage(errorText(error));
  } finally {
    document.dispose();
  }
}

/** True for the inverse, undefined when dismissed. */
async function askDirection(): Promise<boolean | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { inverse: false, label: 'Scale', detail: 'As the columns were scaled that it was fitted to.' },
      { inverse: true, label: 'Undo Scaling', detail: 'Brings scaled columns back to their own units.' },
    ],
    { title: 'Apply Saved Scaler', placeHolder: 'What to do with the columns' },
  );
  return picked?.inverse;
}
