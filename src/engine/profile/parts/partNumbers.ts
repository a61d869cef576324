import type { Distinct, NumericSummary } from '../../dataset';
import { countDistinct } from '../../stats/countDistinct';
import type { NumericResult } from '../../stats/numericTable';
import type { ValueReader } from '../../stats/orderStatistics';
import type { CollectedColumn } from '../../stats/numericSummary';
import {
  CountedValues,
  NotKept,
  planSecondPass,
  type SecondCountParts,
  type SecondPassPlan,
} from '../../stats/secondPass';
import { SortedRuns } from '../../stats/sortedRuns';
import { summariseByReading } from '../../stats/summariseByReading';
import { summariseSorted } from '../../stats/summariseSorted';
import type { Task } from '../../task';
import type { MergedParts } from './mergeParts';
import type { Recounted } from './partTypes';

interface NumericColumn {
  readonly column: number;
  readonly integer: boolean;
}

/** How many values may be kept while a column is read once more: 32 MB. */
const REREAD_CAPACITY = 4_194_304;

/** Numeric columns whose sample holds every value, sorted; and plans for the second reading of the others. */
export interface NumberPlans {
  readonly whole: ReadonlyMap<number, SortedRuns>;
  readonly plans: ReadonlyMap<number, SecondPassPlan>;
}

export function planNumbers({ columns }: MergedParts, numeric: readonly NumericColumn[]): NumberPlans {
  const whole = new Map<number, SortedRuns>();
  const plans = new Map<number, SecondPassPlan>();
  for (const { column, integer } of numeric) {
    const { moments, extremes, samples } = columns[column]!;
    if (moments.count === 0) continue;
    const sample = SortedRuns.ofSorted(samples);
    if (sample.length === moments.count) whole.set(column, sample);
    else if (sample.length > 0) {
      const plan = planSecondPass({ moments, extremes, integer }, sample);
      if (plan) plans.set(column, plan);
    }
  }
  return { whole, plans };
}

/**
 * The statistics of the numeric columns. Those of which the second reading did not keep enough are read again, until they
 * are exact.
 */
export async function finishNumbers(
  merged: MergedParts,
  numeric: readonly NumericColumn[],
  { whole, plans }: NumberPlans,
  recounted: readonly Recounted[],
  reread: (columns: ReadonlyMap<number, ValueReader>) => Promise<void>,
  task: Task<never>,
): Promise<ReadonlyMap<number, NumericResult>> {
  const results = new Map<number, NumericResult>();
  const left: { column: number; steps: ReturnType<typeof summariseByReading>; distinct: Distinct }[] = [];
  for (const { column, integer } of numeric) {
    const { moments, extremes, distinct, samples } = merged.columns[column]!;
    if (moments.count === 0) continue;
    const collected = { moments, extremes, integer };
    const all = whole.get(column);
    if (all) {
      const summary = summariseSorted(collected, all);
      results.set(column, { summary, distinct: await countDistinct(all.runs, task) });
      continue;
    }
    const plan = plans.get(column);
    const parts = recounted.flatMap(({ cells }) => cells.get(column) ?? []);
    const summary = plan && summaryOf(collected, plan, parts);
    if (summary) results.set(column, { summary, distinct: distinct.result() });
    else {
      const sample = SortedRuns.ofSorted(samples);
      const steps = summariseByReading(collected, sample, REREAD_CAPACITY, task);
      left.push({ column, steps, distinct: distinct.result() });
    }
  }
  for (;;) {
    const readers = new Map<number, ValueReader>();
    for (const { column, steps, distinct } of left) {
      if (results.has(column)) continue;
      const step = await steps.next();
      if (step.done) results.set(column, { summary: step.value, distinct });
      else readers.set(column, step.value);
    }
    if (readers.size === 0) return results;
    await reread(readers);
  }
}

/** Undefined when the second reading did not keep what the column turned out to need. */
function summaryOf(
  column: CollectedColumn,
  plan: SecondPassPlan,
  parts: readonly SecondCountParts[],
): NumericSummary | undefined {
  try {
    return summariseSorted(column, CountedValues.of(plan, parts, column.moments));
  } catch (error) {
    if (error instanceof NotKept) return undefined;
    throw error;
  }
}
