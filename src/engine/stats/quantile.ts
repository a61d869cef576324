/** The quantiles of a {@link NumericSummary}. */
export interface Quantiles {
  readonly p1: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly p99: number;
}

/** A quantile's place among n sorted values: between `lower` and the one after it, `weight` of the way. */
export interface QuantilePlace {
  readonly lower: number;
  readonly weight: number;
}

/**
 * Where the quantile `part / whole` of n sorted values stands, by linear interpolation: at (n − 1)·p (numpy's
 * default, R's type 7). In whole numbers, so that no rounding moves it off a value.
 * @example quantilePlace(5, 1, 2); // { lower: 2, weight: 0 }: the median of five is the third
 */
export function quantilePlace(n: number, part: number, whole: number): QuantilePlace {
  const scaled = (n - 1) * part;
  const rest = scaled % whole;
  return { lower: (scaled - rest) / whole, weight: rest / whole };
}

/**
 * The point `weight` (0 to 1) of the way from a to b, a ≤ b. Never outside [a, b], never overflowing, and exact at
 * both ends; from the nearer end, as numpy's percentile.
 */
export function interpolate(a: number, b: number, weight: number): number {
  if (weight === 0 || a === b) return a;
  const width = b - a;
  if (width === Infinity) return a * (1 - weight) + b * weight;
  const point = weight < 0.5 ? a + width * weight : b - width * (1 - weight);
  return Math.min(b, Math.max(a, point));
}

/** The value at a place; `valueAt(rank)` is the one with that many values before it. */
export function quantileAt({ lower, weight }: QuantilePlace, valueAt: (rank: number) => number): number {
  const value = valueAt(lower);
  return weight === 0 ? value : interpolate(value, valueAt(lower + 1), weight);
}

/** The ranks (from 0, increasing) of the sorted values that {@link quantilesOf} asks for. */
export function quantileRanks(n: number): readonly number[] {
  const ranks = new Set<number>();
  quantilesOf(n, (rank) => {
    ranks.add(rank);
    return 0;
  });
  return [...ranks].sort((a, b) => a - b);
}

/** The quantiles of n ≥ 1 values; `valueAt(rank)` is the value with that many values before it. */
export function quantilesOf(n: number, valueAt: (rank: number) => number): Quantiles {
  const quantile = (part: number, whole: number) => quantileAt(quantilePlace(n, part, whole), valueAt);
  return {
    p1: quantile(1, 100),
    q1: quantile(1, 4),
    median: quantile(1, 2),
    q3: quantile(3, 4),
    p99: quantile(99, 100),
  };
}
