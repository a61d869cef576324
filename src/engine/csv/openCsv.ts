import { type ByteSource, fileSize } from '../byteSource';
import type { Problem, ReadProgress } from '../dataset';
import type { Dialect } from '../dialect';
import type { ReadOptions } from '../readOptions';
import { sourceEncoding } from '../encoding/sourceEncoding';
import { checkpoint, type Task } from '../task';
import { reportInvalidEncoding } from './batchProblems';
import { detectDialect, HEAD_BYTES } from './detectDialect';
import { fillBuffer } from './fillBuffer';
import { namesFromHeader, numberedNames } from './header';
import { headRecords, type HeadStart } from './headRecords';
import { ProblemLog } from './problemLog';
import { READ_SIZES, recordTooLong } from './readSizes';
import { fieldText, type RecordBatch } from './recordBatch';
import { fileStart } from './fileStart';
import { usualFields } from './usualFields';
import { unterminatedQuote } from './unterminatedQuote';

/** A CSV file whose head is understood: what reading its records needs. */
export interface OpenedCsv {
  readonly format: 'csv';
  readonly dialect: Dialect;
  /** Unique. Records may have fewer or more fields. */
  readonly columnNames: readonly string[];
  /** What is wrong with the header. */
  readonly problems: readonly Problem[];
  /** Position in the file behind the byte order mark, a separator line, lines before the table and the header. */
  readonly dataStart: number;
  /** Physical line at `dataStart`. */
  readonly dataLine: number;
}

/**
 * Reads the head of a file, as far as its first record is complete, and reports it as progress.
 * @throws {DataError} `empty-file`, `binary-file`, `unsupported-encoding`, `unterminated-quote` or `record-too-long` in
 * the first record; whatever the source throws
 * @throws {Cancelled}
 */
export async function openCsv(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<OpenedCsv> {
  const opened = await readHead(source, options, task);
  const { dialect, columnNames } = opened;
  task.onProgress?.({
    rows: 0,
    bytesRead: opened.dataStart,
    bytesTotal: source.size,
    head: { dialect, columnNames, bytes: fileSize(source) },
  });
  return opened;
}

async function readHead(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<OpenedCsv> {
  for (let size = HEAD_BYTES; ; size *= 4) {
    await checkpoint(task);
    const buffer = new Uint8Array(Math.min(size, source.size));
    const head = buffer.subarray(0, await fillBuffer(source, 0, buffer, 0, buffer.length));
    const whole = head.length < size;
    const dialect = { ...detectDialect(head, options, whole), ...sourceEncoding(source) };
    const start = fileStart(head, dialect.preambleLines);
    const { batch, scan } = headRecords(head, start, dialect, whole, dialect.header ? 1 : Infinity);
    if (batch.records > 0)
      return describe(batch, dialect, start, { position: scan.end, line: scan.nextLine });
    if (!whole && size < READ_SIZES.maxRecord) continue;
    if (scan.openQuote === undefined) throw recordTooLong(scan.nextLine, READ_SIZES.maxRecord);
    throw await unterminatedQuote(source, {
      bytes: head,
      filePosition: 0,
      rowsBefore: 0,
      ...scan.openQuote,
      ...(whole ? {} : { searched: head.length }),
    });
  }
}

/** @param batch the header alone, or without a header all records of the head */
function describe(
  batch: RecordBatch,
  dialect: Dialect,
  start: HeadStart,
  behindHeader: HeadStart,
): OpenedCsv {
  if (!dialect.header) {
    const columnNames = numberedNames(usualFields(batch).fields);
    return {
      format: 'csv',
      dialect,
      columnNames,
      problems: [],
      dataStart: start.position,
      dataLine: start.line,
    };
  }
  const header = Array.from({ length: batch.firstField[1]! }, (_, field) => fieldText(batch, field));
  const { names, problems } = namesFromHeader(header, batch.line[0]!);
  const log = new ProblemLog();
  reportInvalidEncoding(batch, dialect.encoding, log);
  log.addAll(problems);
  return {
    format: 'csv',
    dialect,
    columnNames: names,
    problems: log.first,
    dataStart: behindHeader.position,
    dataLine: behindHeader.line,
  };
}
