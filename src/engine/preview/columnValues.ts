import type { ValueCollector } from '../fit/valueCollector';
import type { FitColumn } from '../scale/fitColumn';
import { mergeRuns } from '../stats/mergeRuns';
import type { Task } from '../task';
import type { Moments } from '../stats/moments';

/** The finite values of a column, or of some of its rows. */
export interface ValueSet {
  /** Increasing; where there are too many to be kept a random sample. */
  readonly sorted: Float64Array;
  /** Of all of them. */
  readonly moments: Moments;
}

/** A column's values, by whether their rows are fitted on. */
export interface ColumnValues {
  /** All rows of the file. */
  readonly all: ValueSet;
  /** Present unless all rows are fitted on. */
  readonly split?: { readonly fit: ValueSet; readonly others: ValueSet };
  /** What a scaler is fitted to. */
  readonly fitColumn: FitColumn;
}

/**
 * What was collected of a column; to be called once for each collector.
 * @throws {Cancelled}
 */
export async function setOf(collector: ValueCollector, task: Task<never>): Promise<ValueSet> {
  const { runs } = await collector.sorted(task);
  return { moments: collector.moments, sorted: await mergeRuns(runs, task) };
}

/** Whether these are all the values, not a sample. */
export function isComplete({ sorted, moments }: ValueSet): boolean {
  return sorted.length === moments.count;
}
