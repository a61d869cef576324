import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DatasetApi } from '../protocol/datasetApi';
import { createClient, type Port, type Request, type Response } from '../protocol/rpc';
import { temporaryFolder } from '../protocol/temporaryFolder';

export interface WorkerClient {
  readonly api: DatasetApi;
  /** Ends the thread; calls under way reject. */
  dispose(): void;
}

/**
 * Starts the engine in a thread of its own. Whatever ends the thread, every call settles.
 * @param onExit gets the path of a folder to remove, if it is there
 */
export function startWorker(script: string, onExit: (temporary: string) => void): WorkerClient {
  const worker = new Worker(script);
  const temporary = join(tmpdir(), temporaryFolder(process.pid, worker.threadId));
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
    onExit(temporary);
  });
  return {
    api: client.api,
    dispose() {
      client.close(new Error('the inspector was closed'));
      void worker.terminate();
    },
  };
}
