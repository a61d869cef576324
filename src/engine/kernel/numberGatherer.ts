import { type ExtremeEnds, NO_EXTREMES } from '../stats/extremes';
import type { CellCounter } from '../stats/cellCounter';
import type { CountingPlan } from '../stats/countingPlan';
import type { DistinctCounter } from '../stats/distinctNumbers';
import type { MomentsSum } from '../stats/momentsSum';
import { ColumnTally } from '../table/columnTally';
import type { CellBlock } from './kernel';

/** What is to be gathered of the numbers of one column. */
export interface GatheringPlan {
  /** In which cells values are counted; undefined: they are not. */
  readonly cells: CountingPlan | undefined;
  /** Whether the column may be an identifier. */
  readonly mayIdentify: boolean;
  /** Whether all of it is left to the caller. */
  readonly left: boolean;
}

/** What is gathered of the numbers of one column. */
export interface ColumnNumbers {
  readonly sum: MomentsSum;
  readonly distinct: DistinctCounter;
  readonly counter: CellCounter | undefined;
}

/** Cells of a column, by class and by missing word. */
export interface CountedCells {
  readonly counts: ArrayLike<number>;
  readonly wordCounts: ArrayLike<number>;
}

/** The cells of a block. */
export type BlockCounts = Pick<CellBlock, 'counts' | 'wordCounts'>;

/** What a caller has to do about a block. */
export interface TakenIn {
  /** Columns of which nothing but the counts of cells was taken in. */
  readonly left: readonly number[];
  /** Columns whose sample and kept values are to be taken out before the next block. */
  readonly full: readonly number[];
}

/**
 * Takes in the numbers of all columns of a block at once, as far as nothing but the usual is to be done: what is left, the
 * caller adds to {@link ColumnNumbers} itself.
 */
export interface NumberGatherer {
  readonly columns: readonly ColumnNumbers[];
  /** Begins with another part of the file: forgets moments, and counts of cells. */
  restart(): void;
  /**
   * Takes in a block, the last one that was read.
   * @param lines of its records; `offset` is to be added
   * @param rows those of its records that go into the sample
   */
  takeIn(block: BlockCounts, lines: Uint32Array, offset: number, rows: Uint32Array): TakenIn;
  /** The cells of all blocks since the last restart. */
  counted(column: number): CountedCells;
  /** Takes out what was put into the sample; valid until the next call of {@link takeIn}. */
  takeSample(column: number): Float64Array;
  /** Takes out what the column's counter would have kept of the blocks taken in; valid until the next call of {@link takeIn}. */
  takeKept(column: number): Float64Array;
  /** The lowest and highest values that were taken in; see {@link Extremes}. */
  extremes(column: number): ExtremeEnds;
}

/** Makes what is gathered of one column. */
interface NewNumbers {
  newMomentsSum(): MomentsSum;
  newDistinctCounter(): DistinctCounter;
  newCellCounter(plan: CountingPlan): CellCounter;
}

const NOTHING = new Float64Array(0);

/** Leaves the numbers of all columns to the caller. */
export class PlainNumberGatherer implements NumberGatherer {
  readonly columns: readonly ColumnNumbers[];
  private readonly all: TakenIn;
  private tallies: readonly ColumnTally[] = [];

  /** @param missingWords how many there are */
  constructor(
    plans: readonly GatheringPlan[],
    private readonly missingWords: number,
    make: NewNumbers,
  ) {
    this.columns = plans.map(({ cells }) => ({
      sum: make.newMomentsSum(),
      distinct: make.newDistinctCounter(),
      counter: cells && make.newCellCounter(cells),
    }));
    this.all = { left: plans.map((_, column) => column), full: [] };
  }

  restart(): void {
    for (const { sum } of this.columns) sum.restart();
    this.tallies = this.columns.map(() => new ColumnTally(this.missingWords));
  }

  takeIn(block: BlockCounts): TakenIn {
    for (const [column, tally] of this.tallies.entries()) {
      tally.addCounts(block.counts(column), block.wordCounts(column));
    }
    return this.all;
  }

  counted(column: number): CountedCells {
    return this.tallies[column]!;
  }

  takeSample(): Float64Array {
    return NOTHING;
  }

  takeKept(): Float64Array {
    return NOTHING;
  }

  extremes(): ExtremeEnds {
    return NO_EXTREMES;
  }
}
