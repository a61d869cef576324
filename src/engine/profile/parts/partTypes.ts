/** What the readers of a file's parts are told and tell. Plain data: readers may be in other threads. */
import type { Part } from '../../csv/fileParts';
import type { OpenedTable } from '../../table/openTable';
import type { Problem } from '../../dataset';
import type { ReadOptions } from '../../readOptions';
import type { DistinctBytesParts } from '../../stats/distinctBytes';
import type { DistinctNumbersParts } from '../../stats/distinctNumbers';
import type { CellTotals } from '../../stats/cellCounter';
import type { ExtremeEnds } from '../../stats/extremes';
import type { FrequencyParts } from '../../stats/frequencyTable';
import type { Interval } from '../../stats/rankIntervals';
import type { CountingPlan } from '../../stats/countingPlan';
import type { PartColumns } from './partColumns';

/** What every reader of a file has to know. */
export interface PartInput {
  readonly csv: OpenedTable;
  readonly missingWords: readonly string[] | undefined;
  /** What columns are to be read as, by name. */
  readonly kinds: ReadOptions['kinds'];
  /** Whether only kinds, moments and what the advice not to scale needs are to be gathered. */
  readonly momentsOnly: boolean;
  /** Which share of the rows goes into the sample, 0 to 1. */
  readonly sampleShare: number;
  /** What the first reading counts and keeps, by column. */
  readonly plans: ReadonlyMap<number, CountingPlan>;
  /** How many values a reader keeps of a column without asking which are needed. */
  readonly capacity: number;
}

/** What one reading of a part found. Lines count from 0 at the part's start. */
export interface PartFound {
  readonly start: number;
  /** Where the first record behind the part begins, and how many lines there are before it. */
  readonly end: number;
  readonly lines: number;
  readonly rows: number;
  /** Whether there are keys that belong to no column. */
  readonly unknownKeys: boolean;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly columns: PartColumns;
}

/** What a reader has gathered of a column over all the parts it read; in what order does not matter. */
export interface Gathered {
  /** Not sorted. */
  readonly sample: Float64Array<ArrayBuffer>;
  readonly distinct: DistinctNumbersParts;
  readonly texts: DistinctBytesParts;
  /** Their lines are `part index · 2³² + line within the part`. */
  readonly extremes: readonly ExtremeEnds[];
  /** What was counted as planned; undefined where nothing was planned, or where it turned out to be too much. */
  readonly cells: CellTotals | undefined;
}

/** What is to be looked at in the second reading, by column. */
export interface SecondReading {
  readonly plans: ReadonlyMap<number, CountingPlan>;
  /** How many values a reader keeps of a column without asking which are needed. */
  readonly capacity: number;
  /** Columns whose texts are to be counted from the beginning. */
  readonly texts: readonly number[];
}

/** What a reader counted in the second reading over all the parts it read. */
export interface Recounted {
  /** Undefined where it turned out to be too much. */
  readonly cells: ReadonlyMap<number, CellTotals | undefined>;
  readonly texts: ReadonlyMap<number, DistinctBytesParts>;
}

/** In which intervals values are needed, by column. */
export type NeededValues = ReadonlyMap<number, readonly Interval[]>;

/** Values by column. */
export type CollectedValues = ReadonlyMap<number, FrequencyParts>;

/** Reads parts of one file. One in another thread may be asked for the next part before it is done with one. */
export interface PartReading<Context> {
  /** Makes ready what does not depend on plans, while they are made; may be left out. */
  prepare(table: Pick<PartInput, 'csv' | 'missingWords'>, context: Context): Promise<void>;
  open(input: PartInput, context: Context): Promise<void>;
  firstReading(part: Part, context: Context): Promise<PartFound>;
  gathered(context: Context): Promise<readonly Gathered[]>;
  prepareSecond(reading: SecondReading, context: Context): Promise<void>;
  /** @param line physical line of the part's start, for messages */
  secondReading(part: Part & { readonly start: number }, context: Context): Promise<void>;
  recounted(context: Context): Promise<Recounted>;
  /** What was kept in the last reading, as far as it is needed; to be called once. */
  collect(needed: NeededValues, context: Context): Promise<CollectedValues>;
}

/** Tells lines of different parts apart while it is not known how many lines there are before a part. */
export const LINES_PER_PART = 2 ** 32;
