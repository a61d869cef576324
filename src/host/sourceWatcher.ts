import * as vscode from 'vscode';
import { unsavedDocument } from './openText';

/** Tells when a file is no longer what it was when it was last read. */
export class SourceWatcher implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher: vscode.FileSystemWatcher;
  private readonly edits: vscode.Disposable;
  private version: string | undefined;
  readonly onDidChange = this.changed.event;

  constructor(private readonly uri: vscode.Uri) {
    // The whole folder, not a pattern of the file's name: that name may hold glob characters.
    const folder = vscode.Uri.joinPath(uri, '..');
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const notice = (touched: vscode.Uri) => {
      if (touched.toString() === uri.toString()) void this.compare();
    };
    this.watcher.onDidChange(notice);
    this.watcher.onDidCreate(notice);
    this.watcher.onDidDelete(notice);
    // Its text in an editor is read as long as it is not saved.
    this.edits = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        notice(document.uri);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri: saved }) => {
        notice(saved);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri: closed }) => {
        notice(closed);
      }),
    );
  }

  /** The file is about to be read: from now on it changes when it differs from what it is now. */
  async remember(): Promise<void> {
    this.version = await versionOf(this.uri);
  }

  dispose(): void {
    this.watcher.dispose();
    this.edits.dispose();
    this.changed.dispose();
  }

  /** Events also come late, for what happened before the file was read, and for what changes no content. */
  private async compare(): Promise<void> {
    if (this.version === undefined) return;
    if ((await versionOf(this.uri)) !== this.version) this.changed.fire();
  }
}

async function versionOf(uri: vscode.Uri): Promise<string> {
  const unsaved = unsavedDocument(uri);
  if (unsaved) return `unsaved ${unsaved.version}`;
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    return 'not there';
  }
}
