import { randomBytes } from 'node:crypto';
// A temporary folder of this machine is no file of a workspace.
// eslint-disable-next-line @typescript-eslint/no-restricted-imports
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
  const scratch = path.join(tmpdir(), `normscope-${process.pid}-${randomBytes(6).toString('hex')}`);
  const worker = new Worker(script, { workerData: { scratch } });
  // A thread that is ended from outside cannot clean up behind itself.
  const cleanUp = () => {
    rmSync(scratch, { recursive: true, force: true });
  };
  process.once('exit', cleanUp);
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
    process.off('exit', cleanUp);
    cleanUp();
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
