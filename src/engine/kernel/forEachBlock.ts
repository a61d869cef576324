import type { RecordBatch } from '../csv/recordBatch';
import type { CellBlock, Kernel } from './kernel';

/** Reads the cells of all records of the kernel's last batch, as many at a time as it takes. */
export function forEachBlock(
  kernel: Kernel,
  batch: RecordBatch,
  onBlock: (block: CellBlock, lines: Uint32Array, first: number, count: number) => void,
): void {
  for (let first = 0; first < batch.records; first += kernel.blockRecords) {
    const count = Math.min(kernel.blockRecords, batch.records - first);
    const block = kernel.readCells(batch, first, count);
    onBlock(block, batch.line.subarray(first, first + count), first, count);
  }
}
