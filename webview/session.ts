/** The page's line to its host: calls, events, and the state that outlives the page. */
import type { HostApi, HostEvent } from '../src/protocol/hostApi';
import { createClient, type Request, type Response } from '../src/protocol/rpc';

export interface Session {
  readonly host: HostApi;
  onEvent(listener: (event: HostEvent) => void): void;
  /** What {@link Session.save} kept before the page was hidden or reloaded, unchecked. */
  readonly saved: unknown;
  save(state: object): void;
}

type ToPage = { readonly rpc: Response } | { readonly event: HostEvent };

declare function acquireVsCodeApi(): {
  postMessage(message: { readonly rpc: Request }): void;
  getState(): unknown;
  setState(state: object): void;
};

/** May be called once per page, as `acquireVsCodeApi` may. */
export function openSession(): Session {
  const vscode = acquireVsCodeApi();
  const onMessage = (listener: (message: ToPage) => void) => {
    addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'object' && data !== null) listener(data as ToPage);
    });
  };
  const client = createClient<HostApi>({
    post(rpc) {
      vscode.postMessage({ rpc });
    },
    onMessage(listener) {
      onMessage((message) => {
        if ('rpc' in message) listener(message.rpc);
      });
    },
  });
  return {
    host: client.api,
    onEvent(listener) {
      onMessage((message) => {
        if ('event' in message) listener(message.event);
      });
    },
    saved: vscode.getState(),
    save(state) {
      vscode.setState(state);
    },
  };
}
