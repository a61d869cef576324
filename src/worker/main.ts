import { parentPort } from 'node:worker_threads';
import { serve } from '../protocol/rpc';
import { createDatasetService } from './datasetService';
import { threadPort } from './threadPort';

if (!parentPort) throw new Error('expected to run in a worker thread');
serve(createDatasetService(), threadPort(parentPort));
