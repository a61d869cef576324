import * as vscode from 'vscode';
import type { HostApi, HostEvent, RequestedView } from '../protocol/hostApi';
import { serve, type Request, type Response } from '../protocol/rpc';
import { DatasetDocument } from './datasetDocument';
import { createHostApi } from './hostService';
import { webviewHtml, webviewRoot } from './webviewHtml';

/** What page and host send each other. */
interface FromPage {
  readonly rpc: Request;
}
type ToPage = { readonly rpc: Response } | { readonly event: HostEvent };

/** The read-only editor of data files. It never takes a file over: text stays the default. */
export class InspectorEditor implements vscode.CustomReadonlyEditorProvider<DatasetDocument> {
  /** How the page of each open file is written to. */
  private readonly pages = new Map<string, (message: ToPage) => Thenable<boolean>>();
  /** Views that pages still to come are to open with. */
  private readonly requestedViews = new Map<string, RequestedView>();
  private active: { readonly uri: vscode.Uri; send(event: HostEvent): void } | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** The file of the inspector the user is in, if any. */
  get activeUri(): vscode.Uri | undefined {
    return this.active?.uri;
  }

  /**
   * Asks the inspector the user is in to write with the recipe on its screen.
   * @param as whether it asks for a format
   */
  requestWrite(as: boolean): void {
    this.active?.send({ type: as ? 'write-as-requested' : 'write-requested' });
  }

  /** Shows a view of a file: at once where its page is there, else when it is. */
  async requestView(uri: vscode.Uri, view: RequestedView): Promise<void> {
    const post = this.pages.get(uri.toString());
    // A hidden page is gone until it is shown again.
    const delivered = await post?.({ event: { type: 'show-view', view } });
    if (!delivered) this.requestedViews.set(uri.toString(), view);
  }

  openCustomDocument(uri: vscode.Uri): DatasetDocument {
    const document = new DatasetDocument(uri, workerScript(this.extension));
    document.startReading();
    return document;
  }

  resolveCustomEditor(document: DatasetDocument, panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    const post = (message: ToPage) => webview.postMessage(message);
    const send = (event: HostEvent) => void post({ event });
    const self = { uri: document.uri, send };
    const key = document.uri.toString();
    this.pages.set(key, post);
    const takeView = () => {
      const view = this.requestedViews.get(key);
      this.requestedViews.delete(key);
      return view;
    };

    const server = serve<HostApi>(
      createHostApi(document, takeView),
      {
        post: (rpc) => {
          void post({ rpc });
        },
        onMessage: (listener) => {
          webview.onDidReceiveMessage((message: FromPage) => {
            listener(message.rpc);
          });
        },
      },
      (error) => {
        this.log.error(error);
      },
    );
    const changes = document.onDidChangeSource(() => {
      send({ type: 'source-changed' });
    });
    const follow = () => {
      if (panel.active) this.active = self;
      else if (this.active === self) this.active = undefined;
    };
    panel.onDidChangeViewState(follow);
    follow();
    panel.onDidDispose(() => {
      changes.dispose();
      server.close();
      if (this.active === self) this.active = undefined;
      if (this.pages.get(key) === post) this.pages.delete(key);
    });

    webview.options = { enableScripts: true, localResourceRoots: [webviewRoot(this.extension)] };
    webview.html = webviewHtml(webview, this.extension);
  }
}

/** The bundle that runs in the worker thread. */
export function workerScript(extension: vscode.Uri): string {
  return vscode.Uri.joinPath(extension, 'dist', 'worker.js').fsPath;
}
