/** How many equal-width bins suit some values: numpy's names. */
export type BinRule = 'sturges' | 'fd' | 'auto';

/** What the bin rules look at. */
export interface BinRuleInput {
  readonly count: number;
  /** Highest minus lowest value. */
  readonly range: number;
  /** Interquartile range. */
  readonly iqr: number;
}

/**
 * The number of equal-width bins over the range, as numpy counts them.
 *
 * - `sturges`: log₂ n + 1, for data near a normal distribution;
 * - `fd` (Freedman–Diaconis): as many as are 2·IQR·n^(−1/3) wide; 1 when the IQR is 0;
 * - `auto`: the larger of both.
 *
 * May be huge for heavy tails: the caller sets a limit.
 * Source: numpy.histogram_bin_edges (1.24).
 * @example binCount('sturges', { count: 16, range: 1, iqr: 0 }); // 5
 */
export function binCount(rule: BinRule, { count, range, iqr }: BinRuleInput): number {
  const sturges = range / (Math.log2(count) + 1);
  const freedmanDiaconis = 2 * iqr * count ** (-1 / 3);
  const width = {
    sturges,
    fd: freedmanDiaconis,
    auto: freedmanDiaconis > 0 ? Math.min(freedmanDiaconis, sturges) : sturges,
  }[rule];
  return width > 0 ? Math.ceil(range / width) : 1;
}

/**
 * The edges of n bins of equal width from `low` to `high`, n + 1 numbers, as numpy.linspace. Not strictly increasing
 * where there are fewer doubles than edges between them.
 * @example linearEdges(0, 1, 4); // [0, 0.25, 0.5, 0.75, 1]
 */
export function linearEdges(low: number, high: number, n: number): number[] {
  const range = high - low;
  const step = range / n;
  const edges = Array.from({ length: n + 1 }, (_, i) => {
    if (range === Infinity) return low * (1 - i / n) + high * (i / n);
    return (step === 0 ? (i / n) * range : i * step) + low;
  });
  edges[n] = high;
  return edges;
}
