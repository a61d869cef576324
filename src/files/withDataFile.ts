import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ByteSource } from '../engine/byteSource';
import type { ReadProgress } from '../engine/dataset';
import type { Task } from '../engine/task';
import { prepareFile } from './preparedFile';
import { withFileSource } from './withFiles';

/**
 * Opens a data file as the engine reads it, uses it, and removes what was made for that.
 * @param use gets the source, the path under which other threads find the same bytes, and the file itself
 */
export function withDataFile<T>(
  filePath: string,
  task: Task<ReadProgress>,
  use: (source: ByteSource, path: string, original: ByteSource) => Promise<T>,
): Promise<T> {
  return withFileSource(filePath, async (original) => {
    const folder = path.join(tmpdir(), `normscope-${randomBytes(6).toString('hex')}`);
    try {
      const prepared = await prepareFile(original, folder, task);
      if (!prepared) return await use(original, filePath, original);
      const { origin } = prepared;
      return await withFileSource(prepared.path, (text) =>
        use({ ...text, name: original.name, origin }, prepared.path, original),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
