import type { Histogram, NumericSummary } from '../dataset';
import { displayEdges, type DisplayBinsInput, fencesCollapse } from './displayBins';
import type { Extremes } from './extremes';
import { type Fences, tukeyFences } from './fences';
import type { Moments } from './moments';
import type { Quantiles } from './quantile';

/** What one pass over a column collects whatever its size. At least one value. */
export interface CollectedColumn {
  readonly moments: Moments;
  readonly extremes: Extremes;
  /** Whether every value is a whole number. */
  readonly integer: boolean;
}

/** How the values lie about Tukey's fences. */
export interface AboutFences {
  readonly fences: Fences;
  /** Values strictly beyond each fence. */
  readonly low: number;
  readonly high: number;
  readonly lowestInside: number;
  readonly highestInside: number;
}

/** Tukey's fences of a column. */
export function fencesOf(quantiles: Quantiles): Fences {
  return tukeyFences(quantiles.q1, quantiles.q3);
}

/** What the bins for display are chosen from. */
export function binsInput(
  {
    moments,
    integer,
  }: Pick<CollectedColumn, 'integer'> & {
    readonly moments: Pick<Moments, 'count' | 'min' | 'max'>;
  },
  { q1, q3 }: Quantiles,
  about: AboutFences,
): DisplayBinsInput {
  const { count, min, max } = moments;
  const inside = {
    lowest: about.lowestInside,
    highest: about.highestInside,
    count: count - about.low - about.high,
  };
  return { integer, min, max, count, q1, q3, inside };
}

/**
 * The histogram of a column: bins hold what lies inside the fences, `below` and `above` the rest.
 * @param countBelow how many values are less than an edge between two bins
 */
export function displayHistogram(
  column: CollectedColumn,
  quantiles: Quantiles,
  about: AboutFences,
  countBelow: (edge: number) => number,
): Histogram {
  const input = binsInput(column, quantiles, about);
  const edges = displayEdges(input);
  const collapsed = fencesCollapse(input);
  const below = collapsed ? 0 : about.low;
  const above = collapsed ? 0 : about.high;
  const upTo = [below, ...edges.slice(1, -1).map(countBelow), input.count - above];
  return { edges, counts: upTo.slice(1).map((count, i) => count - upTo[i]!), below, above };
}

/** Puts the statistics of a column together. */
export function numericSummary(
  { moments, extremes }: CollectedColumn,
  quantiles: Quantiles,
  { fences, low, high }: AboutFences,
  histogram: Histogram,
): NumericSummary {
  return {
    count: moments.count,
    min: moments.min,
    max: moments.max,
    mean: moments.mean,
    meanLow: moments.meanLow,
    variance: moments.variance,
    std: moments.std,
    sampleStd: moments.sampleStd,
    skewness: moments.skewness,
    kurtosis: moments.kurtosis,
    ...quantiles,
    outliers: {
      lowFence: fences.low,
      highFence: fences.high,
      low,
      high,
      furthest: extremes.furthestBeyond(fences),
    },
    histogram,
  };
}
