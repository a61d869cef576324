import { nextDown, nextUp } from './adjacentDouble';
import { binCount, linearEdges } from './histogram';

const MOST_BINS = 60;
/** numpy's rules are made for estimating a density; a reader sees gaps and second peaks with more bins. */
const BINS_FOR_SHAPE = 18;
/** Up to this many consecutive integers get a bar each. */
const ONE_BAR_PER_INTEGER = 20;
/** Half-integers are doubles below this. */
const LARGEST_HALF_INTEGER = 2 ** 51;

/** What the bins for display depend on. */
export interface DisplayBinsInput {
  /** Whether every value is a whole number. */
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
  readonly count: number;
  readonly q1: number;
  readonly q3: number;
  /** The values inside Tukey's fences. */
  readonly inside: { readonly lowest: number; readonly highest: number; readonly count: number };
}

/**
 * The edges of the bins in which a column is shown, strictly increasing.
 *
 * - They run from the lowest to the highest value inside Tukey's fences, so that a few far values do not flatten
 *   the picture. Where the fences collapse (IQR 0, or a single value inside), they run over all the data.
 * - Their number is numpy's `auto` rule (the larger of Sturges and Freedman–Diaconis, here with the IQR of the
 *   whole column), at least √n up to 18, at most 60.
 * - Integers get bins of a whole-number width with edges at half-integers, so that every bar holds equally many
 *   possible values; up to 20 consecutive integers get a bar each. With outliers on both sides the last bin may reach
 *   past the fence.
 * - A constant column gets one bin of width 1 around its value, or the next doubles where 0.5 is too small.
 */
export function displayEdges(input: DisplayBinsInput): number[] {
  const { min, max, q1, q3, inside } = input;
  if (min === max) return edgesAround(min);
  // With an IQR of 0 the fences are one point.
  const collapsed = inside.lowest === inside.highest;
  const low = collapsed ? min : inside.lowest;
  const high = collapsed ? max : inside.highest;
  // Half of everything: the range of numbers near ±1.8e308 is not a double, and only ratios matter here.
  const count = collapsed ? input.count : inside.count;
  const wanted = binCount('auto', {
    count,
    range: high / 2 - low / 2,
    iqr: collapsed ? 0 : q3 / 2 - q1 / 2,
  });
  const enoughForShape = Math.min(BINS_FOR_SHAPE, Math.ceil(Math.sqrt(count)));
  const bins = Math.min(MOST_BINS, Math.max(wanted, enoughForShape));
  const halves = Math.max(-low, high) < LARGEST_HALF_INTEGER;
  if (!input.integer || !halves) return increasingEdges(low, high, bins);
  return integerEdges(low, high, bins, { below: min < low, above: max > high });
}

function edgesAround(value: number): number[] {
  const low = value - 0.5 < value ? value - 0.5 : nextDown(value);
  const high = value + 0.5 > value ? value + 0.5 : nextUp(value);
  return [Math.max(low, -Number.MAX_VALUE), Math.min(high, Number.MAX_VALUE)];
}

/**
 * Whole-number bins seldom fit the range exactly. What is left over goes to a side without values beyond the fence,
 * so that no bar takes in an outlier; with outliers on both sides a width is sought that fits.
 */
function integerEdges(
  low: number,
  high: number,
  wanted: number,
  beyond: { readonly below: boolean; readonly above: boolean },
): number[] {
  const integers = high - low + 1;
  if (integers <= ONE_BAR_PER_INTEGER) return steps(low - 0.5, 1, integers);
  const wide = Math.ceil(integers / wanted);
  // As many bins of equal width, but no wider than they have to be.
  const narrowest = Math.ceil(integers / Math.ceil(integers / wide));
  const width = beyond.below && beyond.above ? fittingWidth(integers, narrowest) : narrowest;
  const bins = Math.ceil(integers / width);
  const left = bins * width - integers;
  return steps(low - 0.5 - (beyond.above && !beyond.below ? left : 0), width, bins);
}

/** The next width up to twice as wide that divides the integers evenly, else the narrowest. */
function fittingWidth(integers: number, narrowest: number): number {
  for (let width = narrowest; width <= 2 * narrowest; width++) if (integers % width === 0) return width;
  return narrowest;
}

function steps(start: number, width: number, bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, i) => start + i * width);
}

/** Fewer bins where there are not enough doubles for the edges. */
function increasingEdges(low: number, high: number, bins: number): number[] {
  const edges = linearEdges(low, high, bins);
  const increasing = edges.every((edge, i) => i === 0 || edge > edges[i - 1]!);
  return increasing ? edges : increasingEdges(low, high, Math.floor(bins / 2));
}
