import { addTo } from '../../stats/addTo';
import type { CellCounts, CellTotals } from '../../stats/cellCounter';
import type { CountingPlan } from '../../stats/countingPlan';
import { FrequencyTable } from '../../stats/frequencyTable';
import { countsOfNeeded, neededCells } from '../../stats/neededCells';
import type { Task } from '../../task';
import type { PartReading } from './partTypes';

/** A column as each reader counted it. */
export interface CountedColumn {
  readonly plan: CountingPlan;
  readonly parts: readonly CellTotals[];
}

/** By column. */
export type CountedColumns = ReadonlyMap<number, CountedColumn>;

/** And with what it kept. */
export type CountedCells = ReadonlyMap<
  number,
  { readonly plan: CountingPlan; readonly parts: readonly CellCounts[] }
>;

/**
 * Has all readers hand over what they kept of the columns, as far as summaries need it.
 * @param counted parts in the order of the readers
 */
export async function collectNeeded(
  counted: CountedColumns,
  readers: readonly PartReading<Task<never>>[],
  task: Task<never>,
): Promise<CountedCells> {
  const needed = new Map(
    [...counted].map(([column, { plan, parts }]) => [column, neededCells(plan, sumOfCounts(parts))]),
  );
  const intervals = new Map([...needed].map(([column, { intervals }]) => [column, intervals]));
  const collected = await Promise.all(readers.map((reader) => reader.collect(intervals, task)));
  return new Map(
    [...counted].map(([column, { plan, parts }]) => {
      const whole = parts.map((totals, reader) =>
        countsOfNeeded(totals, needed.get(column)!, new FrequencyTable(collected[reader]!.get(column)!)),
      );
      return [column, { plan, parts: whole }];
    }),
  );
}

/** What all readers counted, by cell. */
export function sumOfCounts(parts: readonly Pick<CellTotals, 'counts'>[]): Float64Array {
  const counts = parts[0]!.counts.slice();
  for (const part of parts.slice(1)) addTo(counts, part.counts);
  return counts;
}
