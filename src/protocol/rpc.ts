/**
 * Calls over a message port. One interface is the service's and the client's type, so no caller chooses its own
 * response type. Every call settles: with a value, a coded error or a cancellation, also when the port closes.
 */
import { Cancelled } from '../engine/task';
import { fromWireError, toWireError, type WireError } from './wireError';

/** The last argument of every method: how the caller cancels, and what it hears on the way. */
export interface CallContext<Progress = never> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Any service whose methods end in a {@link CallContext} and answer with a promise. */
export type Service<A> = {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- bounds every function; no value has this type
  [K in keyof A]: (...args: any[]) => Promise<unknown>;
};

/** The two directions of a port between client and server. Ids are the client's, one per call. */
export type Request =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly type: 'cancel'; readonly id: number };
export type Response =
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError };

export interface Port<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
}

export interface Client<A> {
  readonly api: A;
  /** Rejects all that is pending, and every later call, with `reason`: the other side is gone. */
  close(reason: Error): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onProgress: ((progress: never) => void) | undefined;
}

/**
 * The caller's side of a port.
 *
 * A call whose signal aborts rejects with {@link Cancelled} at once; the server is told and its late answer is
 * ignored.
 * @example const client = createClient<DatasetApi>(port); await client.api.profile(source, options, {});
 */
export function createClient<A extends Service<A>>(port: Port<Request, Response>): Client<A> {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let closed: Error | undefined;

  port.onMessage((response) => {
    const call = pending.get(response.id);
    if (!call) return;
    switch (response.type) {
      case 'progress':
        call.onProgress?.(response.progress as never);
        return;
      case 'value':
        call.resolve(response.value);
        return;
      case 'error':
        call.reject(fromWireError(response.error));
        return;
    }
  });

  function call(method: string, args: readonly unknown[], context: CallContext): Promise<unknown> {
    if (closed) return Promise.reject(closed);
    const { signal } = context;
    if (signal?.aborted) return Promise.reject(new Cancelled());
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const settle = () => {
        pending.delete(id);
        signal?.removeEventListener('abort', cancel);
      };
      const cancel = () => {
        settle();
        port.post({ type: 'cancel', id });
        reject(new Cancelled());
      };
      signal?.addEventListener('abort', cancel);
      pending.set(id, {
        resolve(value) {
          settle();
          resolve(value);
        },
        reject(error) {
          settle();
          reject(error);
        },
        onProgress: context.onProgress,
      });
      try {
        port.post({ type: 'call', id, method, args });
      } catch (error) {
        // An argument that cannot be cloned, or a port that is already closed.
        settle();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  const api = new Proxy(Object.create(null) as object, {
    get(_target, method) {
      // A client is no promise: `await client.api` must not call a method named `then`.
      if (typeof method !== 'string' || method === 'then') return undefined;
      return (...args: unknown[]) => call(method, args.slice(0, -1), args.at(-1) as CallContext);
    },
  }) as A;

  return {
    api,
    close(reason) {
      closed ??= reason;
      for (const entry of [...pending.values()]) entry.reject(closed);
    },
  };
}

export interface Server {
  /** Cancels every call under way. */
  close(): void;
}

/**
 * The answering side of a port. `onDefect` hears of errors that are neither the data's nor a cancellation's.
 */
export function serve<A extends Service<A>>(
  service: A,
  port: Port<Response, Request>,
  onDefect: (error: Error) => void = () => undefined,
): Server {
  const running = new Map<number, AbortController>();

  async function answer(request: Extract<Request, { type: 'call' }>): Promise<Response> {
    const { id, method, args } = request;
    const controller = new AbortController();
    running.set(id, controller);
    const context: CallContext<unknown> = {
      signal: controller.signal,
      onProgress: (progress) => {
        if (running.has(id)) port.post({ type: 'progress', id, progress });
      },
    };
    try {
      if (!Object.hasOwn(service, method)) throw new Error(`no method ${JSON.stringify(method)}`);
      const value = await service[method as keyof A](...args, context);
      return { type: 'value', id, value };
    } catch (error) {
      const wire = toWireError(error);
      if (wire.kind === 'internal') onDefect(fromWireError(wire));
      return { type: 'error', id, error: wire };
    } finally {
      running.delete(id);
    }
  }

  port.onMessage((request) => {
    switch (request.type) {
      case 'cancel':
        running.get(request.id)?.abort();
        return;
      case 'call':
        void answer(request).then((response) => {
          port.post(response);
        });
        return;
    }
  });

  return {
    close() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
