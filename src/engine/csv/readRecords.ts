import type { ByteSource } from '../byteSource';
import type { ReadOptions, ReadProgress } from '../dataset';
import { checkpoint, type Task } from '../task';
import { LF } from './ascii';
import type { OpenedCsv } from './openCsv';
import type { RecordBatch } from './recordBatch';
import { fillBuffer } from './fillBuffer';
import { newScanner } from './newScanner';
import { READ_SIZES, recordTooLong, type ReadSizes } from './readSizes';
import { unterminatedQuote } from './unterminatedQuote';

/** How reading ended. */
export interface ReadEnd {
  readonly rows: number;
  /** With `stopAtUnterminatedQuote`: the line of the quote that is never closed. Absent: the file's end was reached. */
  readonly stoppedAtLine?: number;
}

/**
 * Reads all data records, in batches of about one chunk, in constant memory: the buffer grows only for a record
 * longer than a chunk, up to `sizes.maxRecord`. The records do not depend on the chunk size.
 *
 * @param csv what {@link openCsv} found out
 * @param onBatch its batch may be reused as soon as its promise settles; a batch may hold no records
 * @returns after the last batch
 * @throws {DataError} `unterminated-quote`, after all complete records before the quote were delivered;
 * `record-too-long`; whatever the source throws
 * @throws {Cancelled}
 */
export async function readRecords(
  source: ByteSource,
  csv: OpenedCsv,
  options: Pick<ReadOptions, 'stopAtUnterminatedQuote'>,
  task: Task<ReadProgress>,
  onBatch: (batch: RecordBatch) => void | Promise<void>,
  sizes: ReadSizes = READ_SIZES,
): Promise<ReadEnd> {
  const scanner = newScanner(csv.dialect);
  let chunk = new Uint8Array(0);
  let filePosition = 0;
  let filled = 0;
  let from = csv.dataStart;
  let line = csv.dataLine;
  let rows = 0;
  for (;;) {
    await checkpoint(task);
    // Room for a record that did not fit, and for the sentinel behind the bytes.
    const wanted = Math.max(sizes.chunk, from, Math.min(2 * filled, sizes.maxRecord));
    const room = Math.min(wanted, source.size - filePosition);
    if (chunk.length <= room) chunk = enlarged(chunk, filled, room + 1);
    filled = await fillBuffer(source, filePosition, chunk, filled, room);
    const atEnd = filled < room || filePosition + filled >= source.size;
    chunk[filled] = LF;

    const scan = scanner.scan(chunk, from, filled, atEnd, line);
    if (scan.end > 0) await onBatch(scanner.batch(chunk, filePosition, 0, scan.end, scan));
    rows += scan.records;
    line = scan.nextLine;
    task.onProgress?.({ rows, bytesRead: filePosition + scan.end, bytesTotal: source.size });

    const pending = filled - scan.end;
    const tooLong = pending >= sizes.maxRecord;
    if (scan.openQuote && (atEnd || tooLong)) {
      if (options.stopAtUnterminatedQuote) return { rows, stoppedAtLine: scan.openQuote.line };
      throw await unterminatedQuote(source, {
        bytes: chunk.subarray(0, filled),
        filePosition,
        rowsBefore: rows,
        ...scan.openQuote,
        ...(atEnd ? {} : { searched: sizes.maxRecord }),
      });
    }
    if (atEnd) return { rows };
    if (tooLong) throw recordTooLong(line, sizes.maxRecord);
    chunk.copyWithin(0, scan.end, filled);
    filePosition += scan.end;
    filled = pending;
    from = 0;
  }
}

function enlarged(bytes: Uint8Array, filled: number, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes.subarray(0, filled));
  return larger;
}
