import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PartReading } from '../engine/profile/parts/partTypes';
import type { OtherReaders } from '../engine/profile/parts/profileParts';
import { createClient, type CallContext } from '../protocol/rpc';
import type { PartWorkerData } from './partWorker';
import { threadPort } from './threadPort';

/** More threads than this gain little: memory is the limit then. */
const MOST_READERS = 4;

/** How many threads read a large file together, this one included: one core is left to others, but two read always. */
export function readerCount(): number {
  return Math.max(2, Math.min(MOST_READERS, availableParallelism() - 1));
}

/**
 * Uses more threads to read the file at `path`, and ends them afterwards, however that goes.
 * @param readers how many threads read together, the calling one included
 */
export async function withReaders<T>(
  path: string,
  readers: number,
  use: (others: OtherReaders) => Promise<T>,
): Promise<T> {
  const workers: Worker[] = [];
  const clients: { close(reason: Error): void }[] = [];
  try {
    return await use((version) =>
      Array.from({ length: readers - 1 }, () => {
        const workerData: PartWorkerData = { path, version };
        const worker = new Worker(join(__dirname, 'partWorker.js'), { workerData });
        const client = createClient<PartReading<CallContext>>(threadPort(worker));
        worker.on('error', (error) => {
          client.close(error);
        });
        workers.push(worker);
        clients.push(client);
        return client.api;
      }),
    );
  } finally {
    for (const client of clients) client.close(new Error('the readers of this file have ended'));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
