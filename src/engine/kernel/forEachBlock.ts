import type { RecordBatch } from '../csv/recordBatch';
import type { CellBlock, Kernel } from './kernel';

/** Some consecutive records of a batch. */
export interface BlockPlace {
  readonly first: number;
  readonly count: number;
  /** The physical line of each record. */
  readonly lines: Uint32Array;
}

/**
 * Reads the cells of all records of the kernel's last batch, as many at a time as it takes.
 * @param columns those to be read; undefined: all of them
 */
export function forEachBlock(
  kernel: Kernel,
  batch: RecordBatch,
  columns: readonly number[] | undefined,
  onBlock: (block: CellBlock, place: BlockPlace) => void,
): void {
  for (let first = 0; first < batch.records; first += kernel.blockRecords) {
    const count = Math.min(kernel.blockRecords, batch.records - first);
    const block = kernel.readCells(batch, first, count, columns);
    onBlock(block, { first, count, lines: batch.line.subarray(first, first + count) });
  }
}
