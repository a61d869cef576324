import type { CountingPlan } from '../../stats/countingPlan';

/** Bytes of a part at least: a few milliseconds of work. */
const PART_BYTES = 4 << 20;
/** What was found in each part is kept until all are read: so many parts at most, times columns, where that leaves a few. */
const MOST_PARTS = 128;
const FEW_PARTS = 8;
const COLUMNS_OF_PARTS = 10_000;
/** A file of no more rows, or values, than this is always read in one piece: keeping all of its numbers takes 92 MB at most. */
export const FEW_ROWS = 2 ** 15;
const FEW_VALUES = 11_500_000;
/** What readers foresee, keep and merge of a column of numbers takes as long as one of them needs to read so much. */
const BYTES_PER_COLUMN = 3 << 19;
/** In a wide file. */
const ROWS_OF_WIDE = 2 ** 17;
/** A little less than a pass over columns holds. Keeping them takes 512 MB at most; what readers keep of so many columns takes more. */
const VALUES_OF_WIDE = 64_000_000;
/**
 * How many values all readers together keep of one reading without asking which are needed, over all columns: 6 MB. To ask takes
 * as long as to read some thousand rows: 100 MB of ten columns are read without.
 */
const KEPT_VALUES = 786_432;
/** Of a reading of columns that are read once more: 32 MB. What is asked while it goes on may be wrong where values stand in order. */
export const KEPT_VALUES_OF_REREAD = 4_194_304;
/** Of each column at least. */
const LEAST_KEPT = 8192;
/** Of a column whose values stand in order, so many times as many in the first reading: 24 MB if all columns are so. */
const IN_ORDER = 4;
/** Rows of the sample by which columns are read again that were not foreseen; fewer where it would hold more values. */
const SAMPLE_ROWS = 2 ** 12;
const SAMPLE_VALUES = 2_900_000;

/** Whether a file has so few rows that reading it in parts does not pay. */
export function hasFewRows(rows: number, columns: number): boolean {
  return rows <= Math.min(FEW_ROWS, FEW_VALUES / columns);
}

/**
 * Whether a file has so many columns of numbers for its size that describing each of them takes less when it is read in one
 * piece.
 */
export function isWide(rows: number, columns: number, numeric: number, size: number): boolean {
  return rows <= Math.min(ROWS_OF_WIDE, VALUES_OF_WIDE / columns) && size <= BYTES_PER_COLUMN * numeric;
}

/** Bytes of a part: more of a larger file. */
export function partBytes(size: number, columns: number): number {
  const parts = Math.max(FEW_PARTS, Math.min(MOST_PARTS, COLUMNS_OF_PARTS / columns));
  return Math.max(PART_BYTES, Math.ceil(size / parts));
}

/** How many values of a column each reader may keep, where so many columns are counted in the first or in the second reading. */
export function capacityFor(columns: number, readers: number, reading: 'first' | 'second'): number {
  const values = reading === 'first' ? KEPT_VALUES : KEPT_VALUES_OF_REREAD;
  return Math.max(LEAST_KEPT, Math.floor(values / readers / columns));
}

/** How many values of a column that is counted as planned may be kept, where it is `capacity` of others. */
export function capacityOf(plan: Pick<CountingPlan, 'inOrder'> | undefined, capacity: number): number {
  return plan?.inOrder ? IN_ORDER * capacity : capacity;
}

/** Which share of the rows goes into the sample. */
export function sampleShare(rows: number, columns: number): number {
  return Math.min(SAMPLE_ROWS, SAMPLE_VALUES / columns) / rows;
}
