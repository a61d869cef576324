import type { ByteSource } from '../byteSource';
import type { ReadOptions, ReadProgress } from '../dataset';
import { checkpoint, type Task } from '../task';
import { LF } from './ascii';
import type { Kernel } from '../kernel/kernel';
import type { OpenedCsv } from './openCsv';
import type { RecordBatch } from './recordBatch';
import { fillBuffer } from './fillBuffer';
import { BEYOND_STOP, READ_SIZES, recordTooLong, type ReadSizes } from './readSizes';
import { unterminatedQuote } from './unterminatedQuote';

/** How reading ended. */
export interface ReadEnd {
  readonly rows: number;
  /** Position and physical line behind the last record. */
  readonly end: number;
  readonly line: number;
  /** With `stopAtUnterminatedQuote`: the line of the quote that is never closed. Absent: the file's end was reached. */
  readonly stoppedAtLine?: number;
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
 * @param csv what {@link openCsv} found out
 * @param kernel scans the bytes; the batches are its
 * @param range left out: the whole file, its head before the records included in the first batch
 * @param onBatch its batch may be reused as soon as its promise settles; a batch may hold no records
 * @returns after the last batch
 * @throws {DataError} `unterminated-quote`, after all complete records before the quote were delivered;
 * `record-too-long`; whatever the source throws
 * @throws {Cancelled}
 */
export async function readRecords(
  source: ByteSource,
  csv: OpenedCsv,
  kernel: Kernel,
  options: Pick<ReadOptions, 'stopAtUnterminatedQuote'>,
  task: Task<ReadProgress>,
  onBatch: (batch: RecordBatch) => void | Promise<void>,
  sizes: ReadSizes = READ_SIZES,
  range?: RecordRange,
): Promise<ReadEnd> {
  let filePosition = range?.start ?? 0;
  let filled = 0;
  let from = range ? 0 : csv.dataStart;
  let line = range?.line ?? csv.dataLine;
  const stop = range?.stop ?? Infinity;
  let rows = range?.rows ?? 0;
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
    if (end >= stop) return { rows, end, line };
    const pending = filled - scan.end;
    const tooLong = pending >= sizes.maxRecord;
    if (scan.openQuote && (atEnd || tooLong)) {
      if (options.stopAtUnterminatedQuote) return { rows, end, line, stoppedAtLine: scan.openQuote.line };
      throw await unterminatedQuote(source, {
        bytes: chunk.subarray(0, filled),
        filePosition,
        rowsBefore: rows,
        ...scan.openQuote,
        ...(atEnd ? {} : { searched: sizes.maxRecord }),
      });
    }
    if (atEnd) return { rows, end, line };
    if (tooLong) throw recordTooLong(line, sizes.maxRecord);
    // Asked for anew: a kernel's memory may have moved.
    kernel.buffer(room, filled).copyWithin(0, scan.end, filled);
    filePosition += scan.end;
    filled = pending;
    from = 0;
  }
}
