import { nextDown } from './adjacentDouble';
import type { CellCounts, CellTotals } from './cellCounter';
import { cellRuns } from './cellRuns';
import type { CountingPlan } from './countingPlan';
import type { FrequencyTable } from './frequencyTable';
import { CellRanks, neededIntervals } from './neededIntervals';
import type { Interval } from './rankIntervals';

/** Which cells hold values that a summary needs. */
export interface NeededCells {
  /** As {@link cellRuns} gives them. */
  readonly runs: readonly Interval[];
  /** The values in those cells, and everything beyond the first edge and the last one. */
  readonly intervals: readonly Interval[];
}

/**
 * Which values a summary needs, once all of them were counted: only they have to be put together and sorted.
 * @param counts of all readers
 */
export function neededCells({ edges }: Pick<CountingPlan, 'edges'>, counts: ArrayLike<number>): NeededCells {
  const runs = cellRuns(neededIntervals(new CellRanks(edges, counts), 0), edges);
  const intervals = [
    { low: -Infinity, high: nextDown(edges[0]!) },
    ...runs.map(({ low, high }) => ({ low: edges[low]!, high: nextDown(edges[high]!) })),
    { low: edges.at(-1)!, high: Infinity },
  ];
  return { runs, intervals };
}

/**
 * What a reader counted, with what it kept of the cells that are needed.
 * @param collected within the intervals of `needed`
 */
export function countsOfNeeded(
  totals: CellTotals,
  { runs }: NeededCells,
  collected: FrequencyTable,
): CellCounts {
  const keep = new Uint8Array(totals.keep.length);
  for (const { low, high } of runs) keep.set(totals.keep.subarray(low, high), low);
  return { ...totals, keep, collected };
}
