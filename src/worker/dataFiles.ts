import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { memorySource, type ByteSource } from '../engine/byteSource';
import type { ReadProgress } from '../engine/dataset';
import { Cancelled, type Task } from '../engine/task';
import { isParquet, type PreparedFile, prepareFile } from '../files/preparedFile';
import { withFileSource } from '../files/withFiles';
import type { SourceReference } from '../protocol/datasetApi';
import { temporaryFolder } from '../protocol/temporaryFolder';

/** @param path under which other threads find the same bytes @param original the file itself */
type UseSource<T> = (source: ByteSource, path: string | undefined, original: ByteSource) => Promise<T>;

/** A file, as it was, that was turned into text. */
interface Kept {
  /** The bytes themselves, or path and version of a file. */
  readonly of: unknown;
  readonly folder: string;
  readonly prepared: Promise<PreparedFile | undefined>;
}

/** Opens data files as the engine reads them. What the last one was turned into is kept until there is another one. */
export class DataFiles {
  private kept: Kept | undefined;
  private folders = 0;

  /**
   * @throws {DataError} when the file cannot be read
   * @throws {Cancelled}
   */
  use<T>(reference: SourceReference, task: Task<ReadProgress>, use: UseSource<T>): Promise<T> {
    switch (reference.kind) {
      case 'file':
        return withFileSource(reference.path, (original) =>
          this.usePrepared(original, `${reference.path} ${original.version}`, reference.path, task, use),
        );
      case 'bytes': {
        const { name, bytes } = reference;
        return this.usePrepared(memorySource(name, bytes), bytes, undefined, task, use);
      }
    }
  }

  private async usePrepared<T>(
    original: ByteSource,
    of: unknown,
    filePath: string | undefined,
    task: Task<ReadProgress>,
    use: UseSource<T>,
  ): Promise<T> {
    const prepared = (await isParquet(original)) ? await this.prepare(original, of, task) : undefined;
    if (!prepared) return use(original, filePath, original);
    const { origin } = prepared;
    return withFileSource(prepared.path, (text) =>
      use({ ...text, name: original.name, origin }, prepared.path, original),
    );
  }

  private async prepare(
    original: ByteSource,
    of: unknown,
    task: Task<ReadProgress>,
  ): Promise<PreparedFile | undefined> {
    for (;;) {
      const { kept } = this;
      if (!kept || kept.of !== of) break;
      try {
        return await kept.prepared;
      } catch (error) {
        // Whoever began it gave it up.
        if (!(error instanceof Cancelled) || task.signal?.aborted) throw error;
      }
    }
    const old = this.kept;
    const folder = path.join(...[tmpdir(), temporaryFolder(process.pid, threadId), String(this.folders++)]);
    const kept: Kept = { of, folder, prepared: prepareFile(original, folder, task) };
    this.kept = kept;
    if (old) await rm(old.folder, { recursive: true, force: true });
    try {
      return await kept.prepared;
    } catch (error) {
      if (this.kept === kept) this.kept = undefined;
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }
}
