import { nextDown, nextUp } from './adjacentDouble';
import { binCount, linearEdges } from './histogram';
import { nearestRoundStep, nextRoundStep, roundEdges, type RoundStep } from './roundSteps';

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
 * - They stand at round numbers: multiples of 1, 2 or 5 times a power of ten. So they can be foreseen from a sample, and
 *   data recorded with few decimals does not make a comb of full and empty bins.
 * - They run from the lowest to the highest value inside Tukey's fences, so that a few far values do not flatten
 *   the picture. Where the fences collapse (IQR 0, or at most a single value inside), they run over all the data.
 * - There are about as many as numpy's `auto` rule has (the larger of Sturges and Freedman–Diaconis, here with the IQR of
 *   the whole column), at least about √n up to 18, at most 60.
 * - Integers get edges at half-integers, so that every bar holds equally many possible values; up to 20 consecutive
 *   integers get a bar each.
 * - A constant column gets one bin of width 1 around its value, or the next doubles where 0.5 is too small.
 */
export function displayEdges(input: DisplayBinsInput): number[] {
  const { min, max } = input;
  if (min === max) return edgesAround(min);
  const { low, high, bins } = displayRange(input);
  const shift = edgeShift(input);
  let step = displayStep(input);
  for (;;) {
    const edges = roundEdges(low, high, step, shift);
    if (!edges) return increasingEdges(low, high, bins);
    if (edges.length - 1 <= MOST_BINS) return edges;
    step = nextRoundStep(step);
  }
}

/**
 * Whether the bins run over all the data, because Tukey's fences leave no range between them. Where doubles are coarse,
 * both quartiles may round to a number between two values: then none is inside, and the lowest is above the highest.
 */
export function fencesCollapse({ inside }: DisplayBinsInput): boolean {
  return inside.lowest >= inside.highest;
}

/** The width of the bins, before it is known whether there are too many of them. */
export function displayStep(input: DisplayBinsInput): RoundStep {
  const { low, high, bins } = displayRange(input);
  if (edgeShift(input) > 0) {
    if (high - low < ONE_BAR_PER_INTEGER) return { digit: 1, exponent: 0 };
    return nearestRoundStep(Math.max(1, (high - low + 1) / bins));
  }
  // Halves: the range of numbers near ±1.8e308 is not a double.
  return nearestRoundStep((high / 2 - low / 2) / (bins / 2));
}

/** How far the edges stand below multiples of the step: half of 1 for integers, as long as halves are doubles. */
export function edgeShift({ integer, min, max }: Pick<DisplayBinsInput, 'integer' | 'min' | 'max'>): number {
  return integer && Math.max(-min, max) < LARGEST_HALF_INTEGER ? 0.5 : 0;
}

/** What the bins are to cover, and how many of them suit it. */
function displayRange(input: DisplayBinsInput) {
  const { min, max, q1, q3, inside } = input;
  const collapsed = fencesCollapse(input);
  const low = collapsed ? min : inside.lowest;
  const high = collapsed ? max : inside.highest;
  const count = collapsed ? input.count : inside.count;
  const wanted = binCount('auto', {
    count,
    range: high / 2 - low / 2,
    iqr: collapsed ? 0 : q3 / 2 - q1 / 2,
  });
  const enoughForShape = Math.min(BINS_FOR_SHAPE, Math.ceil(Math.sqrt(count)));
  return { low, high, bins: Math.min(MOST_BINS, Math.max(wanted, enoughForShape)) };
}

function edgesAround(value: number): number[] {
  const low = value - 0.5 < value ? value - 0.5 : nextDown(value);
  const high = value + 0.5 > value ? value + 0.5 : nextUp(value);
  return [Math.max(low, -Number.MAX_VALUE), Math.min(high, Number.MAX_VALUE)];
}

/** Fewer bins where there are not enough doubles for the edges. */
function increasingEdges(low: number, high: number, bins: number): number[] {
  const edges = linearEdges(low, high, bins);
  const increasing = edges.every((edge, i) => i === 0 || edge > edges[i - 1]!);
  return increasing ? edges : increasingEdges(low, high, Math.floor(bins / 2));
}
