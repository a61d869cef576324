import { type ByteSource, fileSize } from '../byteSource';
import { BLANKS } from '../csv/blanks';
import { openCsv, type OpenedCsv } from '../csv/openCsv';
import { fillBuffer } from '../csv/fillBuffer';
import type { ReadProgress } from '../dataset';
import type { TextFormat } from '../dialect';
import type { ReadOptions } from '../readOptions';
import { learnKeys } from '../json/learnKeys';
import { type OpenedJson, openJsonHead } from '../json/openJson';
import type { Task } from '../task';
import { formatOf } from './formatOf';
import { refuseHeader, refuseInapplicable, refuseOrient } from './inapplicable';

/** A data file whose head is understood: what reading its records needs. Plain data, but for `byColumn`. */
export type OpenedTable = OpenedCsv | OpenedJson;

/** Whether parts of the file can be read by themselves. */
export function mayBeDivided(table: OpenedTable): boolean {
  if (table.format === 'csv') return true;
  const { shape, byColumn, isEmpty } = table;
  return !byColumn && !isEmpty && (shape.lines || (shape.records !== 'values' && !shape.alone));
}

/** Whether records behind the head may have keys that are no columns yet. */
export function mayHaveMoreKeys(table: OpenedTable): table is OpenedJson {
  return table.format !== 'csv' && table.headKeys !== undefined;
}

/**
 * Not so in CSV of one column: an empty cell would be a blank line, which is no row. Nor where blanks delimit: nothing would be
 * left of it.
 */
export function mayEmptyCells(table: OpenedTable): boolean {
  if (table.format !== 'csv') return true;
  return table.columnNames.length > 1 && table.dialect.delimiter !== BLANKS;
}

/** Bytes that tell JSON from other text. */
const TOLD = 4096;

/**
 * Reads the head of a file, as far as its first record is complete, and reports it as progress. Of JSON objects all of
 * the file is looked through for keys, unless `options.columnPaths` has them.
 * @throws {DataError} as {@link refuseInapplicable}, {@link openCsv} and {@link openJsonHead}
 * @throws {Cancelled}
 */
export async function openTable(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<OpenedTable> {
  const table = await openTableHead(source, options, task);
  if (!mayHaveMoreKeys(table)) return table;
  return reported(await learnKeys(source, table, task), source, task);
}

/** As {@link openTable}, by the head of the file alone: JSON objects may have further keys later on. */
export async function openTableHead(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<OpenedTable> {
  const { origin } = source;
  if (origin?.container === 'parquet') refuseInapplicable(options, 'Parquet');
  const format = options.format ?? (await tellFormat(source));
  if (format === 'csv') {
    refuseInapplicable(options, 'delimited text');
    return openCsv(source, options, task);
  }
  refuseInapplicable(options, FOUND[format]);
  const table = await openJsonHead(source, format, options, task);
  refuseHeader(options, table.dialect.layout, FOUND[table.format]);
  refuseOrient(options, table.dialect.layout, FOUND[table.format]);
  return reported(table, source, task);
}

const FOUND = { json: 'JSON', jsonl: 'JSON Lines' } as const;

async function tellFormat(source: ByteSource): Promise<TextFormat> {
  // Made from another file: its name tells nothing.
  if (source.origin?.container === 'parquet') return 'jsonl';
  const head = new Uint8Array(Math.min(TOLD, source.size));
  return formatOf(source.name, head.subarray(0, await fillBuffer(source, 0, head, 0, head.length)));
}

function reported(table: OpenedJson, source: ByteSource, task: Task<ReadProgress>): OpenedJson {
  const { dialect, columnNames, dataStart } = table;
  const head = { dialect, columnNames, bytes: fileSize(source) };
  task.onProgress?.({ rows: 0, bytesRead: dataStart, bytesTotal: source.size, head });
  return table;
}
