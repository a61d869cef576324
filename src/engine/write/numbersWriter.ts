import { QUOTED, type RecordBatch } from '../csv/recordBatch';
import type { NotedCells } from './writeResult';
import type { Kernel } from '../kernel/kernel';
import { LAST_NUMBER } from '../table/cellClass';
import { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import type { BlockScaler } from './blockScaler';
import type { BatchWriter } from './newBatchWriter';

/**
 * Writes of each record the numbers that are scaled, and nothing else: doubles in the byte order of the machine, in the order of the
 * columns; NaN for a cell that holds none in the end.
 */
export class NumbersWriter implements BatchWriter {
  readonly leftOut: NotedCells = { count: 0, lines: [] };
  /** To it, a number that stands for a missing value is a number, too: it stays as it is. */
  private readonly plain = new CellClassifier([]);
  private numbers = new Float64Array(0);

  constructor(
    private readonly scaler: BlockScaler,
    private readonly kernel: Kernel,
  ) {}

  /**
   * The numbers of the batch, piece by piece; each is valid until the next.
   * @throws {DataError} `missing-in-row`
   */
  *write(batch: RecordBatch): Generator<Uint8Array> {
    const { kernel, scaler } = this;
    const { indices } = scaler;
    if (indices.length === 0) return;
    for (let first = 0; first < batch.records; first += kernel.blockRecords) {
      const count = Math.min(kernel.blockRecords, batch.records - first);
      const block = kernel.readCells(batch, first, count, indices);
      scaler.scale(block, batch.line.subarray(first, first + count));
      const length = count * indices.length;
      if (this.numbers.length < length) this.numbers = new Float64Array(length);
      for (const [place, column] of indices.entries()) {
        this.spread(block.values(column), place, batch, first, column);
      }
      yield new Uint8Array(this.numbers.buffer, 0, 8 * length);
    }
  }

  /** Puts the numbers of a column to those of the other columns. */
  private spread(
    values: Float64Array,
    place: number,
    batch: RecordBatch,
    first: number,
    column: number,
  ): void {
    const { numbers, scaler } = this;
    const step = scaler.indices.length;
    for (let r = 0, at = place; r < values.length; r++, at += step) {
      const value = values[r]!;
      // An infinity empties a cell, NaN leaves it as it is. Never −0, as numbers are written.
      if (value - value === 0) numbers[at] = value + 0;
      else
        numbers[at] = Number.isNaN(value) ? this.unscaled(batch, batch.firstField[first + r]! + column) : NaN;
    }
  }

  /** The number in a cell that was not to be scaled. */
  private unscaled(batch: RecordBatch, field: number): number {
    const { plain } = this;
    const isText = (batch.fieldFlags[field]! & QUOTED) !== 0;
    if (isText || batch.fieldStart[field] === batch.fieldEnd[field]) return NaN;
    return classifyField(batch, field, plain) <= LAST_NUMBER ? plain.value : NaN;
  }
}
