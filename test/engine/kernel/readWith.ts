import { LF } from '../../../src/engine/csv/ascii';
import type { RecordBatch } from '../../../src/engine/csv/recordBatch';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import { DistinctBytes } from '../../../src/engine/stats/distinctBytes';

export const COLUMNS = 3;

/** Everything a kernel finds in some bytes. */
export function readWith(kernel: Kernel, bytes: Uint8Array, from: number, atEnd: boolean, stop: number) {
  const chunk = kernel.buffer(bytes.length, 0);
  chunk.set(bytes);
  chunk[bytes.length] = LF;
  const scan = kernel.scan(from, bytes.length, atEnd, 7, stop);
  const batch: RecordBatch = kernel.batch(0, 0, scan.end, scan);
  const block = kernel.readCells(batch, 0, Math.min(batch.records, kernel.blockRecords));
  const columns = Array.from({ length: COLUMNS }, (_, c) => ({
    // As bits: NaN equals itself, −0 differs from 0.
    values: [...new BigUint64Array(block.values(c).slice().buffer)].map(oneNaN),
    counts: [...Array.from(block.counts(c))],
    words: [...Array.from(block.wordCounts(c))],
  }));
  const distinct = new DistinctBytes();
  kernel.countTexts(batch, 0, batch.records, 0, distinct);
  const index = [batch.firstField, batch.fieldStart, batch.fieldEnd, batch.fieldFlags, batch.line];
  return {
    scan,
    index: index.map((array) => [...array]),
    columns,
    overflows: block.overflows,
    texts: distinct.toParts(),
    written: written(kernel, batch),
  };
}

/** The batch with its numbers divided by three. */
function written(kernel: Kernel, batch: RecordBatch): string {
  const count = Math.min(batch.records, kernel.blockRecords);
  const block = kernel.readCells(batch, 0, count);
  const columns = Array.from({ length: COLUMNS }, (_, c) => c);
  for (const column of columns) {
    const values = block.values(column);
    for (let r = 0; r < count; r++) values[r] = values[r]! / 3;
  }
  const span = { from: batch.start, to: batch.end, first: 0, count };
  return Buffer.from(kernel.spliceNumbers(batch, span, columns, block)).toString('latin1');
}

const NAN_BITS = new BigUint64Array(Float64Array.of(NaN).buffer)[0]!;
function oneNaN(bits: bigint): bigint {
  const isNaN = (bits & 0x7ff0000000000000n) === 0x7ff0000000000000n && (bits & 0xfffffffffffffn) !== 0n;
  return isNaN ? NAN_BITS : bits;
}
