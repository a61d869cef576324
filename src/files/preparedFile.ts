import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteSource, SourceOrigin } from '../engine/byteSource';
import { DataError } from '../engine/dataError';
import type { ReadProgress } from '../engine/dataset';
import type { Task } from '../engine/task';
import { writeError } from './fileErrors';

/** The text that a file was turned into, in a temporary file. */
export interface PreparedFile {
  readonly path: string;
  readonly origin: SourceOrigin;
}

/** What the engine reads as it is. */
export type Preparation = PreparedFile | undefined;

/**
 * Turns a file that is no text into a temporary file of text.
 * @param folder for temporary files; made when there is something to put into it
 * @returns undefined for a file that is read as it is
 * @throws {DataError} `invalid-parquet`, `unsupported-parquet`, `write-failed` when the disk is full, whatever the source
 *   throws
 * @throws {Cancelled}
 */
export async function prepareFile(
  source: ByteSource,
  folder: string,
  task: Task<ReadProgress>,
): Promise<Preparation> {
  if (!(await isParquet(source))) return undefined;
  const { factsOf, jsonLinesOf, openParquet } = await import('../parquet/main');
  const opened = await openParquet(source);
  const pieces = jsonLinesOf(opened, {
    signal: task.signal,
    breathe: task.breathe,
    onProgress: ({ rows, rowsTotal }) =>
      task.onProgress?.({ rows, bytesRead: (source.size * rows) / rowsTotal, bytesTotal: source.size }),
  });
  const temporary = path.join(folder, `${source.name}.jsonl`);
  try {
    await mkdir(folder, { recursive: true });
    await pipeline(
      Readable.from(pieces, { objectMode: true }),
      createWriteStream(temporary, { mode: 0o600 }),
    );
  } catch (error) {
    throw error instanceof Error && 'code' in error && !(error instanceof DataError)
      ? writeError(error, temporary)
      : error;
  }
  return { path: temporary, origin: { container: 'parquet', size: source.size, parquet: factsOf(opened) } };
}

/** By its first bytes, or, so that a damaged one is told of as such, by its name. */
export async function isParquet(source: ByteSource): Promise<boolean> {
  if (source.name.toLowerCase().endsWith('.parquet')) return true;
  const magic = new Uint8Array(4);
  await source.read(0, magic);
  return ['PAR1', 'PARE'].includes(new TextDecoder('latin1').decode(magic));
}
