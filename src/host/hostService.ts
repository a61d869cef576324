import * as vscode from 'vscode';
import type { ReadProgress, Recipe } from '../protocol/datasetApi';
import type { OutputFormat } from '../protocol/formats';
import type { HostApi, RequestedView, Written } from '../protocol/hostApi';
import type { CallContext } from '../protocol/rpc';
import { askFormat } from './askFormat';
import type { DatasetDocument } from './datasetDocument';
import { openAsText } from './openAsText';
import { openWritten } from './openWritten';
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

  async function write(
    recipe: Recipe,
    format: OutputFormat | null,
    context: CallContext<ReadProgress>,
  ): Promise<Written | null> {
    const target = await askTarget(document.uri, recipe, format);
    if (!target) return null;
    const result = await document.write(target, recipe, format, context);
    lastWritten = target;
    return { ...result, fileName: fileName(target) };
  }

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

    write: (recipe, context) => write(recipe, null, context),

    async writeAs(recipe, context) {
      const format = await askFormat();
      return format ? write(recipe, format, context) : null;
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
      if (lastWritten) await openWritten(lastWritten);
    },

    train: (request, context) => document.train(request, context),

    restTraining: (resting, context) => document.restTraining(resting, context),

    async copyTrainingScript(key, context) {
      await vscode.env.clipboard.writeText(await document.trainingScript(key, context));
    },
  };
}
