import type { NumericSummary } from '../../dataset';
import { changedWhileReading } from '../../stats/changedWhileReading';
import type { NumericResult } from '../../stats/numericTable';
import { readUntilExact, type RereadColumns } from '../../stats/readUntilExact';
import type { CollectedColumn } from '../../stats/numericSummary';
import type { CellCounts } from '../../stats/cellCounter';
import { CountedValues, NotKept } from '../../stats/countedValues';
import { planSecondPass, type CountingPlan } from '../../stats/countingPlan';
import { CellRanks } from '../../stats/neededIntervals';
import type { NumberLoops } from '../../stats/numberLoops';
import { SortedRuns } from '../../stats/sortedRuns';
import { summariseByReading } from '../../stats/summariseByReading';
import { summariseSorted } from '../../stats/summariseSorted';
import type { Task } from '../../task';
import { type CountedCells, type CountedColumn, type CountedColumns, sumOfCounts } from './collectNeeded';
import type { MergedParts } from './mergeParts';
import { KEPT_VALUES_OF_REREAD } from './partSizes';
import type { Recounted } from './partTypes';

interface NumericColumn {
  readonly column: number;
  readonly integer: boolean;
}

/** The columns that all readers counted as planned in the first reading. */
export function countedFirst(
  { columns }: MergedParts,
  numeric: readonly NumericColumn[],
  plans: ReadonlyMap<number, CountingPlan>,
): CountedColumns {
  const counted = new Map<number, CountedColumn>();
  for (const { column, integer } of numeric) {
    const { moments, cells } = columns[column]!;
    const plan = plans.get(column);
    // A cell for a single whole number may hold several of others.
    if (!cells || !plan || moments.count === 0 || (plan.integer && !integer)) continue;
    counted.set(column, { plan, parts: cells });
  }
  return counted;
}

/** The same of the second reading. */
export function countedSecond(
  plans: ReadonlyMap<number, CountingPlan>,
  recounted: readonly Recounted[],
): CountedColumns {
  const counted = new Map<number, CountedColumn>();
  for (const [column, plan] of plans) {
    const parts = recounted.flatMap(({ cells }) => cells.get(column) ?? []);
    if (parts.length === recounted.length) counted.set(column, { plan, parts });
  }
  return counted;
}

/** The statistics of the columns of which a reading kept enough. */
export function summariseCounted(
  { columns }: MergedParts,
  numeric: readonly NumericColumn[],
  counted: CountedCells,
): ReadonlyMap<number, NumericResult> {
  const results = new Map<number, NumericResult>();
  for (const { column, integer } of numeric) {
    const { moments, extremes, distinct } = columns[column]!;
    const cells = counted.get(column);
    const summary = cells && summaryOf({ moments, extremes, integer }, cells.plan, cells.parts);
    if (summary) results.set(column, { summary, distinct });
  }
  return results;
}

/**
 * Plans for the second reading of the columns where that pays.
 * @param foreseen what the first reading followed
 */
export function planNumbers(
  { columns }: MergedParts,
  numeric: readonly NumericColumn[],
  foreseen: ReadonlyMap<number, CountingPlan>,
  loops: Pick<NumberLoops, 'sort'>,
): ReadonlyMap<number, CountingPlan> {
  const plans = new Map<number, CountingPlan>();
  for (const { column, integer } of numeric) {
    const { moments, extremes, samples, cells } = columns[column]!;
    if (moments.count === 0) continue;
    for (const sample of samples) loops.sort(sample);
    const first = foreseen.get(column);
    const ranks = first && cells && new CellRanks(first.edges, sumOfCounts(cells));
    const plan = planSecondPass({ moments, extremes, integer }, SortedRuns.merged(samples), ranks);
    if (plan) plans.set(column, plan);
  }
  return plans;
}

/**
 * The statistics of the numeric columns of which no reading kept enough: they are read again, until they are exact.
 * @throws {DataError} `changed-while-reading`
 * @throws {Cancelled}
 */
export async function readLeft(
  merged: MergedParts,
  left: readonly NumericColumn[],
  reread: RereadColumns,
  task: Task<never>,
): Promise<ReadonlyMap<number, NumericResult>> {
  const capacity = Math.max(1, Math.floor(KEPT_VALUES_OF_REREAD / left.length));
  const started = left.map(({ column, integer }) => {
    const { moments, extremes, samples } = merged.columns[column]!;
    const collected = { moments, extremes, integer };
    return {
      column,
      count: moments.count,
      steps: summariseByReading(collected, SortedRuns.ofSorted(samples), capacity, task),
    };
  });
  const summaries = await readUntilExact(started, reread);
  return new Map(
    [...summaries].map(([column, summary]) => [
      column,
      { summary, distinct: merged.columns[column]!.distinct },
    ]),
  );
}

/** Undefined when a reading did not keep what the column turned out to need. */
function summaryOf(
  column: CollectedColumn,
  plan: CountingPlan,
  parts: readonly CellCounts[],
): NumericSummary | undefined {
  const { count } = column.moments;
  const values = CountedValues.of(plan, parts, column.moments);
  if (values.length !== count) throw changedWhileReading(count, values.length);
  try {
    return summariseSorted(column, values);
  } catch (error) {
    if (error instanceof NotKept) return undefined;
    throw error;
  }
}
