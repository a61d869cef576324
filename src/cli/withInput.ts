import { createWriteStream } from 'node:fs';
import type { ByteSource } from '../engine/byteSource';
import type { ReadOptions, ReadProgress } from '../engine/dataset';
import { Cancelled, type Task } from '../engine/task';
import { prepareFile } from '../files/prepareFile';
import { Scratch } from '../files/scratch';
import { type OtherThreads, readerCount, withReaders } from '../worker/pool';

/** FILE is read so, and whoever asked may give it up. */
export interface InputTask extends Task<ReadProgress> {
  readonly signal: AbortSignal;
}

/**
 * Opens FILE, or standard input for `-`, as UTF-8: what is not, and what comes from standard input, is kept in a temporary
 * file first, because the engine reads its source more than once.
 * @param use its `original` is the file itself
 */
export async function withInput<T>(
  file: string,
  reading: ReadOptions,
  task: InputTask,
  use: (source: ByteSource, others: OtherThreads, original: ByteSource) => Promise<T>,
): Promise<T> {
  const scratch = new Scratch();
  try {
    const path = file === '-' ? await spooled(scratch, task.signal) : file;
    const prepared = await prepareFile({ kind: 'file', path }, reading, scratch, task);
    return await withReaders(prepared.path ?? path, readerCount(), (others) =>
      prepared.use((source, original) => use(source, others, original)),
    );
  } finally {
    await scratch.remove();
  }
}

async function spooled(scratch: Scratch, signal: AbortSignal): Promise<string> {
  const place = await scratch.place('standard input');
  // Only here: loading it takes a part of what a small file takes.
  const { pipeline } = await import('node:stream/promises');
  try {
    await pipeline(process.stdin, createWriteStream(place), { signal });
  } catch (error) {
    throw signal.aborted ? new Cancelled() : error;
  }
  return place;
}
