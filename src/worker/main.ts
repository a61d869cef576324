import { parentPort, workerData } from 'node:worker_threads';
import { Scratch } from '../files/scratch';
import { serve } from '../protocol/rpc';
import { createDatasetService } from './datasetService';
import { threadPort } from './threadPort';

export interface DatasetWorkerData {
  /** A folder for temporary files, which whoever started this thread deletes when it has ended. */
  readonly scratch: string;
}

if (!parentPort) throw new Error('expected to run in a worker thread');
const { scratch } = workerData as DatasetWorkerData;
serve(createDatasetService(new Scratch(scratch)), threadPort(parentPort));
