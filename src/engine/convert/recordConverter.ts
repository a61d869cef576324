import type { RecordBatch } from '../csv/recordBatch';
import type { NotedCells } from '../write/writeResult';
import type { CellBlock, Kernel } from '../kernel/kernel';
import type { CellClassifier } from '../table/cellClassifier';
import { type BlockScaler, EMPTY_CELL } from '../write/blockScaler';
import type { BatchWriter } from '../write/newBatchWriter';
import { NotedLines } from '../write/notedLines';
import { ByteBuffer } from './byteBuffer';
import type { Conversion } from './conversion';
import { type RecordFormat, recordFormatOf } from './recordFormat';

/** Writes batches of records in another format, with the numbers of some columns scaled. */
export class RecordConverter implements BatchWriter {
  private readonly format: RecordFormat;
  private readonly columnCount: number;
  private readonly out = new ByteBuffer();
  private readonly surplus = new NotedLines();
  /** Of each column whether it is. */
  private readonly scaled: readonly boolean[];

  constructor(
    conversion: Conversion,
    private readonly scaler: BlockScaler,
    private readonly kernel: Kernel,
    classifier: CellClassifier,
  ) {
    this.format = recordFormatOf(conversion, classifier);
    this.columnCount = conversion.columns.length;
    this.scaled = conversion.columns.map((_, index) => scaler.indices.includes(index));
  }

  /** Cells behind the last column, which have no name to be written under. */
  get leftOut(): NotedCells {
    const { count, lines } = this.surplus;
    return { count, lines };
  }

  /**
   * The records of the batch, piece by piece; each is valid until the next.
   * @throws {DataError} `missing-in-row`
   */
  *write(batch: RecordBatch): Generator<Uint8Array> {
    const { kernel, scaler, out } = this;
    const { indices } = scaler;
    for (let first = 0; first < batch.records; first += kernel.blockRecords) {
      const count = Math.min(kernel.blockRecords, batch.records - first);
      let block: CellBlock | undefined;
      if (indices.length > 0) {
        block = kernel.readCells(batch, first, count, indices);
        scaler.scale(block, batch.line.subarray(first, first + count));
      }
      out.clear();
      this.convert(batch, first, count, block);
      yield out.content;
    }
  }

  private convert(batch: RecordBatch, first: number, count: number, block: CellBlock | undefined): void {
    const { format, out } = this;
    const columns = this.scaled.map((scaled, index) => (scaled ? block?.values(index) : undefined));
    for (let r = 0; r < count; r++) {
      const from = batch.firstField[first + r]!;
      const found = batch.firstField[first + r + 1]! - from;
      format.begin(out);
      for (const c of format.order) {
        const value = columns[c]?.[r] ?? NaN;
        // NaN leaves the cell as it is.
        if (value - value === 0) format.number(out, c, value);
        else if (c >= found || value === EMPTY_CELL) format.missing(out, c);
        else format.cell(out, c, batch, from + c);
      }
      format.end(out);
      this.noteSurplus(batch, from, found, batch.line[first + r]!);
    }
  }

  private noteSurplus(
    { fieldStart, fieldEnd }: RecordBatch,
    from: number,
    found: number,
    line: number,
  ): void {
    for (let c = this.columnCount; c < found; c++) {
      if (fieldStart[from + c]! < fieldEnd[from + c]!) this.surplus.note(line);
    }
  }
}
