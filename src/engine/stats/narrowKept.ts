import { nextDown, nextUp } from './adjacentDouble';
import type { CellCounts } from './cellCounter';
import { cellRuns } from './cellRuns';
import type { CountingPlan } from './countingPlan';
import { CellRanks, neededIntervals } from './neededIntervals';
import type { Interval } from './rankIntervals';

/** Of one cell the values from `low` to `high` are kept. */
export interface Trim extends Interval {
  /** How many of the cell's values are less than `low`. */
  under: number;
}

/** A quantile of what is still to come may be so many standard deviations of its rank away. */
const SIGMAS = 5;
/** Of a cell with fewer values than this all are kept. */
const WORTH_TRIMMING = 512;
/** A cell's byte tells which trim is its own. */
export const MOST_TRIMS = 253;

/**
 * Which values are still to be kept, by what was counted so far: a quantile is known better the more values have been
 * seen. It may be wrong where the rest of the file is different; then what was needed is found not to be kept. What lies
 * beyond all cells stays as it is.
 *
 * @param counted so far
 * @returns what is to be kept from now on, and in which intervals lie those of the values kept so far that still are
 */
export function narrowKept(
  { edges }: Pick<CountingPlan, 'edges'>,
  counted: CellCounts,
): Pick<CellCounts, 'keep' | 'trims'> & { readonly intervals: readonly Interval[] } {
  const needed = neededIntervals(keptRanks(edges, counted), SIGMAS);
  const { collected } = counted;
  const keep = new Uint8Array(counted.keep.length);
  const trims: Trim[] = [];
  const intervals: Interval[] = [{ low: -Infinity, high: nextDown(edges[0]!) }];
  for (const cell of cellsWithin(needed, edges, counted.keep)) {
    const kept = counted.keep[cell]!;
    const [start, end] = [edges[cell]!, edges[cell + 1]!];
    const inCell = needed.filter(({ low, high }) => low < end && high >= start);
    const before = counted.trims[kept - 2];
    const below = collected.countBelow(start);
    const low = Math.max(before?.low ?? start, Math.min(...inCell.map((interval) => interval.low)));
    const high = Math.min(before?.high ?? Infinity, Math.max(...inCell.map((interval) => interval.high)));
    const few = collected.countBelow(end) - below < WORTH_TRIMMING;
    if (!before && (few || (low <= start && high >= end))) {
      keep[cell] = 1;
      extendTo(intervals, start, nextDown(end));
    } else if (trims.length < MOST_TRIMS) {
      trims.push({ low, high, under: (before?.under ?? 0) + collected.countBelow(low) - below });
      keep[cell] = 1 + trims.length;
      extendTo(intervals, low, Math.min(high, nextDown(end)));
    }
  }
  extendTo(intervals, edges.at(-1)!, Infinity);
  return { keep, trims, intervals };
}

/** Adds an interval, to the last one where that ends just before. */
function extendTo(intervals: Interval[], low: number, high: number): void {
  const last = intervals.at(-1)!;
  if (nextUp(last.high) === low) intervals[intervals.length - 1] = { low: last.low, high };
  else if (low <= high) intervals.push({ low, high });
}

/** The kept cells that intervals lie in, increasing: of the thousands of cells few. */
function cellsWithin(intervals: readonly Interval[], edges: Float64Array, keep: Uint8Array): number[] {
  const cells: number[] = [];
  for (const { low, high } of cellRuns(intervals, edges)) {
    for (let cell = low; cell < high; cell++) if (keep[cell] !== 0) cells.push(cell);
  }
  return cells;
}

/** Where ranks lie, by the values that were kept. */
function keptRanks(edges: Float64Array, { counts, collected, keep, trims }: CellCounts): CellRanks {
  const ranks: CellRanks = new CellRanks(edges, counts, (cell, rank) => {
    const kept = keep[cell] ?? 0;
    if (kept === 0) return undefined;
    const start = collected.countBelow(edges[cell]!);
    const place = start + Math.floor(rank - ranks.below[cell]!) - (trims[kept - 2]?.under ?? 0);
    if (place < start || place >= collected.countBelow(edges[cell + 1]!)) return undefined;
    return collected.at(place);
  });
  return ranks;
}
