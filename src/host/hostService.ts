import * as vscode from 'vscode';
import type { HostApi, RequestedView } from '../protocol/hostApi';
import type { DatasetDocument } from './datasetDocument';
import { openAsText } from './openAsText';
import { askFileToRead, askFitFile, askSavedFile, readSaved, writeSaved } from './savedFiles';
import { askTarget } from './saveDialog';
import { readSettings } from './settings';
import { fileName } from './source';

/**
 * Answers one page: relays to the document's worker, and does what only VS Code can.
 * @param takeView the view that a page is to open with, once
 */
export function createHostApi(document: DatasetDocument, takeView: () => RequestedView | undefined): HostApi {
  let lastWritten: vscode.Uri | undefined;
  return {
    start() {
      const view = takeView();
      const { defaultScaler, missingWords } = readSettings(document.uri);
      return Promise.resolve({
        fileName: fileName(document.uri),
        defaultScaler,
        missingWords,
        ...(view && { view }),
      });
    },

    profile: (options, context) => document.profile(options, context),

    previewColumn: (index, recipe, context) => document.previewColumn(index, recipe, context),

    compareColumns: (recipe, context) => document.compareColumns(recipe, context),

    simulateBatch: (question, context) => document.simulateBatch(question, context),

    batchMeanNoise: (question, context) => document.batchMeanNoise(question, context),

    async copyBatch(question, library, context) {
      await vscode.env.clipboard.writeText(await document.batchSnippet(question, library, context));
    },

    async write(recipe, context) {
      const target = await askTarget(document.uri, recipe);
      if (!target) return null;
      const result = await document.write(target, recipe, context);
      lastWritten = target;
      return { ...result, fileName: fileName(target) };
    },

    async saveScaler(recipe, context) {
      const target = await askSavedFile(document.uri, 'scaler');
      if (!target) return null;
      await writeSaved(target, await document.scalerText(recipe, context));
      return fileName(target);
    },

    async saveRecipe(recipe, context) {
      const target = await askSavedFile(document.uri, 'recipe');
      if (!target) return null;
      await writeSaved(target, await document.recipeText(recipe, context));
      return fileName(target);
    },

    async openRecipe(context) {
      const file = await askFileToRead(document.uri, 'recipe');
      if (!file) return null;
      return document.parseRecipe(await readSaved(file), fileName(file), context);
    },

    pickFitFile: () => askFitFile(document.uri),

    goToLine: (line) => openAsText(document.uri, line),

    async openWritten() {
      if (lastWritten) await openAsText(lastWritten);
    },

    train: (request, context) => document.train(request, context),

    restTraining: (resting, context) => document.restTraining(resting, context),

    async copyTrainingScript(key, context) {
      await vscode.env.clipboard.writeText(await document.trainingScript(key, context));
    },
  };
}
