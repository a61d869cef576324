import { parentPort, workerData } from 'node:worker_threads';
import { newPartReader } from '../engine/profile/parts/partReader';
import type { PartReading } from '../engine/profile/parts/partTypes';
import { changedBeforeReading } from '../engine/readFaults';
import { openFileSource } from '../files/fileSource';
import type { CallContext } from '../protocol/rpc';
import { serve } from '../protocol/rpc';
import { threadPort } from './threadPort';

export interface PartWorkerData {
  readonly path: string;
  /** Of the source whose parts are to be read; see ByteSource. */
  readonly version: string;
}

if (!parentPort) throw new Error('expected to run in a worker thread');
const { path, version } = workerData as PartWorkerData;
const reader = openFileSource(path).then((source) => {
  if (source.version !== version) throw changedBeforeReading(source.name);
  return newPartReader(source);
});
// Whoever calls first hears of it.
reader.catch(() => undefined);

const service: PartReading<CallContext> = {
  open: async (input) => (await reader).open(input, {}),
  firstReading: async (part) => (await reader).firstReading(part, {}),
  gathered: async () => (await reader).gathered({}),
  prepareSecond: async (reading) => (await reader).prepareSecond(reading, {}),
  secondReading: async (part) => (await reader).secondReading(part, {}),
  recounted: async () => (await reader).recounted({}),
};
serve(service, threadPort(parentPort));
