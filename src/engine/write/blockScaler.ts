import { DataError } from '../dataError';
import type { NotedCells } from './writeResult';
import type { FittedColumn, FittedTable } from '../fit/fittedTable';
import type { CellBlock } from '../kernel/kernel';
import type { RowNorm } from '../recipe';
import { normalizeRows } from '../scale/rowNorm';
import { NotedLines } from './notedLines';

/** What is done to the numbers of a table. */
export interface ScalingOptions {
  /** Undoes the scaling instead. */
  readonly inverse?: boolean;
  /** Significant digits of the result; left out: the shortest that reads back to the same double. */
  readonly significantDigits?: number;
}

/** Written in place of a cell that loses its number: see {@link Kernel.spliceNumbers}. */
export const EMPTY_CELL = Infinity;
/** Leaves a cell as it is. */
const SAME_CELL = NaN;

/** A column that is scaled by itself. */
type SingleColumn = Extract<FittedColumn, { scaler: unknown }>;

/** Scales the numbers of blocks of records in place. */
export class BlockScaler {
  /** The columns that are scaled, in file order. */
  readonly indices: readonly number[];
  /** Infinities of scaled columns. */
  private readonly nonFinite = new NotedLines();
  /** Finite numbers that have no finite scaled value: their cells become empty. */
  private readonly unscalable = new NotedLines();
  private readonly single: readonly SingleColumn[];
  private readonly rows: readonly { readonly norm: RowNorm; readonly indices: readonly number[] }[];
  private readonly inverse: boolean;
  private readonly digits: number | undefined;
  /** What stands for infinities where they are not clipped. */
  private readonly infinityBecomes: number;
  private before = new Float64Array(0);

  /** @param mayEmptyCells whether a cell may lose its number; see {@link mayEmptyCells} */
  constructor(
    private readonly table: FittedTable,
    mayEmptyCells: boolean,
    { inverse = false, significantDigits }: ScalingOptions,
  ) {
    this.indices = table.columns.map(({ index }) => index);
    this.single = table.columns.filter((column) => 'scaler' in column);
    this.rows = (['l1', 'l2', 'max'] as const)
      .map((norm) => ({
        norm,
        indices: table.columns.filter((column) => 'norm' in column && column.norm === norm),
      }))
      .filter(({ indices }) => indices.length > 0)
      .map(({ norm, indices }) => ({ norm, indices: indices.map(({ index }) => index) }));
    this.inverse = inverse;
    this.digits = significantDigits;
    this.infinityBecomes = mayEmptyCells ? EMPTY_CELL : SAME_CELL;
  }

  /** Cells that are not what they would be, as plain data. */
  get noted(): { readonly nonFinite: NotedCells; readonly unscalable: NotedCells } {
    const plain = ({ count, lines }: NotedLines) => ({ count, lines });
    return { nonFinite: plain(this.nonFinite), unscalable: plain(this.unscalable) };
  }

  /**
   * @param lines the physical line of each record
   * @throws {DataError} `missing-in-row` when a row to be divided by its norm misses a number
   */
  scale(block: CellBlock, lines: Uint32Array): void {
    for (const column of this.single) this.scaleColumn(column, block, lines);
    for (const { norm, indices } of this.rows) {
      const columns = indices.map((index) => block.values(index));
      const rows = columns.map((values) => firstWithoutNumber(values, lines.length));
      const row = Math.min(...rows);
      const misses = rows.indexOf(row);
      if (row < lines.length) throw missingInRow(norm, this.nameOf(indices[misses]!), lines[row]!);
      normalizeRows(norm, columns);
      for (const values of columns) this.round(values);
    }
  }

  private scaleColumn(column: SingleColumn, block: CellBlock, lines: Uint32Array): void {
    const { scaler, index } = column;
    const standardization = scaler.affine ? scaler.standardization : undefined;
    if (standardization && !this.inverse && this.digits === undefined) {
      const left = block.standardize(index, standardization);
      const values = block.values(index);
      for (const r of left) {
        const x = values[r]!;
        const y = scaler.transform(x);
        values[r] = Number.isFinite(y) ? y : this.withoutNumber(column, x, lines[r]!);
      }
      return;
    }
    const values = block.values(index);
    const { length } = values;
    if (this.before.length < length) this.before = new Float64Array(length);
    const before = this.before.subarray(0, length);
    before.set(values);
    this.transform(column, values);
    for (let r = 0; r < length; r++) {
      const x = before[r]!;
      const y = values[r]!;
      // Zero, unless one of them is not finite.
      if (x - x + (y - y) !== 0) values[r] = this.withoutNumber(column, x, lines[r]!);
    }
  }

  private transform({ scaler }: SingleColumn, values: Float64Array): void {
    if (this.inverse) for (let r = 0; r < values.length; r++) values[r] = scaler.inverse(values[r]!);
    else scaler.transformInto(values, values);
    this.round(values);
  }

  /** What stands in place of a number that is not finite, before scaling or after it. */
  private withoutNumber(column: SingleColumn, x: number, line: number): number {
    if (Number.isNaN(x)) return SAME_CELL;
    if (Number.isFinite(x)) {
      this.unscalable.note(line);
      return this.infinityBecomes;
    }
    this.nonFinite.note(line);
    if (this.table.nonFinite !== 'clip' || this.inverse) return this.infinityBecomes;
    const [low, high] = column.range;
    const end = Float64Array.of(x > 0 ? high : low);
    this.transform(column, end);
    if (Number.isFinite(end[0])) return end[0]!;
    this.unscalable.note(line);
    return this.infinityBecomes;
  }

  private round(values: Float64Array): void {
    const { digits } = this;
    if (digits === undefined) return;
    for (let r = 0; r < values.length; r++) values[r] = Number(values[r]!.toPrecision(digits));
  }

  private nameOf(index: number): string {
    return this.table.columns.find((column) => column.index === index)?.name ?? '';
  }
}

/** The first of so many rows that has no finite number; their count where all have one. */
function firstWithoutNumber(values: Float64Array, rows: number): number {
  for (let r = 0; r < rows; r++) if (!Number.isFinite(values[r])) return r;
  return rows;
}

function missingInRow(norm: RowNorm, name: string, line: number): DataError {
  return new DataError(
    'missing-in-row',
    `expected a finite number in every column scaled by ${norm}, found none in '${name}'`,
    {
      line,
      hint: `A row with a missing value has no norm: fill it in, or choose another scaler for '${name}'.`,
    },
  );
}
