import * as vscode from 'vscode';
import { Cancelled, errorText } from '../../protocol/errors';
import type { Recipe, ScalerMethod, WriteResult } from '../../protocol/datasetApi';
import { SCALERS, startingChoice } from '../../protocol/scalers';
import { DatasetDocument } from '../datasetDocument';
import type { InspectorEditor } from '../inspectorEditor';
import { openAsText } from '../openAsText';
import { askTarget } from '../saveDialog';
import { fileName } from '../source';
import { checkedUri } from './checkedUri';

/**
 * *Write Normalized Copy…*: with the recipe on screen when the file's inspector is active, else with a scaler
 * chosen from a list.
 */
export async function writeNormalizedCopy(
  invokedOn: vscode.Uri | undefined,
  inspector: InspectorEditor,
  workerScript: string,
): Promise<void> {
  const uri = await checkedUri(invokedOn);
  if (!uri) return;
  if (inspector.activeUri?.toString() === uri.toString()) {
    inspector.requestWrite();
    return;
  }
  const method = await askMethod();
  if (!method) return;
  const recipe: Recipe = { default: startingChoice(method), columns: {} };
  const target = await askTarget(uri, recipe);
  if (!target) return;

  const document = new DatasetDocument(uri, workerScript);
  try {
    const result = await writeWithProgress(document, target, recipe);
    const open = 'Open';
    const answer = await vscode.window.showInformationMessage(summary(fileName(target), result), open);
    if (answer === open) await openAsText(target);
  } catch (error) {
    if (error instanceof Cancelled) return;
    void vscode.window.showErrorMessage(errorText(error));
  } finally {
    document.dispose();
  }
}

async function askMethod(): Promise<ScalerMethod | undefined> {
  const items = SCALERS.filter(({ method }) => method !== 'none').map(({ method, label, description }) => ({
    method,
    label,
    detail: description,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Write Normalized Copy',
    placeHolder: 'Scale the numeric columns with',
  });
  return picked?.method;
}

function writeWithProgress(
  document: DatasetDocument,
  target: vscode.Uri,
  recipe: Recipe,
): Thenable<WriteResult> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Writing ${fileName(target)}`,
      cancellable: true,
    },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => {
        controller.abort();
      });
      const { signal } = controller;
      let shown = 0;
      // Reading is the first half of the bar, writing the second.
      const show = (fraction: number) => {
        // A large file is read several times.
        if (fraction <= shown) return;
        progress.report({ increment: (fraction - shown) * 100 });
        shown = fraction;
      };
      await document.profile(
        {},
        {
          signal,
          onProgress: ({ bytesRead, bytesTotal }) => {
            show(bytesRead / bytesTotal / 2);
          },
        },
      );
      return document.write(target, recipe, {
        signal,
        onProgress: ({ bytesRead, bytesTotal }) => {
          show(0.5 + bytesRead / bytesTotal / 2);
        },
      });
    },
  );
}

/** @example 'Wrote wine.zscore.csv · 13 columns scaled, 1 copied byte for byte.' */
function summary(name: string, result: WriteResult): string {
  const scaled = result.scaledColumns.length;
  const copied = result.copiedColumns.length;
  const { count, lines } = result.nonFinite;
  const infinite =
    count > 0
      ? ` ${count} cells that are not finite were copied as they are, first on line ${lines[0] ?? '?'}.`
      : '';
  return `Wrote ${name} · ${scaled} columns scaled, ${copied} copied byte for byte.${infinite}`;
}
