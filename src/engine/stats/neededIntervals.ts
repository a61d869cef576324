import { cellOf } from './binarySearch';
import { tukeyFences } from './fences';
import { runningSums } from './runningSums';
import type { Interval } from './rankIntervals';

/** The quantiles of a summary. */
const SHARES = [0.01, 0.25, 0.5, 0.75, 0.99] as const;
/** A rank of a quantile is found by rounding, and by the rule of quantiles. */
export const ROUNDING = 4;
/** So many values beyond a fence are needed: the first value inside should be among them. */
const BEYOND_FENCE = 8;

/**
 * The values that a summary needs: those about the quantiles, and those about Tukey's fences.
 * @param sigmas a quantile may be so many standard deviations of its rank away; 0 where all values were counted
 */
export function neededIntervals(ranks: CellRanks, sigmas: number): Interval[] {
  const { total, edges } = ranks;
  const quantiles = SHARES.map((share): Interval => {
    return ranks.around(share * total, sigmas * Math.sqrt(total * share * (1 - share)) + ROUNDING);
  });
  const [, q1, , q3] = quantiles as [Interval, Interval, Interval, Interval, Interval];
  const [first, last] = [edges[0]!, edges.at(-1)!];
  const within = (x: number) => Math.min(last, Math.max(first, x));
  // Wider quartiles put both fences further out, narrower ones further in.
  const outer = tukeyFences(within(q1.low), within(q3.high));
  const inner = tukeyFences(within(q1.high), within(q3.low));
  const [below, notAbove] = [ranks.countNear(inner.low, 1), ranks.countNear(inner.high, 0)];
  const needed = [...quantiles];
  // Where no value is beyond a fence, and none can be any more, the first one inside is the extreme.
  if (sigmas > 0 || below > 0) needed.push({ low: outer.low, high: ranks.highAt(below + BEYOND_FENCE) });
  if (sigmas > 0 || notAbove < total)
    needed.push({ low: ranks.lowAt(notAbove - BEYOND_FENCE), high: outer.high });
  return needed;
}

/** Where ranks lie, as nearly as counts by cell tell. */
export class CellRanks {
  readonly total: number;
  /** How many values lie below each edge. */
  readonly below: Float64Array;

  /**
   * @param counts by cell; before them what lies below the first, after them what lies from the last edge on
   * @param valueAt the value at a rank in a cell, where that is known
   */
  constructor(
    readonly edges: Float64Array,
    counts: ArrayLike<number>,
    private readonly valueAt: (cell: number, rank: number) => number | undefined = () => undefined,
  ) {
    this.below = runningSums(counts, edges.length);
    this.total = this.below.at(-1)! + counts[edges.length]!;
  }

  /** Not more than the value at this rank. */
  lowAt(rank: number): number {
    const cell = cellOf(this.below, rank);
    return this.valueAt(cell, rank) ?? this.edges[cell] ?? -Infinity;
  }

  /** Not less than the value at this rank. */
  highAt(rank: number): number {
    const cell = cellOf(this.below, rank);
    return this.valueAt(cell, rank) ?? this.edges[cell + 1] ?? Infinity;
  }

  /** Where the values at a rank, and at so many ranks before and behind it, lie. */
  around(rank: number, margin: number): Interval {
    return { low: this.lowAt(rank - margin), high: this.highAt(rank + margin) };
  }

  /** How many values lie below the cell of x, or below the cell that many cells behind. */
  countNear(x: number, cellsBehind: 0 | 1): number {
    const cell = cellOf(this.edges, x) + cellsBehind;
    return cell < 0 ? 0 : (this.below[cell] ?? this.total);
  }
}
