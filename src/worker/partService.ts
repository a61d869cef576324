import { parentPort, workerData } from 'node:worker_threads';
import { newPartReader } from '../engine/profile/parts/partReader';
import { changedBeforeReading } from '../engine/readFaults';
import { newPartWriter } from '../engine/write/parts/partWriter';
import { openFileSource } from '../files/fileSource';
import { type CallContext, serve } from '../protocol/rpc';
import { largeBuffers } from './largeBuffers';
import type { PartService } from './pool';
import { threadPort } from './threadPort';

export interface PartWorkerData {
  readonly path: string;
  /** Of the source whose parts are to be read; see ByteSource. */
  readonly version: string;
}

if (!parentPort) throw new Error('expected to run in a worker thread');
const { path, version } = workerData as PartWorkerData;
const opened = Promise.resolve().then(open);
// Whoever calls first hears of it.
opened.catch(() => undefined);

function open() {
  const source = openFileSource(path);
  if (source.version !== version) throw changedBeforeReading(source.name);
  return { reader: newPartReader(source), writer: newPartWriter(source) };
}

const service: PartService<CallContext> = {
  prepare: async (table) => (await opened).reader.prepare(table, {}),
  open: async (input) => (await opened).reader.open(input, {}),
  firstReading: async (part) => (await opened).reader.firstReading(part, {}),
  gathered: async () => (await opened).reader.gathered({}),
  prepareSecond: async (reading) => (await opened).reader.prepareSecond(reading, {}),
  secondReading: async (part) => (await opened).reader.secondReading(part, {}),
  recounted: async () => (await opened).reader.recounted({}),
  collect: async (needed) => (await opened).reader.collect(needed, {}),
  openWriting: async (input) => (await opened).writer.openWriting(input, {}),
  writePart: async (part, before, room) => (await opened).writer.writePart(part, before, room, {}),
};
serve(service, threadPort(parentPort, largeBuffers));
