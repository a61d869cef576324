import { nextDown } from './adjacentDouble';
import { cellOf } from './binarySearch';
import type { CellCounts, CellTotals } from './cellCounter';
import type { CountingPlan } from './countingPlan';
import { CellRanks, neededIntervals } from './neededIntervals';
import type { FrequencyTable } from './frequencyTable';
import type { Interval } from './rankIntervals';

/** Which cells hold values that a summary needs. */
export interface NeededCells {
  /** 1 for such a cell. */
  readonly cells: Uint8Array;
  /** Those cells, and everything beyond the first edge and the last one. */
  readonly intervals: readonly Interval[];
}

/**
 * Which values a summary needs, once all of them were counted: only they have to be put together and sorted.
 * @param counts of all readers
 */
export function neededCells({ edges }: Pick<CountingPlan, 'edges'>, counts: ArrayLike<number>): NeededCells {
  const cells = new Uint8Array(edges.length - 1);
  for (const { low, high } of neededIntervals(new CellRanks(edges, counts), 0))
    cells.fill(1, Math.max(0, cellOf(edges, low)), Math.max(0, cellOf(edges, high) + 1));
  const intervals: Interval[] = [{ low: -Infinity, high: nextDown(edges[0]!) }];
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells[cell] === 0) continue;
    const first = cell;
    while (cells[cell + 1] === 1) cell++;
    intervals.push({ low: edges[first]!, high: nextDown(edges[cell + 1]!) });
  }
  intervals.push({ low: edges.at(-1)!, high: Infinity });
  return { cells, intervals };
}

/**
 * What a reader counted, with what it kept of the cells that are needed.
 * @param collected within the intervals of `needed`
 */
export function countsOfNeeded(
  totals: CellTotals,
  needed: NeededCells,
  collected: FrequencyTable,
): CellCounts {
  const keep = totals.keep.slice();
  keepNeeded(keep, needed.cells);
  return { ...totals, keep, collected };
}

/** In a function of its own the loop is optimised while it runs. */
function keepNeeded(keep: Uint8Array, cells: Uint8Array): void {
  for (let cell = 0; cell < keep.length; cell++) if (cells[cell] === 0) keep[cell] = 0;
}
