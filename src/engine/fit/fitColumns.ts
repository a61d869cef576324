import type { BasisColumn } from './fitBasis';
import type { FitColumn, FitStatistics } from '../scale/fitColumn';
import { findOrderStatistics, type ValueReader } from '../stats/orderStatistics';
import { quantileAt, quantilePlace } from '../stats/quantile';
import { mergeRuns } from '../stats/mergeRuns';
import type { SortedRuns } from '../stats/sortedRuns';
import type { Task } from '../task';

/** All rows of a column whose profile is known: for scalers that need no more than it ({@link needOf}). */
export function fitColumnOfProfile(
  name: string,
  rows: number,
  summary: NonNullable<BasisColumn['numeric']>,
): FitColumn {
  const { count, min, p1, q1, median, q3, p99, max } = summary;
  const known = [
    { value: min, place: quantilePlace(count, 0, 1) },
    { value: p1, place: quantilePlace(count, 1, 100) },
    { value: q1, place: quantilePlace(count, 1, 4) },
    { value: median, place: quantilePlace(count, 1, 2) },
    { value: q3, place: quantilePlace(count, 3, 4) },
    { value: p99, place: quantilePlace(count, 99, 100) },
    { value: max, place: quantilePlace(count, 1, 1) },
  ];
  const needed = () => Promise.reject(new Error(`expected more than the profile of '${name}'`));
  return {
    name,
    rows,
    statistics: summary,
    lambdas: new Map(),
    standardized: new Map(),
    quantiles: (places) => {
      const found = places.map(
        ({ lower, weight }) =>
          known.find(({ place }) => place.lower === lower && place.weight === weight)?.value,
      );
      return found.every((value) => value !== undefined) ? Promise.resolve(found) : needed();
    },
    values: needed,
  };
}

/** A column of which all values were kept. */
export function fitColumnOfValues(
  name: string,
  rows: number,
  statistics: FitStatistics,
  sorted: SortedRuns,
  task: Task<never>,
): FitColumn {
  return {
    name,
    rows,
    statistics,
    lambdas: new Map(),
    standardized: new Map(),
    quantiles: (places) =>
      Promise.resolve(places.map((place) => quantileAt(place, (rank) => sorted.at(rank)))),
    values: () => mergeRuns(sorted.runs, task),
  };
}

/**
 * A column with more values than may be kept: quantiles are found exactly by reading it again, `values` are the sample.
 * @param read reads all finite values of the column once
 */
export function fitColumnBySampling(
  column: Pick<FitColumn, 'name' | 'rows' | 'statistics'>,
  sample: SortedRuns,
  read: (onValues: ValueReader) => Promise<void>,
  capacity: number,
  task: Task<never>,
): FitColumn {
  const { count, min, max } = column.statistics;
  return {
    ...column,
    lambdas: new Map(),
    standardized: new Map(),
    quantiles: async (places) => {
      const ranks = new Set<number>();
      for (const place of places) {
        quantileAt(place, (rank) => {
          ranks.add(rank);
          return 0;
        });
      }
      const increasing = [...ranks].sort((a, b) => a - b);
      const all = { low: min, high: max, below: 0, count, ranks: increasing, sample };
      const steps = findOrderStatistics(all, capacity, task);
      let step = await steps.next();
      while (!step.done) {
        await read(step.value);
        step = await steps.next();
      }
      const found = step.value;
      return places.map((place) => quantileAt(place, (rank) => found.get(rank)!));
    },
    values: () => mergeRuns(sample.runs, task),
  };
}
