/** Where the rows of a bar before are after scaling, and back. */
import { barsOf, type Distribution } from './bars';

/**
 * How many rows of one bar are in each bar of the other side. Scaling that never decreases keeps the order of the rows: the
 * rows of a bar are the same places of that order on both sides.
 *
 * @param bar counted as {@link barsOf} lists them
 * @example
 * // 3 and 2 rows before, 1 and 4 after: of the first bar one row is in the first and two are in the second.
 */
export function landings(from: Distribution, bar: number, to: Distribution): number[] {
  const before = barsOf(from);
  const start = before.slice(0, bar).reduce((sum, { count }) => sum + count, 0);
  const end = start + (before[bar]?.count ?? 0);
  let reached = 0;
  return barsOf(to).map(({ count }) => {
    const low = Math.max(start, reached);
    reached += count;
    return Math.max(0, Math.min(end, reached) - low);
  });
}

/** Which rows of each bar of a side were fitted on. */
export function fittedParts(side: Distribution, fit: Distribution['histogram']): number[] {
  return barsOf(side).map((bar) => (bar.kind === 'bin' ? (fit.counts[bar.bin] ?? 0) : fit[bar.kind]));
}
