import type { RecordBatch } from '../csv/recordBatch';
import type { Scan } from '../csv/recordScanner';
import type { Distinct } from '../dataset';
import type { CellCounter } from '../stats/cellCounter';
import type { CountingPlan } from '../stats/countingPlan';
import type { Standardization } from '../scale/fittedScaler';
import type { DistinctBytes, DistinctBytesParts } from '../stats/distinctBytes';
import type { DistinctCounter, DistinctNumbersParts } from '../stats/distinctNumbers';
import type { Moments } from '../stats/moments';
import type { NumberLoops } from '../stats/numberLoops';
import type { GatheringPlan, NumberGatherer } from './numberGatherer';
import type { NumberKeeper } from './numberKeeper';

/** The cells of some records, column by column; valid until the next call of {@link Kernel.readCells}. */
export interface CellBlock {
  /** One number per record: NaN where there is none, ±Infinity for infinities. */
  values(column: number): Float64Array;
  /** How many cells are of each class, by the numbers of table/cellClass.ts. */
  counts(column: number): ArrayLike<number>;
  /** How often each missing word stands in a cell. */
  wordCounts(column: number): ArrayLike<number>;
  /**
   * Replaces the numbers of a column by (x − mean − meanLow) ÷ divisor, NaN aside. Those whose result is not finite stay
   * as they are.
   * @returns the places of those that stayed, increasing; valid until the next call
   */
  standardize(column: number, by: Standardization): Uint32Array;
  /** Cells beyond the range of a double, as places: first the column, then the record within the block. */
  readonly overflows: readonly (readonly [column: number, record: number])[];
}

/**
 * The innermost loops of reading: bytes to records, cells to numbers, numbers to sums. One kernel belongs to one
 * reader. There are two of them, with the same results to the last bit: {@link TypeScriptKernel} says what is meant,
 * {@link WasmKernel} is several times as fast.
 */
export interface Kernel extends NumberLoops {
  /** The most records that {@link readCells} takes at a time. */
  readonly blockRecords: number;

  /** Room for `length` bytes and a sentinel; what the first `kept` bytes held before stays. */
  buffer(length: number, kept: number): Uint8Array<ArrayBuffer>;

  /** As {@link RecordScanner.scan}, over the bytes of the buffer. */
  scan(from: number, length: number, atEnd: boolean, line: number, stop: number): Scan;

  /** As {@link RecordScanner.batch}. */
  batch(filePosition: number, start: number, end: number, scan: Scan): RecordBatch;

  /**
   * Reads the cells of `count` records of the last batch from record `first` on.
   * @param columns those to be read; the block tells nothing of others. Left out: all of them
   */
  readCells(batch: RecordBatch, first: number, count: number, columns?: readonly number[]): CellBlock;

  /** Whether every record of the last batch has so many fields. */
  allHave(batch: RecordBatch, fields: number): boolean;

  /** As {@link invalidUtf8At}, in the bytes of the last batch. */
  invalidUtf8At(start: number, end: number): number;

  /** Counts the contents of one column's cells in some records of the last batch, as {@link countCells}. */
  countTexts(batch: RecordBatch, first: number, count: number, column: number, distinct: DistinctBytes): void;

  /** Texts of a column are going to be counted so: to be called before a batch, for countTexts to find room. */
  expectTexts(column: number, distinct: DistinctBytes): void;

  /** As {@link mergedResult}; the last batch is no longer valid. */
  mergedTexts(parts: readonly DistinctBytesParts[]): Distinct;

  /** As {@link mergedNumbers}; the last batch is no longer valid. */
  mergedNumbers(parts: readonly DistinctNumbersParts[]): Distinct;

  /** As {@link mergedMoments}; the last batch is no longer valid. */
  mergedMoments(parts: readonly Float64Array[], columns: number): readonly Moments[];

  /** Counts finite values in cells as planned, into `counts`; see {@link PlainCellCounter}. */
  newCellCounter(plan: CountingPlan): CellCounter;

  /**
   * The bytes of the last batch from `from` to `to`, with the numbers of the last block in place of the cells of some
   * columns: as String(x) writes them; NaN leaves the cell as it is, an infinity empties it. The block has `count` records from record `first` on.
   * Valid until the next call.
   */
  spliceNumbers(
    batch: RecordBatch,
    span: { readonly from: number; readonly to: number; readonly first: number; readonly count: number },
    columns: readonly number[],
    block: CellBlock,
  ): Uint8Array;

  /** For one column, while no batch is in use. What it counts are values of the kernel's blocks. */
  newDistinctCounter(): DistinctCounter;

  /**
   * For all columns, while no batch is in use: a kernel gathers for one reading at a time.
   * @param momentsOnly whether only moments are to be gathered, and what the advice not to scale needs
   */
  newNumberGatherer(plans: readonly GatheringPlan[], momentsOnly: boolean): NumberGatherer;

  /**
   * As {@link newNumberGatherer}, where all numbers are kept; undefined where this kernel does not.
   * @param left by column, whether all of it is left to the caller
   * @param rows how many there will be; of what is more, columns are left
   */
  newNumberKeeper(left: readonly boolean[], rows: number): NumberKeeper | undefined;
}
