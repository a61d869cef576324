import type { Histogram } from '../dataset';
import type { PreviewSide } from './previews';
import type { AffineScaler, FittedScaler } from '../scale/fittedScaler';
import { Extremes } from '../stats/extremes';
import { Moments } from '../stats/moments';
import { SortedRuns } from '../stats/sortedRuns';
import { summariseSorted } from '../stats/summariseSorted';
import { sideOf } from './sideOf';

/**
 * Whether every value of a side has a finite scaled value. Not so where the divisor is so small that a quotient is no
 * double, or where values that were not fitted on lie outside a curve.
 */
export function movesAll(scaler: FittedScaler, { min, max }: PreviewSide): boolean {
  return Number.isFinite(scaler.transform(min)) && Number.isFinite(scaler.transform(max));
}

/** An affine scaler moves quantiles, fences and the edges of the bins, and changes neither the counts nor the skewness. */
export function movedSide(before: PreviewSide, meanLow: number, scaler: AffineScaler): PreviewSide {
  const at = (x: number): number => scaler.transform(x);
  return {
    mean: at(before.mean) + scaler.stretch(meanLow),
    std: scaler.stretch(before.std),
    skewness: before.skewness,
    min: at(before.min),
    p1: at(before.p1),
    q1: at(before.q1),
    median: at(before.median),
    q3: at(before.q3),
    p99: at(before.p99),
    max: at(before.max),
    iqr: scaler.stretch(before.iqr),
    lowFence: at(before.lowFence),
    highFence: at(before.highFence),
    histogram: { ...before.histogram, edges: before.histogram.edges.map(at) },
  };
}

/** Values after a scaler, and how many have no finite scaled value. */
export interface ScaledValues {
  /** Increasing. */
  readonly scaled: Float64Array;
  readonly lost: number;
}

/** @param sorted increasing */
export function scaledValues(sorted: Float64Array, scaler: FittedScaler): ScaledValues {
  const scaled = new Float64Array(sorted.length);
  scaler.transformInto(sorted, scaled);
  let kept = 0;
  let increasing = true;
  let last = -Infinity;
  for (const value of scaled) {
    if (value - value !== 0) continue;
    if (value < last) increasing = false;
    last = value;
    scaled[kept++] = value;
  }
  const finite = scaled.subarray(0, kept);
  // Rounding may swap neighbours.
  if (!increasing) finite.sort();
  return { scaled: finite, lost: sorted.length - kept };
}

/** The statistics of scaled values; undefined when there are none. */
export function measuredSide(sorted: Float64Array): PreviewSide | undefined {
  if (sorted.length === 0) return undefined;
  const column = { moments: Moments.ofFinite(sorted), extremes: new Extremes(), integer: false };
  return sideOf(summariseSorted(column, SortedRuns.ofSorted([sorted])));
}

/** The values of a set in the bins of a histogram. */
export function countsIn({ edges }: Histogram, sorted: Float64Array): Histogram {
  const values = SortedRuns.ofSorted([sorted]);
  const last = edges.length - 1;
  // The last bin includes its right edge.
  const upTo = edges.map((edge, i) => (i === last ? values.countUpTo(edge) : values.countBelow(edge)));
  return {
    edges,
    counts: upTo.slice(1).map((count, i) => count - upTo[i]!),
    below: upTo[0]!,
    above: values.length - upTo[last]!,
  };
}
