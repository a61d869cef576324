import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from '../engine/byteSource';
import { Cancelled } from '../engine/task';
import { withFileSource } from '../files/withFiles';
import { type OtherThreads, readerCount, withReaders } from '../worker/pool';

/**
 * Opens FILE, or standard input for `-`: that is kept in a temporary file first, because the engine reads its
 * source more than once.
 */
export async function withInput<T>(
  file: string,
  signal: AbortSignal,
  use: (source: ByteSource, others: OtherThreads) => Promise<T>,
): Promise<T> {
  if (file !== '-') return withFile(file, use);
  const folder = await mkdtemp(path.join(tmpdir(), 'normscope-'));
  try {
    const spooled = path.join(folder, 'standard input');
    try {
      await pipeline(process.stdin, createWriteStream(spooled), { signal });
    } catch (error) {
      throw signal.aborted ? new Cancelled() : error;
    }
    return await withFile(spooled, use);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function withFile<T>(
  file: string,
  use: (source: ByteSource, others: OtherThreads) => Promise<T>,
): Promise<T> {
  return withReaders(file, readerCount(), (others) => withFileSource(file, (source) => use(source, others)));
}
