import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { PartReading } from '../engine/profile/parts/partTypes';
import type { Task } from '../engine/task';
import type { PartWriting } from '../engine/write/parts/partWriter';
import { createClient, type CallContext, type Client, type Request } from '../protocol/rpc';
import type { PartWorkerData } from './partService';
import { threadPort } from './threadPort';

/** What another thread does with parts of a file. */
export type PartService<Context> = PartReading<Context> & PartWriting<Context>;

/** Other threads for the file of this version, the same ones whoever asks. */
export type OtherThreads = (version: string) => Promise<readonly PartService<Task<never>>[]>;

/** More threads than this gain little: memory is the limit then. */
const MOST_READERS = 4;

/** What a part leaves behind is little, and short-lived: more room for it would only take memory. */
const LIMITS = { maxYoungGenerationSizeMb: 2 };

/** How many threads work on a large file together, this one included: one core is left to others, but two work always. */
export function readerCount(): number {
  return Math.max(2, Math.min(MOST_READERS, availableParallelism() - 1));
}

/**
 * Uses more threads to read and scale the file at `path`, and ends them afterwards, however that goes.
 * @param readers how many threads work together, the calling one included
 * @param whileEnding is given the end of the threads, which may have the file open until then; what it returns is awaited
 */
export async function withReaders<T>(
  path: string,
  readers: number,
  use: (others: OtherThreads) => Promise<T>,
  whileEnding: (ended: Promise<unknown>) => unknown,
): Promise<T> {
  const workers: Worker[] = [];
  const clients: Client<PartService<CallContext>>[] = [];
  const start = (version: string, NewWorker: typeof Worker) => {
    const workerData: PartWorkerData = { path, version };
    const worker = new NewWorker(join(__dirname, 'partWorker.js'), { workerData, resourceLimits: LIMITS });
    const client = createClient<PartService<CallContext>>(threadPort(worker, buffersIn));
    worker.on('error', (error) => {
      client.close(error);
    });
    workers.push(worker);
    clients.push(client);
  };
  try {
    return await use(async (version) => {
      // Only here: it loads the streams of Node, which a small file does not need.
      const threads = await import('node:worker_threads');
      while (clients.length < readers - 1) start(version, threads.Worker);
      return clients.map(({ api }) => api);
    });
  } finally {
    for (const client of clients) client.close(new Error('the readers of this file have ended'));
    await whileEnding(Promise.all(workers.map((worker) => worker.terminate())));
  }
}

/** The buffers that are arguments of a call, handed over to be filled. Arrays may be of use here, and to other threads. */
function buffersIn(request: Request): ArrayBuffer[] {
  return request.type === 'call' ? request.args.filter((arg) => arg instanceof ArrayBuffer) : [];
}
