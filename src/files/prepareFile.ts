import { promises } from 'node:fs';
import path from 'node:path';
import type { ByteSource } from '../engine/byteSource';
import { fillBuffer } from '../engine/csv/fillBuffer';
import type { ReadProgress } from '../engine/dataset';
import { KeptWork } from '../engine/keptWork';
import { changedSinceRead } from '../engine/readFaults';
import type { Task } from '../engine/task';
import { type OriginalFile, withOriginal } from './originalFile';
import { PREPARER_HEAD, type PrepareOptions, preparerOf } from './preparer';
import type { Scratch } from './scratch';
import { type ShowStart, StartShowing } from './showStart';
import { withTemporaryTarget } from './temporaryTarget';
import { withFileSource } from './withFiles';

/** What the engine reads of a data file: the file itself, or a temporary file that was made from it. */
export interface PreparedFile {
  /** Of the file itself; see ByteSource. */
  readonly version: string;
  /** Where other threads may open what `use` gives; undefined for bytes in memory. */
  readonly path: string | undefined;
  /**
   * Opens it and the file itself, and closes them whatever happens. Its version is that of the file at `path`.
   * @throws {DataError} `changed-while-reading` when the file is no longer what it was
   */
  use<T>(work: (source: ByteSource, original: ByteSource) => Promise<T>): Promise<T>;
  /** Deletes the temporary file as soon as no one uses it. */
  release(): Promise<void>;
}

/**
 * Looks at the first bytes of a file and makes what the engine can read of it. A file in UTF-8 costs no more than that look.
 * @param show is called at most once, when much of a temporary file is made
 * @throws {DataError} when it cannot be read, is damaged, or has an encoding that no one knows
 * @throws {Cancelled}
 */
export function prepareFile(
  original: OriginalFile,
  options: PrepareOptions,
  scratch: Scratch,
  task: Task<ReadProgress>,
  show?: ShowStart,
): Promise<PreparedFile> {
  return withOriginal(original, async (source) => {
    const { version } = source;
    const keptWork = new KeptWork();
    const asItIs: PreparedFile = {
      version,
      path: original.kind === 'file' ? original.path : undefined,
      use: (work) =>
        withOriginal(original, (now) => {
          requireVersion(now, version);
          return work({ ...now, keptWork }, now);
        }),
      release: () => Promise.resolve(),
    };
    // The text of an editor was brought to UTF-8 there.
    if (source.origin) return asItIs;
    const buffer = new Uint8Array(Math.min(PREPARER_HEAD, source.size));
    const head = buffer.subarray(0, await fillBuffer(source, 0, buffer, 0, buffer.length));
    const prepare = await preparerOf(source.name, head, source.size <= head.length, options);
    if (!prepare) return asItIs;
    const place = await scratch.place(source.name);
    const origin = await withTemporaryTarget(place, source.name, (sink) => {
      if (!show) return prepare(source, sink, options, task);
      const showing = new StartShowing(sink, source, show);
      return prepare(source, showing, options, { ...task, onOrigin: (origin) => (showing.origin = origin) });
    });
    return {
      version,
      path: place,
      ...temporary(original, version, place, { name: source.name, origin, keptWork }),
    };
  });
}

function temporary(
  original: OriginalFile,
  version: string,
  place: string,
  known: Pick<ByteSource, 'name' | 'origin' | 'keptWork'>,
): Pick<PreparedFile, 'use' | 'release'> {
  let users = 0;
  let released = false;
  const removeIfUnused = async () => {
    if (released && users === 0) await promises.rm(path.dirname(place), { recursive: true, force: true });
  };
  return {
    async use(work) {
      users++;
      try {
        return await withOriginal(original, (now) => {
          requireVersion(now, version);
          return withFileSource(place, (source) => work({ ...source, ...known }, now));
        });
      } finally {
        users--;
        await removeIfUnused();
      }
    },
    async release() {
      released = true;
      await removeIfUnused();
    },
  };
}

/** @throws {DataError} `changed-while-reading` */
export function requireVersion({ name, version }: ByteSource, expected: string): void {
  if (version !== expected) throw changedSinceRead(name);
}
