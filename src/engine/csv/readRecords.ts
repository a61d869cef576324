import type { ByteSource } from '../byteSource';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { checkpoint, type Task } from '../task';
import { LF } from './ascii';
import type { Kernel } from '../kernel/kernel';
import { invalidJson, invalidJsonMessage } from '../json/invalidJson';
import { physicalLine } from '../json/physicalLine';
import { readTail } from '../json/readTail';
import type { OpenedTable } from '../table/openTable';
import type { RecordBatch } from './recordBatch';
import { fillBuffer } from './fillBuffer';
import { BEYOND_STOP, readSizes, recordTooLong, type ReadSizes } from './readSizes';
import { unterminatedQuote } from './unterminatedQuote';

/** How reading ended. */
export interface ReadEnd {
  readonly rows: number;
  /** Position and physical line behind the last record. */
  readonly end: number;
  readonly line: number;
  /** With `stopAtUnterminatedQuote`: why and where nothing more was read. Absent: the file's end was reached. */
  readonly stopped?: { readonly line: number; readonly why: string };
}

/** A part of the file: the records that begin in it. */
export interface RecordRange {
  /** Where the first of them begins, and its physical line. */
  readonly start: number;
  readonly line: number;
  /** No record that begins here or behind is read. */
  readonly stop: number;
  /** Of the file, before the range: rows are counted on from there. Left out: from 0. */
  readonly rows?: number;
}

/**
 * Reads all data records, in batches of about one chunk, in constant memory: the buffer grows only for a record
 * longer than a chunk, up to `sizes.maxRecord`. The records do not depend on the chunk size.
 *
 * @param table what {@link openTable} found out
 * @param kernel scans the bytes; the batches are its
 * @param range left out: the whole file, its head before the records included in the first batch
 * @param onBatch its batch may be reused as soon as its promise settles; a batch may hold no records
 * @returns after the last batch
 * @throws {DataError} `unterminated-quote` or `invalid-json`, after all complete records before it were delivered;
 * `record-too-long`; whatever the source throws
 * @throws {Cancelled}
 */
export async function readRecords(
  file: ByteSource,
  table: OpenedTable,
  kernel: Kernel,
  options: Pick<ReadOptions, 'stopAtUnterminatedQuote'>,
  task: Task<ReadProgress>,
  onBatch: (batch: RecordBatch) => void | Promise<void>,
  sizes: ReadSizes = readSizes(table.columnNames.length),
  range?: RecordRange,
): Promise<ReadEnd> {
  const json = table.format === 'csv' ? undefined : table;
  const source = json?.byColumn?.rows ?? file;
  let filePosition = range?.start ?? 0;
  let filled = 0;
  let from = range ? 0 : table.dataStart;
  let line = range?.line ?? table.dataLine;
  const stop = range?.stop ?? Infinity;
  let rows = range?.rows ?? 0;
  if (range && filePosition >= stop) return { rows, end: filePosition, line };
  if (json?.isEmpty)
    return readTail(source, json, 0, json.dataStart, { rows, line }, options, task, onBatch, sizes);
  for (;;) {
    await checkpoint(task);
    // Room for a record that did not fit, and for the sentinel behind the bytes.
    const needed = Math.min(sizes.chunk, stop - filePosition + BEYOND_STOP);
    const wanted = Math.max(needed, from, Math.min(2 * filled, sizes.maxRecord));
    const room = Math.min(wanted, source.size - filePosition);
    const chunk = kernel.buffer(room, filled);
    filled = await fillBuffer(source, filePosition, chunk, filled, room);
    const atEnd = filled < room || filePosition + filled >= source.size;
    chunk[filled] = LF;

    const scan = kernel.scan(from, filled, atEnd, line, stop - filePosition);
    if (scan.end > 0) {
      const done = onBatch(kernel.batch(filePosition, 0, scan.end, scan));
      if (done) await done;
    }
    rows += scan.records;
    line = scan.nextLine;
    task.onProgress?.({ rows, bytesRead: filePosition + scan.end, bytesTotal: source.size });

    const end = filePosition + scan.end;
    // What is wrong at the end of a table, or stands behind it, belongs to its last part.
    if (end >= stop && !scan.json?.damage && !scan.json?.closed) return { rows, end, line };
    if (json && scan.json?.damage) {
      const { damage } = scan.json;
      const bytes = kernel.buffer(room, filled);
      if (options.stopAtUnterminatedQuote) {
        const why = invalidJsonMessage(bytes, filled, filePosition, damage);
        return { rows, end, line, stopped: { line: damage.line, why } };
      }
      const position = filePosition + damage.position;
      const at = await physicalLine(source, json.shape, position, damage.line, task);
      throw await invalidJson(source, bytes, filled, filePosition, { ...damage, line: at }, rows);
    }
    if (json && scan.json?.closed)
      return readTail(source, json, end, end, { rows, line }, options, task, onBatch, sizes);
    const pending = filled - scan.end;
    const tooLong = pending >= sizes.maxRecord;
    if (scan.openQuote && (atEnd || tooLong)) {
      if (options.stopAtUnterminatedQuote) {
        const stopped = { line: scan.openQuote.line, why: 'a quote is never closed' };
        return { rows, end, line, stopped };
      }
      throw await unterminatedQuote(source, {
        bytes: chunk.subarray(0, filled),
        filePosition,
        rowsBefore: rows,
        ...scan.openQuote,
        ...(atEnd ? {} : { searched: sizes.maxRecord }),
      });
    }
    if (atEnd) return { rows, end, line };
    if (tooLong) {
      const at = json ? await physicalLine(source, json.shape, end, line, task) : line;
      throw recordTooLong(at, sizes.maxRecord);
    }
    // Asked for anew: a kernel's memory may have moved.
    kernel.buffer(room, filled).copyWithin(0, scan.end, filled);
    filePosition += scan.end;
    filled = pending;
    from = 0;
  }
}
