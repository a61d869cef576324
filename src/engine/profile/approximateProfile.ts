import { type ByteSource, memorySource } from '../byteSource';
import { fileStart } from '../csv/fileStart';
import { fillBuffer } from '../csv/fillBuffer';
import { headRecords } from '../csv/headRecords';
import { openCsv } from '../csv/openCsv';
import { DataError } from '../dataError';
import type { DatasetProfile, ReadOptions, ReadProgress } from '../dataset';
import type { Task } from '../task';
import { profileDataset } from './profileDataset';

/** Up to this size the exact profile is there before anyone could look at another one. */
const WORTH_APPROXIMATING = 8 << 20;
/** Bytes at the start of a file that the approximate profile is made from: a few milliseconds of work. */
const APPROXIMATED_BYTES = 1 << 20;

/**
 * Describes a large file by the complete records in its first megabyte, to be shown while the rest is read. Every number
 * is exact for those records; `rows` and `bytes` count them alone. Dialect and column names are those of the file, and are
 * reported as progress before.
 *
 * @returns undefined where the file is small, or where its start cannot be read or holds no rows: reading all of it tells
 * what there is to say
 * @throws {Cancelled}
 * @example (await approximateProfile(source, {}, {}))?.exact // false
 */
export async function approximateProfile(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<DatasetProfile | undefined> {
  if (source.size <= WORTH_APPROXIMATING) return undefined;
  try {
    return await profileStart(source, options, task);
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

async function profileStart(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<DatasetProfile | undefined> {
  const { dialect, columnNames } = await openCsv(source, options, task);
  const buffer = new Uint8Array(APPROXIMATED_BYTES);
  const head = buffer.subarray(0, await fillBuffer(source, 0, buffer, 0, buffer.length));
  const { scan } = headRecords(head, fileStart(head, dialect.preambleLines), dialect, false);
  // A record that takes most of the head says little about the file, or has a quote that is never closed.
  if (scan.end < head.length / 2) return undefined;

  const { delimiter, quote, escape, comment, header, decimal, thousands, preambleLines } = dialect;
  const known = { delimiter, quote, escape, comment, header, decimal, thousands, preambleLines };
  const complete = memorySource(source.name, head.subarray(0, scan.end));
  const quiet = { signal: task.signal, breathe: task.breathe };
  const profile = await profileDataset(complete, { ...options, ...known }, quiet);
  // Fewer bytes may show fewer columns where no header names them.
  if (profile.rows === 0 || profile.columns.length !== columnNames.length) return undefined;
  return { ...profile, exact: false, dialect };
}
