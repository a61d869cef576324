import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DataError } from '../engine/dataError';

/** @throws {DataError} `write-failed` when a file that is read would be written, or one file written twice */
export async function refuseOverwriting(
  inputs: readonly string[],
  outputs: readonly string[],
): Promise<void> {
  if (new Set(outputs.map((output) => resolve(output))).size < outputs.length) {
    throw new DataError('write-failed', 'the copy and the scaler would be one file', {
      hint: 'Choose another name after --save-scaler.',
    });
  }
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
