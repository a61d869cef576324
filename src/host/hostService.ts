import type * as vscode from 'vscode';
import type { HostApi } from '../protocol/hostApi';
import type { DatasetDocument } from './datasetDocument';
import { openAsText } from './openAsText';
import { askTarget } from './saveDialog';
import { readSettings } from './settings';
import { fileName } from './source';

/** Answers one page: relays to the document's worker, and does what only VS Code can. */
export function createHostApi(document: DatasetDocument): HostApi {
  let lastWritten: vscode.Uri | undefined;
  return {
    start: () =>
      Promise.resolve({
        fileName: fileName(document.uri),
        defaultScaler: readSettings(document.uri).defaultScaler,
      }),

    profile: (options, context) => document.profile(options, context),

    previewColumn: (index, choice, context) => document.previewColumn(index, choice, context),

    async write(recipe, context) {
      const target = await askTarget(document.uri, recipe);
      if (!target) return null;
      const result = await document.write(target, recipe, context);
      lastWritten = target;
      return { ...result, fileName: fileName(target) };
    },

    goToLine: (line) => openAsText(document.uri, line),

    async openWritten() {
      if (lastWritten) await openAsText(lastWritten);
    },
  };
}
