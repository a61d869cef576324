import * as vscode from 'vscode';
import type {
  AppliedScaler,
  DatasetApi,
  ReadOptions,
  ReadProgress,
  Recipe,
  TargetReference,
  TimedProfile,
  WriteResult,
} from '../protocol/datasetApi';
import type { OutputFormat } from '../protocol/formats';
import type { HostApi } from '../protocol/hostApi';
import type { RunKey } from '../protocol/lab';
import type { CallContext } from '../protocol/rpc';
import { EarlyReading } from './earlyReading';
import { usualEncoding } from './openText';
import { readSettings } from './settings';
import { fileName, sourceReference } from './source';
import { SourceWatcher } from './sourceWatcher';
import { startWorker, type WorkerClient } from './workerClient';

/** One data file: owns the worker that reads it, and watches it for changes. */
export class DatasetDocument implements vscode.CustomDocument {
  private worker: WorkerClient | undefined;
  private early: EarlyReading | undefined;
  private readonly watcher: SourceWatcher;
  /** The file was changed, replaced or deleted by someone since it was read. */
  readonly onDidChangeSource: vscode.Event<void>;

  constructor(
    readonly uri: vscode.Uri,
    private readonly workerScript: string,
  ) {
    this.watcher = new SourceWatcher(uri);
    this.onDidChangeSource = this.watcher.onDidChange;
    this.onDidChangeSource(() => {
      this.dropEarlyReading();
    });
  }

  /** Begins to read with everything guessed, for the first {@link profile} that fixes nothing. */
  startReading(): void {
    this.early = new EarlyReading((context) => this.read({}, context));
  }

  profile(options: ReadOptions, context: CallContext<ReadProgress>): Promise<TimedProfile> {
    const { early } = this;
    this.early = undefined;
    if (early && Object.keys(options).length === 0) return early.take(context);
    early?.abandon();
    return this.read(options, context);
  }

  readonly previewColumn: HostApi['previewColumn'] = (index, recipe, context) =>
    this.api.previewColumn(index, recipe, context);

  readonly compareColumns: HostApi['compareColumns'] = (recipe, context) =>
    this.api.compareColumns(recipe, context);

  readonly simulateBatch: DatasetApi['simulateBatch'] = (question, context) =>
    this.api.simulateBatch(question, context);

  readonly batchMeanNoise: DatasetApi['batchMeanNoise'] = (question, context) =>
    this.api.batchMeanNoise(question, context);

  readonly batchSnippet: DatasetApi['batchSnippet'] = (question, library, context) =>
    this.api.batchSnippet(question, library, context);
  readonly train: HostApi['train'] = (request, context) => this.api.train(request, context);

  readonly restTraining: HostApi['restTraining'] = (resting, context) =>
    this.api.restTraining(resting, context);

  /** A run of the last experiment as a PyTorch script. */
  trainingScript(key: RunKey, context: CallContext): Promise<string> {
    return this.api.trainingScript(key, context);
  }

  /** The text of a file that keeps the scalers fitted to the file as it was last profiled. */
  scalerText(recipe: Recipe, context: CallContext<ReadProgress>): Promise<string> {
    return this.api.scalerText(this.complete(recipe), context);
  }

  /** The text of a file that keeps the recipe. */
  recipeText(recipe: Recipe, context: CallContext): Promise<string> {
    return this.api.recipeText(this.complete(recipe), context);
  }

  parseRecipe(text: string, name: string, context: CallContext): Promise<Recipe> {
    return this.api.parseRecipe(text, name, context);
  }

  /** Writes a copy of the file scaled by saved scalers, or brought back. Reads it with everything guessed. */
  async applyScaler(
    scaler: { readonly text: string; readonly name: string },
    inverse: boolean,
    target: vscode.Uri,
    context: CallContext<ReadProgress>,
  ): Promise<AppliedScaler> {
    const source = await sourceReference(this.uri);
    const usual = this.usualOptions();
    return this.writeTo(target, (reference) =>
      this.api.applyScaler(source, usual, scaler, inverse, reference, context),
    );
  }

  /**
   * Writes a normalized copy of the file as it was last profiled.
   * @param format null: what the target's name says, else that of the file
   */
  async write(
    target: vscode.Uri,
    recipe: Recipe,
    format: OutputFormat | null,
    context: CallContext<ReadProgress>,
  ): Promise<WriteResult> {
    return this.writeTo(target, (reference) =>
      this.api.write(reference, this.complete(recipe), format, context),
    );
  }

  dispose(): void {
    this.dropEarlyReading();
    this.watcher.dispose();
    this.worker?.dispose();
  }

  private async read(options: ReadOptions, context: CallContext<ReadProgress>): Promise<TimedProfile> {
    await this.watcher.remember();
    const source = await sourceReference(this.uri);
    const usual = this.usualOptions();
    return this.api.profile(source, { ...usual, ...options }, context);
  }

  /** What settings say about reading. */
  private usualOptions(): ReadOptions {
    const { missingWords } = readSettings(this.uri);
    const encoding = usualEncoding(this.uri);
    return { missingWords, ...(encoding !== undefined && { usualEncoding: encoding }) };
  }

  /** With the settings that a recipe on screen does not show. */
  private complete(recipe: Recipe): Recipe {
    const { significantDigits } = readSettings(this.uri);
    return significantDigits === undefined ? recipe : { significantDigits, ...recipe };
  }

  /** The worker writes files of this machine itself; bytes for elsewhere go through VS Code's file systems. */
  private async writeTo<Result extends { readonly written?: Uint8Array }>(
    target: vscode.Uri,
    write: (reference: TargetReference) => Promise<Result>,
  ): Promise<Omit<Result, 'written'>> {
    if (target.scheme === 'file') return write({ kind: 'file', path: target.fsPath });
    const { written, ...result } = await write({ kind: 'bytes', name: fileName(target) });
    if (!written) throw new Error('expected the written bytes from the worker');
    await vscode.workspace.fs.writeFile(target, written);
    return result;
  }

  private dropEarlyReading(): void {
    this.early?.abandon();
    this.early = undefined;
  }

  /** The worker starts with the first call, and again after it ended. */
  private get api() {
    this.worker ??= startWorker(this.workerScript, () => {
      this.worker = undefined;
    });
    return this.worker.api;
  }
}
