import { Worker } from 'node:worker_threads';
import type { DatasetApi } from '../protocol/datasetApi';
import { createClient, type Port, type Request, type Response } from '../protocol/rpc';

export interface WorkerClient {
  readonly api: DatasetApi;
  /** Ends the thread; calls under way reject. */
  dispose(): void;
}

/** Starts the engine in a thread of its own. Whatever ends the thread, every call settles. */
export function startWorker(script: string, onExit: () => void): WorkerClient {
  const worker = new Worker(script);
  const port: Port<Request, Response> = {
    post: (message) => {
      worker.postMessage(message);
    },
    onMessage: (listener) => {
      worker.on('message', listener);
    },
  };
  const client = createClient<DatasetApi>(port);
  worker.on('error', (error) => {
    client.close(error);
  });
  worker.on('exit', () => {
    client.close(new Error('the reader of this file has ended'));
    onExit();
  });
  return {
    api: client.api,
    dispose() {
      client.close(new Error('the inspector was closed'));
      void worker.terminate();
    },
  };
}
