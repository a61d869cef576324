import type { SecondPassPlan } from './secondPass';
import { upperBound } from './binarySearch';
import { tukeyFences } from './fences';

/** The quantiles of a summary. */
const SHARES = [0.01, 0.25, 0.5, 0.75, 0.99] as const;
/** A quantile of what is still to come may be so many standard deviations of its rank away. */
const SIGMAS = 4;
/** So many values beyond a fence are kept: the first value inside should be among them. */
const BEYOND_FENCE = 8;

/** Some consecutive cells, both ends included. */
type Cells = readonly [first: number, last: number];

/**
 * Which cells' values are still to be kept, by what was counted so far: a quantile is known better the more values have
 * been seen. It may be wrong where the rest of the file is different; then what was needed is found not to be kept.
 *
 * @param counts by cell; before them what lies below the first, after them what lies from the last edge on
 * @param keep what was kept so far, which is changed
 */
export function narrowKept(
  { edges }: Pick<SecondPassPlan, 'edges'>,
  counts: ArrayLike<number>,
  keep: Uint8Array,
): void {
  const upTo = new Float64Array(counts.length);
  let total = 0;
  for (let i = 0; i < counts.length; i++) upTo[i] = total += counts[i]!;
  const cellAtRank = (rank: number) => upperBound(upTo, rank) - 1;
  const expected = SHARES.map((share): Cells => {
    const margin = SIGMAS * (Math.sqrt(total * share * (1 - share)) + 1);
    return [cellAtRank(share * total - margin), cellAtRank(share * total + margin)];
  });
  const [, q1, , q3] = expected as [Cells, Cells, Cells, Cells, Cells];
  const low = (cell: number) => edges[Math.max(0, Math.min(cell, edges.length - 1))]!;
  const high = (cell: number) => low(cell + 1);
  // Wider quartiles put both fences further out, narrower ones further in.
  const outer = tukeyFences(low(q1[0]), high(q3[1]));
  const inner = tukeyFences(high(q1[1]), low(q3[0]));
  const cellOf = (x: number) => upperBound(edges, x) - 1;
  const countUpTo = (cell: number) => upTo[Math.max(0, Math.min(cell + 1, upTo.length - 1))]!;
  expected.push(
    [cellOf(outer.low), cellAtRank(countUpTo(cellOf(inner.low)) + BEYOND_FENCE)],
    [cellAtRank(countUpTo(cellOf(inner.high) - 1) - BEYOND_FENCE), cellOf(outer.high)],
  );
  const needed = new Uint8Array(keep.length);
  for (const [first, last] of expected) needed.fill(1, Math.max(0, first), Math.max(0, last + 1));
  for (let cell = 0; cell < keep.length; cell++) keep[cell]! &= needed[cell]!;
}
