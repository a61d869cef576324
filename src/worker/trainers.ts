import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Cancelled } from '../engine/task';
import type { Experiment, RunKey } from '../engine/train/experiment';
import type { RunResult } from '../engine/train/report';
import type { EpochReport } from '../engine/train/trainRun';
import { createClient } from '../protocol/rpc';
import { threadPort } from './threadPort';
import type { Training, TrainWorkerData } from './trainWorker';

/** How training is followed and stopped. */
export interface TrainingTask {
  readonly signal?: AbortSignal | undefined;
  /** Hears of every epoch of every run, epochs of one run in their order. */
  readonly onEpoch?: ((key: RunKey, report: EpochReport) => void) | undefined;
  /** Hears of every run that is done. */
  readonly onRun?: ((result: RunResult) => void) | undefined;
  /** Lets all threads rest while it says so. */
  readonly rest?: Rest | undefined;
}

/** A switch that all threads see; they stop within a few milliseconds of training. */
export class Rest {
  readonly shared = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

  set(resting: boolean): void {
    Atomics.store(this.shared, 0, resting ? 1 : 0);
    Atomics.notify(this.shared, 0);
  }
}

/**
 * Trains all runs of an experiment, each thread one after the other, the first ones first. The numbers do not depend on
 * how many threads there are.
 * @param script what the threads run
 * @returns the results in the order of the experiment's runs
 * @throws {Cancelled} at once, also while resting: the threads are ended wherever they are
 */
export async function trainExperiment(
  experiment: Experiment,
  threads: number,
  { signal, onEpoch, onRun, rest = new Rest() }: TrainingTask,
  script = join(__dirname, 'trainWorker.js'),
): Promise<RunResult[]> {
  const { runs } = experiment;
  const workerData: TrainWorkerData = { experiment, resting: rest.shared };
  const workers = Array.from({ length: Math.min(threads, runs.length) }, () => {
    const worker = new Worker(script, { workerData });
    const client = createClient<Training>(threadPort(worker));
    worker.on('error', (error) => {
      client.close(error);
    });
    return { worker, client };
  });
  const results: RunResult[] = new Array<RunResult>(runs.length);
  let next = 0;
  try {
    await Promise.all(
      workers.map(async ({ client }) => {
        for (let index = next++; index < runs.length; index = next++) {
          const key = runs[index]!;
          const onProgress = (report: EpochReport) => {
            onEpoch?.(key, report);
          };
          const result = { key, reports: await client.api.train(key, { signal, onProgress }) };
          results[index] = result;
          onRun?.(result);
        }
      }),
    );
    if (signal?.aborted) throw new Cancelled();
    return results;
  } finally {
    for (const { client } of workers) client.close(new Cancelled());
    // One that rests does not end before it is woken.
    rest.set(false);
    await Promise.all(workers.map(({ worker }) => worker.terminate()));
  }
}
