import type { Distinct, NumericSummary } from '../dataset';
import { type NumberLoops, PlainNumberLoops } from './numberLoops';
import { checkpoint, type Task } from '../task';
import { ColumnCollector } from './columnCollector';
import { countDistinct } from './countDistinct';
import type { ExtremeEnds } from './extremes';
import type { MomentsSum } from './momentsSum';
import { readUntilExact } from './readUntilExact';
import { SortedRuns } from './sortedRuns';
import { summariseByReading } from './summariseByReading';
import { summariseSorted } from './summariseSorted';
import { LARGEST_CHUNK } from './valueChunks';

/** 128 MB. */
const DEFAULT_BUDGET = 16_777_216;
/** Enough that the brackets drawn from it hold about 1 % of the values. */
const LARGEST_SAMPLE = 65_536;

/** What is known of a numeric column in the end. */
export interface NumericResult {
  readonly summary: NumericSummary;
  /** Exact where all values were kept, and up to 1,000 everywhere. */
  readonly distinct: Distinct;
}

/** Takes a batch of one column: one value per row, NaN where there is none, and the physical line of each row. */
export type BatchReader = (column: number, values: Float64Array, lines: Uint32Array) => void;

/** Streams all batches of the first pass again, in the same order, of the columns wanted at least. */
export type Reread = (onBatch: BatchReader) => Promise<void>;

/** Numbers that something else keeps, and the values of each column remembered as its extremes. */
export interface HeldNumbers {
  /** By column. */
  readonly sums: readonly MomentsSum[];
  /** Gives up all values of a column, in file order. Valid until the next call; to be called once. */
  handOver(column: number): HeldColumn;
  /** All values of a column, sorted; valid until the next call. */
  held(column: number): HeldColumn;
}

interface HeldColumn {
  readonly values: Float64Array;
  readonly extremes: ExtremeEnds;
}

/**
 * Collects the numeric columns of a file in one pass and finds their exact statistics.
 *
 * While the numbers of all columns together fit the budget they are kept, and nothing is read again. Beyond it memory
 * stays bounded: a sample is kept, and the file is read again until every order statistic is found exactly
 * (see {@link findOrderStatistics}); only the number of different values, above 1,000, becomes an estimate, labelled so.
 */
export class NumericTable {
  private readonly columns: (ColumnCollector | undefined)[];
  private overBudget = false;
  private keptValues = 0;
  /** Columns of which the keeper has all values. */
  private readonly held = new Set<number>();

  /**
   * @param valueBudget how many numbers may be kept in memory, over all columns
   * @param expectedRows how many rows there will probably be; 0 where that is not known
   * @param keeper keeps values of its own
   */
  constructor(
    columnCount: number,
    private readonly valueBudget = DEFAULT_BUDGET,
    private readonly loops: NumberLoops = new PlainNumberLoops(),
    expectedRows = 0,
    private readonly keeper?: HeldNumbers,
  ) {
    const expected = Math.min(expectedRows, Math.floor(valueBudget / columnCount));
    this.columns = Array.from(
      { length: columnCount },
      (_, column) => new ColumnCollector(loops, expected, keeper?.sums[column]),
    );
    for (const column of keeper ? this.columns.keys() : []) this.held.add(column);
  }

  /** Whether the keeper has all values of a column. */
  isHeld(column: number): boolean {
    return this.held.has(column);
  }

  /** Takes over from the keeper what it has of a column. @returns whether it had it */
  takeOver(column: number): boolean {
    if (!this.keeper || !this.held.delete(column)) return false;
    const { values, extremes } = this.keeper.handOver(column);
    this.keptValues += values.length;
    this.columns[column]?.takeOver(values, extremes);
    return true;
  }

  /**
   * Takes the next batch of a column. What is needed is copied.
   * @param values one per row; NaN where missing or not a number, ±Infinity is passed over
   * @param lines the physical line of each row
   * @param finite the finite ones of the values, where they are known already, with 0 for −0
   */
  add(
    column: number,
    values: Float64Array,
    lines: Uint32Array,
    finite: Float64Array = this.loops.keepFinite(values),
  ): void {
    const collector = this.columns[column];
    if (!collector) return;
    if (finite.length === 0) return;
    if (this.overBudget) {
      collector.condenseSome(this.sampleSize);
    } else {
      this.keptValues += finite.length;
      this.overBudget = this.keptValues > this.valueBudget;
    }
    collector.add(finite, values, lines);
  }

  /** The column turned out not to be numeric: frees its memory and takes no more of it. */
  drop(column: number): void {
    this.keptValues -= this.columns[column]?.kept.length ?? 0;
    this.columns[column] = undefined;
  }

  /**
   * The statistics of the wanted columns; those without any finite value are absent. To be called once.
   * @param reread called only when the budget was exceeded
   * @throws {DataError} `changed-while-reading` when `reread` does not give the same values again
   * @throws {Cancelled}
   */
  async finish(
    columns: readonly { readonly column: number; readonly integer: boolean }[],
    reread: Reread,
    task: Task<never>,
  ): Promise<ReadonlyMap<number, NumericResult>> {
    const wanted = columns.flatMap(({ column, integer }) => {
      const collector = this.columns[column];
      return collector && collector.moments.count > 0 ? [{ column, integer, collector }] : [];
    });
    if (!this.overBudget) return this.finishFromMemory(wanted, task);
    for (const { column } of wanted) this.takeOver(column);
    return this.finishByReading(wanted, reread, task);
  }

  private async finishFromMemory(
    wanted: readonly WantedColumn[],
    task: Task<never>,
  ): Promise<ReadonlyMap<number, NumericResult>> {
    const { loops, keeper, held } = this;
    const results = new Map<number, NumericResult>();
    const longest = Math.max(0, ...wanted.map(({ collector }) => collector.kept.length));
    // The same for all columns: memory that each of thousands leaves behind is not free at once.
    const room = new Float64Array(Math.min(LARGEST_CHUNK, longest));
    for (const { column, integer, collector } of wanted) {
      const { moments, extremes, kept } = collector;
      const elsewhere = held.has(column) ? keeper?.held(column) : undefined;
      if (elsewhere) extremes.takeOver(elsewhere.extremes);
      const values = elsewhere
        ? SortedRuns.ofSorted([elsewhere.values])
        : await SortedRuns.sort(kept, task, loops, room);
      const summary = summariseSorted({ moments, extremes, integer }, values);
      results.set(column, { summary, distinct: await countDistinct(values.runs, task) });
      await checkpoint(task);
    }
    return results;
  }

  private async finishByReading(
    wanted: readonly WantedColumn[],
    reread: Reread,
    task: Task<never>,
  ): Promise<ReadonlyMap<number, NumericResult>> {
    const capacity = Math.max(1, Math.floor(this.valueBudget / wanted.length));
    const started = [];
    const distincts = new Map<number, Distinct>();
    for (const { column, integer, collector } of wanted) {
      const { moments, extremes } = collector;
      const { sample, distinct } = await collector.condenseAll(this.sampleSize, task);
      const steps = summariseByReading({ moments, extremes, integer }, sample, capacity, task);
      started.push({ column, count: moments.count, steps });
      distincts.set(column, distinct);
    }
    const summaries = await readUntilExact(started, (columns, onValues) =>
      reread((column, values) => {
        if (columns.has(column)) onValues(column, this.loops.keepFinite(values));
      }),
    );
    return new Map(
      [...summaries].map(([column, summary]) => [column, { summary, distinct: distincts.get(column)! }]),
    );
  }

  private get sampleSize(): number {
    return Math.max(1, Math.min(LARGEST_SAMPLE, Math.floor(this.valueBudget / 2 / this.columns.length)));
  }
}

interface WantedColumn {
  readonly column: number;
  readonly integer: boolean;
  readonly collector: ColumnCollector;
}
