import { type ByteSource, memorySource } from '../byteSource';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, LF } from '../csv/ascii';
import { fileStart } from '../csv/fileStart';
import { fillBuffer } from '../csv/fillBuffer';
import { headRecords } from '../csv/headRecords';
import type { OpenedCsv } from '../csv/openCsv';
import type { OpenedJson } from '../json/openJson';
import { JsonScanner } from '../json/jsonScanner';
import { keysNameColumns } from '../table/inapplicable';
import { openTableHead } from '../table/openTable';
import { DataError } from '../dataError';
import type { DatasetProfile, ReadProgress } from '../dataset';
import { placeOf } from '../placeOf';
import type { ReadOptions } from '../readOptions';
import type { Task } from '../task';
import { originFacts } from './originFacts';
import { profileDataset } from './profileDataset';
import { WORTH_APPROXIMATING } from './worthApproximating';

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
  const table = await openTableHead(source, options, task);
  const { dialect, columnNames } = table;
  const buffer = new Uint8Array(APPROXIMATED_BYTES);
  const head = buffer.subarray(0, await fillBuffer(source, 0, buffer, 0, buffer.length));
  // Columns are in memory by now, all of them.
  if (table.dataStart >= head.length || (table.format !== 'csv' && table.byColumn)) return undefined;
  const start = table.format === 'csv' ? completeCsv(head, table) : completeJson(head, table);
  // A record that takes most of the head says little about the file, or has a quote that is never closed.
  if (start.bytes.length < head.length / 2) return undefined;

  const complete = memorySource(source.name, start.bytes);
  const quiet = { signal: task.signal, breathe: task.breathe };
  const profile = await profileDataset(complete, { ...options, ...start.known }, quiet);
  // Fewer bytes may show fewer columns where no header names them.
  if (profile.rows === 0 || profile.columns.length !== columnNames.length) return undefined;
  const place = placeOf(source, table);
  return { ...profile, ...originFacts(source), place, bytes: start.end, exact: false, dialect };
}

/** The complete records of the head as a file of their own. */
interface CompleteStart {
  readonly bytes: Uint8Array;
  /** Where they end in the file. */
  readonly end: number;
  /** What is known of them, so that it need not be guessed from fewer bytes. */
  readonly known: ReadOptions;
}

function completeCsv(head: Uint8Array, { dialect }: OpenedCsv): CompleteStart {
  const { scan } = headRecords(head, fileStart(head, dialect.preambleLines), dialect, false);
  const { delimiter, quote, escape, comment, header, decimal, thousands, preambleLines } = dialect;
  const known = { delimiter, quote, escape, comment, header, decimal, thousands, preambleLines };
  return { bytes: head.subarray(0, scan.end), end: scan.end, known };
}

function completeJson(head: Uint8Array, { format, dialect, shape, ...table }: OpenedJson): CompleteStart {
  const bytes = new Uint8Array(head.length + table.around + 1);
  bytes.set(head);
  bytes[head.length] = LF;
  const scan = new JsonScanner(shape, table.columnNames.length).scan(
    bytes,
    table.dataStart,
    head.length,
    false,
    table.dataLine,
  );
  let { end } = scan;
  if (!shape.lines && !scan.json?.closed && scan.records > 0) {
    // The comma behind the last record becomes what closes the table, and the objects around it are closed.
    end = bytes.lastIndexOf(COMMA, end - 1) + 1;
    bytes[end - 1] = shape.keyed ? CLOSE_BRACE : CLOSE_BRACKET;
    bytes.fill(CLOSE_BRACE, end, (end += table.around));
  }
  const { header, path, layout } = dialect;
  const known = {
    format,
    // To be told where the rows are would mean that they are all there is of the table; the names stand beside them.
    ...(layout !== 'pandas-split' && { path }),
    ...(!keysNameColumns(layout) && { header }),
    ...(layout === 'pandas-index' && { orient: 'index' as const }),
    ...(shape.records === 'objects' && { columnPaths: shape.paths }),
  };
  return { bytes: bytes.subarray(0, end), end: scan.end, known };
}
