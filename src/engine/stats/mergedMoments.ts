import { Moments } from './moments';

/**
 * The moments of each column over several parts, merged in their order.
 * @param parts of each the numbers of all columns: of every column equally many, first those that {@link Moments.toNumbers} gave
 * @example mergedMoments([Float64Array.from([...moments.toNumbers(), 7]), more], 1) // one, of both parts
 */
export function mergedMoments(parts: readonly Float64Array[], columns: number): Moments[] {
  return Array.from({ length: columns }, (_, column) => mergedMomentsOf(column, parts, columns));
}

/** As {@link mergedMoments}, of one column. */
export function mergedMomentsOf(column: number, parts: readonly Float64Array[], columns: number): Moments {
  let moments = Moments.none;
  for (const numbers of parts) {
    moments = moments.merge(Moments.fromNumbers(numbers, (column * numbers.length) / columns));
  }
  return moments;
}
