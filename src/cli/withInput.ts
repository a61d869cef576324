import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { ByteSource } from '../engine/byteSource';
import type { ReadProgress } from '../engine/dataset';
import type { ReadOptions } from '../engine/readOptions';
import { inOther, otherReading } from '../engine/fit/otherFile';
import { Cancelled, type Task } from '../engine/task';
import { type PreparedFile, prepareFile } from '../files/prepareFile';
import { Scratch } from '../files/scratch';
import { type OtherThreads, readerCount, withReaders } from '../worker/pool';

/** FILE is read so, and whoever asked may give it up. */
export interface InputTask extends Task<ReadProgress> {
  readonly signal: AbortSignal;
}

/** What is done with a file; `original` is the file itself. */
type Use<T> = (source: ByteSource, others: OtherThreads, original: ByteSource) => Promise<T>;

/**
 * Opens FILE, or standard input for `-`, as UTF-8: what is not, and what comes from standard input, is kept in a temporary
 * file first, because the engine reads its source more than once.
 */
export function withInput<T>(file: string, reading: ReadOptions, task: InputTask, use: Use<T>): Promise<T> {
  return withPrepared(file, task, use, (at, scratch) => prepareFile(at, reading, scratch, task));
}

/**
 * As {@link withInput}, for another file that is fitted on: what is wrong with it names it.
 * @param reading that of FILE
 */
export function withOtherInput<T>(
  file: string,
  reading: ReadOptions,
  task: InputTask,
  use: Use<T>,
): Promise<T> {
  return withPrepared(file, task, use, (at, scratch) =>
    inOther({ name: path.basename(path.resolve(at.path)) }, () =>
      prepareFile(at, otherReading(reading), scratch, task),
    ),
  );
}

async function withPrepared<T>(
  file: string,
  { signal }: Pick<InputTask, 'signal'>,
  use: Use<T>,
  prepare: (at: { readonly kind: 'file'; readonly path: string }, scratch: Scratch) => Promise<PreparedFile>,
): Promise<T> {
  const scratch = new Scratch();
  try {
    const at = file === '-' ? await spooled(scratch, signal) : file;
    const prepared = await prepare({ kind: 'file', path: at }, scratch);
    return await withReaders(
      prepared.path ?? at,
      readerCount(),
      (others) => prepared.use((source, original) => use(source, others, original)),
      // What was found can be printed meanwhile.
      (ended) => {
        scratch.keepUntil(ended);
      },
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
