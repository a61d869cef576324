import * as vscode from 'vscode';
import type { HostApi, TimedProfile } from '../protocol/hostApi';
import type { CallContext } from '../protocol/rpc';
import type { ReadOptions, ReadProgress, Recipe, WriteResult } from '../protocol/datasetApi';
import { readSettings } from './settings';
import { sourceReference } from './source';
import { startWorker, type WorkerClient } from './workerClient';

/** One data file: owns the worker that reads it, and watches it for changes. */
export class DatasetDocument implements vscode.CustomDocument {
  private worker: WorkerClient | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher: vscode.FileSystemWatcher;
  /** The file was changed, replaced or deleted by someone. */
  readonly onDidChangeSource = this.changed.event;

  constructor(
    readonly uri: vscode.Uri,
    private readonly workerScript: string,
  ) {
    // The whole folder, not a pattern of the file's name: that name may hold glob characters.
    const folder = vscode.Uri.joinPath(uri, '..');
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const notice = (changed: vscode.Uri) => {
      if (changed.toString() === uri.toString()) this.changed.fire();
    };
    this.watcher.onDidChange(notice);
    this.watcher.onDidCreate(notice);
    this.watcher.onDidDelete(notice);
  }

  async profile(options: ReadOptions, context: CallContext<ReadProgress>): Promise<TimedProfile> {
    const source = await sourceReference(this.uri);
    const started = performance.now();
    const { missingWords } = readSettings(this.uri);
    const profile = await this.api.profile(source, { missingWords, ...options }, context);
    return { profile, elapsed: performance.now() - started };
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
    this.watcher.dispose();
    this.changed.dispose();
    this.worker?.dispose();
  }

  /** The worker starts with the first call, and again after it ended. */
  private get api() {
    this.worker ??= startWorker(this.workerScript, () => {
      this.worker = undefined;
    });
    return this.worker.api;
  }
}
