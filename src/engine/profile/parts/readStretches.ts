import type { ByteSource } from '../../byteSource';
import { LF } from '../../csv/ascii';
import { fillBuffer } from '../../csv/fillBuffer';
import { readSizes } from '../../csv/readSizes';
import { type RecordBatch, startOfRecord } from '../../csv/recordBatch';
import type { Kernel } from '../../kernel/kernel';
import { randomNumbers } from '../../random';
import type { OpenedTable } from '../../table/openTable';
import { checkpoint, type Task } from '../../task';
import { recordsIn } from './recordsIn';

/** Bytes of a stretch: few rows, because those beside each other may be alike. */
const STRETCH_BYTES = 1 << 14;
/** So many stretches: of a large file the first reading itself shows soon enough what need not be kept. */
const STRETCHES = 128;
/** Where no whole record is found, twice as many bytes are looked at, and once more so. */
const MOST_TRIED = 3;

/**
 * Where stretches begin: the first one with the first record, and each at random in its share of the file. At even
 * distances they would show the same rows again and again of a file that repeats itself.
 *
 * @param size of the file, in bytes
 */
export function stretchStarts(dataStart: number, size: number): readonly number[] {
  const random = randomNumbers(0);
  const share = (size - dataStart) / STRETCHES;
  const free = Math.max(0, share - STRETCH_BYTES);
  return Array.from({ length: STRETCHES }, (_, s) =>
    s === 0 ? dataStart : dataStart + Math.floor(share * s + free * random()),
  );
}

/**
 * Reads the records of some stretches, spread over the file. Their bytes are put one behind the other, so that
 * there are few batches. A stretch in which no whole record is found is passed over.
 *
 * @param onRecords its batch has records of several stretches, in file order, and is valid until it returns; `begins` are
 * the numbers of the records that stretches begin with
 * @returns how many bytes the records have
 * @throws {DataError} whatever the source throws
 * @throws {Cancelled}
 */
export async function readStretches(
  source: ByteSource,
  table: OpenedTable,
  kernel: Kernel,
  task: Task<never>,
  onRecords: (batch: RecordBatch, begins: readonly number[]) => void,
): Promise<number> {
  // As large as later readings want it. Stretches are read into its end, what is kept of them stands at its start.
  const room = readSizes(table.columnNames.length).chunk;
  let usual = STRETCH_BYTES;
  let kept = 0;
  let starts: number[] = [];
  let bytesRead = 0;
  const handOver = () => {
    kernel.buffer(room, kept)[kept] = LF;
    // Nothing belongs to its records that is not there.
    const scan = kernel.scan(0, kept, true, 0, kept);
    const batch = kernel.batch(0, 0, scan.end, scan);
    onRecords(batch, recordsAt(batch, starts));
    bytesRead += kept;
    kept = 0;
    starts = [];
  };
  for (const [s, from] of stretchStarts(table.dataStart, source.size).entries()) {
    let bytes = usual;
    for (let tried = 0; tried < MOST_TRIED || s === 0; tried++) {
      if (kept > 0 && kept + bytes > room) {
        handOver();
        await checkpoint(task);
      }
      const start = room - bytes;
      // With the byte before it, which may be a line end.
      const position = s === 0 ? from : from - 1;
      const buffer = kernel.buffer(room, kept);
      const end = await fillBuffer(source, position - start, buffer, start, room);
      buffer[end] = LF;
      const found = recordsIn(kernel, table, buffer, start, end, STRETCH_BYTES, s === 0);
      if (found) {
        // Asked for anew: a kernel's memory may have moved.
        kernel.buffer(room, room).copyWithin(kept, found.start, found.end);
        starts.push(kept);
        kept += found.end - found.start;
        break;
      }
      if (bytes === room || end < room) break;
      bytes = Math.min(room, 2 * bytes);
    }
    // Elsewhere a record does not begin at once.
    if (s === 0 && bytes > usual) usual = Math.min(room, 2 * bytes);
  }
  if (kept > 0) handOver();
  return bytesRead;
}

/** The numbers of the records that begin at these positions, or, where none does, next behind; both increase. */
function recordsAt(batch: RecordBatch, positions: readonly number[]): number[] {
  let next = 0;
  return positions.map((position) => {
    let end = batch.records;
    while (next < end) {
      const middle = (next + end) >> 1;
      if (startOfRecord(batch, middle) < position) next = middle + 1;
      else end = middle;
    }
    return next;
  });
}
