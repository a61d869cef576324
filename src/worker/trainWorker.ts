import { parentPort, workerData } from 'node:worker_threads';
import { runInput, type Experiment, type RunKey } from '../engine/train/experiment';
import { trainRun, type EpochReport } from '../engine/train/trainRun';
import { breathe } from '../files/breathe';
import { serve, type CallContext } from '../protocol/rpc';
import { threadPort } from './threadPort';

export interface TrainWorkerData {
  readonly experiment: Experiment;
  /** One number, 1 while training is to rest; shared between all threads. */
  readonly resting: Int32Array<SharedArrayBuffer>;
}

export interface Training {
  /** Trains one run of the experiment, with every epoch as progress. */
  train(key: RunKey, context: CallContext<EpochReport>): Promise<readonly EpochReport[]>;
}

if (!parentPort) throw new Error('expected to run in a worker thread');
const { experiment, resting } = workerData as TrainWorkerData;

const service: Training = {
  train: (key, { signal, onProgress }) =>
    trainRun(runInput(experiment, key), {
      signal,
      onProgress,
      breathe: () => {
        // Sleeps for as long as the number is 1.
        Atomics.wait(resting, 0, 1);
        return breathe();
      },
    }),
};
serve(service, threadPort(parentPort));
