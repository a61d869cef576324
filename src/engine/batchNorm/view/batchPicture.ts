/** How values lie between the smallest and the largest of their column, in bins of equal width. */
export interface BatchPicture {
  readonly low: number;
  readonly high: number;
  /** How many rows of the whole column are in each bin. */
  readonly all: readonly number[];
  /** How many of the batch. */
  readonly batch: readonly number[];
}

const BINS = 24;

/** The whole column, counted once for all its batches. */
export interface BinnedColumn {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** @param values all finite, at least one */
export function binColumn(values: Float64Array): BinnedColumn {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return { low, high, counts: countIn(low, high, values) };
}

/** @param x values of the column, of which those that are not finite have no place */
export function pictureOf({ low, high, counts }: BinnedColumn, x: Float64Array): BatchPicture {
  return { low, high, all: counts, batch: countIn(low, high, x) };
}

function countIn(low: number, high: number, values: Float64Array): number[] {
  const counts = new Array<number>(BINS).fill(0);
  // Halves, so that the widest range of doubles has a width.
  const width = high / 2 - low / 2;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const share = width > 0 ? (value / 2 - low / 2) / width : 0.5;
    counts[Math.min(BINS - 1, Math.floor(share * BINS))]!++;
  }
  return counts;
}
