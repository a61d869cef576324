import { rawStart, type RecordBatch } from '../csv/recordBatch';
import type { Kernel } from '../kernel/kernel';
import type { FittedScaler } from '../scale/fittedScaler';
import { LINES_KEPT, type NonFinite } from './nonFinite';

export interface ScaledColumn {
  readonly index: number;
  readonly scaler: FittedScaler;
}

/** Copies batches of records, replacing the numbers of some columns. */
export class RecordWriter {
  private nonFiniteCount = 0;
  /** The first ones, increasing. */
  private readonly nonFiniteLines: number[] = [];
  private readonly indices: readonly number[];

  /**
   * @param columns in file order
   * @param significantDigits to which numbers are rounded, before they are written in their shortest form; all of them
   *   where it is undefined
   */
  constructor(
    private readonly columns: readonly ScaledColumn[],
    private readonly kernel: Kernel,
    private readonly significantDigits: number | undefined,
  ) {
    this.indices = columns.map(({ index }) => index);
  }

  get nonFinite(): NonFinite {
    return { count: this.nonFiniteCount, lines: this.nonFiniteLines };
  }

  /** The bytes of the batch with its numbers scaled, piece by piece; each is valid until the next. */
  *write(batch: RecordBatch): Generator<Uint8Array> {
    let from = batch.start;
    const pieces = this.columns.length > 0 ? batch.records : 0;
    for (let first = 0; first < pieces; first += this.kernel.blockRecords) {
      const count = Math.min(this.kernel.blockRecords, batch.records - first);
      const block = this.kernel.readCells(batch, first, count, this.indices);
      for (const { index, scaler } of this.columns) {
        this.scale(scaler, block.values(index), batch.line.subarray(first, first + count));
      }
      const next = first + count;
      const to = next < batch.records ? rawStart(batch, batch.firstField[next]!) : batch.end;
      yield this.kernel.spliceNumbers(batch, { from, to, first, count }, this.indices, block);
      from = to;
    }
    if (from < batch.end) yield batch.bytes.subarray(from, batch.end);
  }

  private scale(scaler: FittedScaler, values: Float64Array, lines: Uint32Array): void {
    this.leaveInfinities(values, lines);
    scaler.transformInto(values, values);
    const { significantDigits: digits } = this;
    if (digits !== undefined)
      for (let r = 0; r < values.length; r++) values[r] = Number(values[r]!.toPrecision(digits));
    // Scaling or rounding may leave the range of a double.
    this.leaveInfinities(values, lines);
  }

  /** Cells without a finite number stay as they are. */
  private leaveInfinities(values: Float64Array, lines: Uint32Array): void {
    for (let r = 0; r < values.length; r++) {
      if (values[r] !== Infinity && values[r] !== -Infinity) continue;
      this.noteNonFinite(lines[r]!);
      values[r] = NaN;
    }
  }

  private noteNonFinite(line: number): void {
    this.nonFiniteCount++;
    const { nonFiniteLines: lines } = this;
    // A block is scaled column by column, so that an earlier line may come later.
    let place = lines.length;
    while (place > 0 && lines[place - 1]! > line) place--;
    if (place === LINES_KEPT || lines[place - 1] === line) return;
    lines.splice(place, 0, line);
    if (lines.length > LINES_KEPT) lines.pop();
  }
}
