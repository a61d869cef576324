import { startOfRecord, type RecordBatch } from '../csv/recordBatch';
import type { Kernel } from '../kernel/kernel';
import type { NotedCells } from './writeResult';
import type { BlockScaler } from './blockScaler';
import type { BatchWriter } from './newBatchWriter';

/** Cells that are scaled at a time: so few that they stay in the cache of the processor until they are written. */
const PIECE_CELLS = 8192;

/** Copies batches of records, replacing the numbers of some columns. */
export class RecordWriter implements BatchWriter {
  readonly leftOut: NotedCells = { count: 0, lines: [] };

  constructor(
    private readonly scaler: BlockScaler,
    private readonly kernel: Kernel,
  ) {}

  /**
   * The bytes of the batch with its numbers scaled, piece by piece; each is valid until the next.
   * @throws {DataError} `missing-in-row`
   */
  *write(batch: RecordBatch): Generator<Uint8Array> {
    const { kernel } = this;
    const { indices } = this.scaler;
    let from = batch.start;
    const pieces = indices.length > 0 ? batch.records : 0;
    const most = Math.min(kernel.blockRecords, Math.ceil(PIECE_CELLS / indices.length));
    for (let first = 0; first < pieces; first += most) {
      const count = Math.min(most, batch.records - first);
      const block = kernel.readCells(batch, first, count, indices);
      this.scaler.scale(block, batch.line.subarray(first, first + count));
      const next = first + count;
      const to = next < batch.records ? startOfRecord(batch, next) : batch.end;
      yield kernel.spliceNumbers(batch, { from, to, first, count }, indices, block);
      from = to;
    }
    if (from < batch.end) yield batch.bytes.subarray(from, batch.end);
  }
}
