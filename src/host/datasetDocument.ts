import * as vscode from 'vscode';
import type { ReadOptions, ReadProgress, Recipe, TimedProfile, WriteResult } from '../protocol/datasetApi';
import type { HostApi } from '../protocol/hostApi';
import type { CallContext } from '../protocol/rpc';
import { EarlyReading } from './earlyReading';
import { readSettings } from './settings';
import { sourceReference } from './source';
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

  readonly previewColumn: HostApi['previewColumn'] = (index, choice, context) =>
    this.api.previewColumn(index, choice, context);

  /** Writes a normalized copy of the file as it was last profiled. */
  async write(target: vscode.Uri, recipe: Recipe, context: CallContext<ReadProgress>): Promise<WriteResult> {
    const { significantDigits } = readSettings(this.uri);
    const complete = { ...recipe, ...(significantDigits && { significantDigits }) };
    if (target.scheme === 'file') {
      return this.api.write({ kind: 'file', path: target.fsPath }, complete, context);
    }
    const { written, ...result } = await this.api.write({ kind: 'bytes' }, complete, context);
    if (!written) throw new Error('expected the written bytes from the worker');
    await vscode.workspace.fs.writeFile(target, written);
    return result;
  }

  dispose(): void {
    this.dropEarlyReading();
    this.watcher.dispose();
    this.worker?.dispose();
  }

  private async read(options: ReadOptions, context: CallContext<ReadProgress>): Promise<TimedProfile> {
    await this.watcher.remember();
    const source = await sourceReference(this.uri);
    const { missingWords } = readSettings(this.uri);
    return this.api.profile(source, { missingWords, ...options }, context);
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
