import { nextUp } from './adjacentDouble';
import { withEdges } from './withEdges';
import type { SortedRuns } from './sortedRuns';

/** A value is frequent when more than one in so many of the sample equals it. */
const FREQUENT_SHARE = 64;
/** In a smaller sample chance alone makes values frequent. */
const SMALLEST_SAMPLE = 1024;
/** Every one moves the cells behind it away from where a counter looks first. */
const MOST_FREQUENT = 8;

/**
 * The only value that a cell can hold, from its first edge to below the one after; undefined where it can hold several.
 * What is in such a cell is known from its count: a flag of a billion rows needs no room.
 *
 * @param integer whether every value is a whole number
 * @example loneValue(6.5, 7.5, true); // 7
 */
export function loneValue(from: number, to: number, integer: boolean): number | undefined {
  // Adding 0: never −0.
  const value = (integer ? Math.ceil(from) : from) + 0;
  const next = integer ? Math.max(value + 1, nextUp(value)) : nextUp(value);
  return next >= to ? value : undefined;
}

/** The increasing edges, and such that the values most frequent in the sample get cells of their own. */
export function withLoneCells(
  edges: readonly number[],
  sample: SortedRuns,
  shift: number,
): Float64Array<ArrayBuffer> {
  const first = edges[0]!;
  const last = edges.at(-1)!;
  const around = frequentValues(sample).flatMap((value) =>
    shift > 0 ? [value - shift, value + shift] : [value, nextUp(value)],
  );
  const added = around.filter((edge) => edge > first && edge < last);
  return withEdges(new Float64Array(edges), added);
}

/** The most frequent first. */
function frequentValues(sample: SortedRuns): number[] {
  const { length } = sample;
  if (length < SMALLEST_SAMPLE) return [];
  // Among every so many sorted values is each one that fills as many places.
  const stride = Math.floor(length / FREQUENT_SHARE);
  // Where so many equal values stand, one more lies half as far away: few searches are left.
  const half = Math.ceil(stride / 2);
  const seen = new Set<number>();
  for (let rank = 0; rank < length; rank += stride) {
    const value = sample.at(rank);
    const isBefore = rank >= half && sample.at(rank - half) === value;
    if (isBefore || (rank + half < length && sample.at(rank + half) === value)) seen.add(value);
  }
  return [...seen]
    .map((value) => ({ value, count: sample.countUpTo(value) - sample.countBelow(value) }))
    .filter(({ count }) => count > stride)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_FREQUENT)
    .map(({ value }) => value);
}
