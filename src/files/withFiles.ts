import type { ByteSink, ByteSource } from '../engine/byteSource';
import { openFileSource } from './fileSource';
import { createFileTarget } from './fileTarget';

/** Opens a file, uses it, and closes it whatever happens. */
export async function withFileSource<T>(
  filePath: string,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const source = openFileSource(filePath);
  try {
    return await use(source);
  } finally {
    source.close();
  }
}

/** Writes a file through `use`; when that fails or is cancelled, nothing is left behind. */
export async function withFileTarget<T>(filePath: string, use: (sink: ByteSink) => Promise<T>): Promise<T> {
  const target = await createFileTarget(filePath);
  try {
    const result = await use(target);
    await target.finish();
    return result;
  } catch (error) {
    await target.discard();
    throw error;
  }
}
