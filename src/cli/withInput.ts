import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from '../engine/byteSource';
import type { ReadProgress } from '../engine/dataset';
import { Cancelled, type Task } from '../engine/task';
import { breathe } from '../files/breathe';
import { withDataFile } from '../files/withDataFile';
import { type OtherThreads, readerCount, withReaders } from '../worker/pool';

/** @param original the file itself, where the source was made from it */
type UseInput<T> = (source: ByteSource, others: OtherThreads, original: ByteSource) => Promise<T>;

/**
 * Opens FILE, or standard input for `-`: that is kept in a temporary file first, because the engine reads its
 * source more than once.
 * @param onProgress hears of turning a file that is no text into text
 */
export async function withInput<T>(
  file: string,
  signal: AbortSignal,
  use: UseInput<T>,
  onProgress?: (progress: ReadProgress) => void,
): Promise<T> {
  const task = { signal, breathe, onProgress };
  if (file !== '-') return withFile(file, task, use);
  const folder = await mkdtemp(path.join(tmpdir(), 'normscope-'));
  try {
    const spooled = path.join(folder, 'standard input');
    try {
      await pipeline(process.stdin, createWriteStream(spooled), { signal });
    } catch (error) {
      throw signal.aborted ? new Cancelled() : error;
    }
    return await withFile(spooled, task, use);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function withFile<T>(file: string, task: Task<ReadProgress>, use: UseInput<T>): Promise<T> {
  return withDataFile(file, task, (source, read, original) =>
    withReaders(read, readerCount(), (others) => use(source, others, original)),
  );
}
