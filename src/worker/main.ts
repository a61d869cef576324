import { parentPort } from 'node:worker_threads';
import { serve, type Port, type Request, type Response } from '../protocol/rpc';
import { createDatasetService } from './datasetService';

if (!parentPort) throw new Error('expected to run in a worker thread');
const thread = parentPort;
const port: Port<Response, Request> = {
  post: (message) => {
    thread.postMessage(message);
  },
  onMessage: (listener) => {
    thread.on('message', listener);
  },
};
serve(createDatasetService(), port);
