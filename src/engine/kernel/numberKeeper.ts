import type { ExtremeEnds } from '../stats/extremes';
import type { MomentsSum } from '../stats/momentsSum';
import type { CountedCells } from './numberGatherer';

/** What was taken in of a column. */
export interface KeptNumbers {
  readonly extremes: ExtremeEnds;
  /** All finite ones. */
  readonly values: Float64Array;
}

/**
 * Takes in all numbers of a block at once and keeps them, numbers of few digits in half the memory. Columns that hold
 * anything else are left to the caller, from then on.
 */
export interface NumberKeeper {
  /** By column, what the caller adds to as well. */
  readonly sums: readonly MomentsSum[];
  /**
   * Takes in the last block that was read.
   * @param lines of its records
   * @returns the columns of which nothing was taken in
   */
  takeIn(lines: Uint32Array): readonly number[];
  /** The cells of a column that were taken in. */
  counted(column: number): CountedCells;
  /** Gives up a column: all that was taken in of it before. Valid until the next call; to be called once. */
  handOver(column: number): KeptNumbers;
  /** What was taken in of a column, sorted; valid until the next call. */
  held(column: number): KeptNumbers;
}
