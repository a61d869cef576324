import { realpath } from 'node:fs/promises';
import { DataError } from '../engine/dataError';

/** @throws {DataError} `write-failed` when a file that is read would be written */
export async function refuseOverwriting(
  inputs: readonly string[],
  outputs: readonly string[],
): Promise<void> {
  const real = async (path: string) => realpath(path).catch(() => undefined);
  const read = await Promise.all(inputs.map(real));
  for (const output of outputs) {
    const written = await real(output);
    if (written === undefined || !read.includes(written)) continue;
    throw new DataError('write-failed', 'the output is the file that is read', {
      hint: 'Choose another name after -o.',
    });
  }
}
