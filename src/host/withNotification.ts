import * as vscode from 'vscode';
import type { CallContext } from '../protocol/rpc';
import type { ReadProgress } from '../protocol/datasetApi';

/**
 * Long work without a page to show it: a notification with a bar and *Cancel*.
 * @param use gets a context for each of the `steps` that the bar is divided into
 */
export function withNotification<T>(
  title: string,
  steps: number,
  use: (context: (step: number) => CallContext<ReadProgress>) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => {
        controller.abort();
      });
      let shown = 0;
      // A large file is read several times: the bar does not go back.
      const show = (fraction: number) => {
        if (fraction <= shown) return;
        progress.report({ increment: (fraction - shown) * 100 });
        shown = fraction;
      };
      return use((step) => ({
        signal: controller.signal,
        onProgress: ({ bytesRead, bytesTotal }) => {
          show((step + bytesRead / bytesTotal) / steps);
        },
      }));
    },
  );
}
