/** Numbers of which it can be told how many are less than another, and which one has how many before it. */
export interface RankedValues {
  readonly length: number;
  /** How many values are less than x. */
  countBelow(x: number): number;
  /** How many values are x or less. */
  countUpTo(x: number): number;
  /** The value with `rank` values before it in sorted order, 0 ≤ rank < length. */
  at(rank: number): number;
}
