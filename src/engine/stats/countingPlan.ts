import { nextUp } from './adjacentDouble';
import { cellOf } from './binarySearch';
import { displayStep, edgeShift, fencesCollapse } from './displayBins';
import { loneValue, withLoneCells } from './loneValues';
import { type CellRanks, ROUNDING } from './neededIntervals';
import { type CollectedColumn, type AboutFences, binsInput, fencesOf } from './numericSummary';
import { quantileRanks, quantilesOf } from './quantile';
import { bracketOf, type Interval } from './rankIntervals';
import { decimal, roundEdges } from './roundSteps';
import type { SortedRuns } from './sortedRuns';
import { withEdges } from './withEdges';

/** What a second reading of a column counts and keeps, so that its statistics can be told exactly afterwards. */
export interface CountingPlan {
  /** Whether every value is a whole number. */
  readonly integer: boolean;
  /** Of the cells in which values are counted; strictly increasing. */
  readonly edges: Float64Array<ArrayBuffer>;
  /** Between these most edges lie, nearly equally spaced. */
  readonly even: Interval;
  /** 1 for a cell whose values are kept too; never for one that can hold a single value only. */
  readonly keep: Uint8Array<ArrayBuffer>;
  /** Below the first edge, and from the last one on, values between these are kept. */
  readonly keepFrom: number;
  readonly keepTo: number;
  /** Whether values seem to follow those before them: what was counted so far says little of the rest, and more is to be kept. */
  readonly inOrder: boolean;
}

/** Up to so many values all of them are kept: the sample may hold none of them. */
const FEW = 4096;
/** A plan with more cells would take more time than reading once more. */
const MOST_CELLS = 8192;
/** So many values of the sample beyond a fence's bracket are kept: the first value inside should be among them. */
const BEYOND_FENCE = 8;
/** An interval gets edges of its own where the cells about it hold so many times as many values. */
const MUCH_WIDER = 1.6;
/** An interval of so few whole numbers has a cell for each of them where they occur so often: then none of them is kept. */
const FEW_WHOLE = 512;
const OFTEN = 16;
/** Cells reach further than a sample by this share of the distance between its quartiles. */
const SAMPLE_MARGIN = 0.25;

/** What a plan is made from. */
interface Foreknown {
  /** At least one value. */
  readonly moments: { readonly count: number; readonly min: number; readonly max: number };
  readonly integer: boolean;
  /** Whether there may be values beyond `min` and `max`, which are those of a sample. */
  readonly open: boolean;
}

/**
 * Plans the second reading from a random sample: values are counted in cells a tenth as wide as the bins will be, and kept
 * where quantiles and Tukey's fences are expected. Values that are frequent are counted in cells of their own instead.
 * Undefined where that would not pay.
 *
 * @param column at least one value
 * @param sample may be empty: a column may have values in few rows only
 * @param ranks what the first reading counted, if it did: it tells the cells in which quantiles lie, in whatever order values
 * stand
 */
export function planSecondPass(
  column: CollectedColumn,
  sample: SortedRuns,
  ranks?: CellRanks,
): CountingPlan | undefined {
  const { count, min, max } = column.moments;
  if (min !== max && count > FEW && sample.length === 0) return undefined;
  return planCounting({ moments: column.moments, integer: column.integer, open: false }, sample, 0, ranks);
}

/**
 * As {@link planSecondPass}, before anything but a sample is known: the first reading can follow it, and often tells
 * enough.
 *
 * @param count how many values are expected
 * @param integer whether all of the sample's values are whole numbers
 * @param unsure as for {@link bracketOf}
 */
export function planFirstPass(
  count: number,
  integer: boolean,
  sample: SortedRuns,
  unsure = 0,
): CountingPlan | undefined {
  // All values but zeros are kept.
  if (count <= FEW || sample.length === 0)
    return oneCell({ moments: { count, min: 0, max: 0 }, integer, open: true });
  const moments = { count, min: sample.at(0), max: sample.at(sample.length - 1) };
  return planCounting({ moments, integer, open: true }, sample, unsure);
}

function planCounting(
  column: Foreknown,
  sample: SortedRuns,
  unsure: number,
  ranks?: CellRanks,
): CountingPlan | undefined {
  const { integer, open } = column;
  const { count, min, max } = column.moments;
  if (min === max || count <= FEW) return oneCell(column);
  const [low, high] = open ? [-Infinity, Infinity] : [min, max];
  const bracket = (rank: number) => {
    const expected = bracketOf({ low, high, below: 0, count, ranks: [rank], sample }, rank, unsure);
    return ranks ? narrowerOf(knownBracket(ranks, rank, column), expected, sample) : expected;
  };
  const [q1, q3] = [1, 3].map((part) => bracket(Math.floor(((count - 1) * part) / 4))) as [
    Interval,
    Interval,
  ];
  const lowFence = { low: 2.5 * q1.low - 1.5 * q3.high, high: 2.5 * q1.high - 1.5 * q3.low };
  const highFence = { low: 2.5 * q3.low - 1.5 * q1.high, high: 2.5 * q3.high - 1.5 * q1.low };
  const kept = quantileRanks(count).map(bracket);
  if (low < lowFence.high) kept.push({ low: lowFence.low, high: beyond(sample, lowFence.high, 1) });
  if (high > highFence.low) kept.push({ low: beyond(sample, highFence.low, -1), high: highFence.high });
  const margin = open ? SAMPLE_MARGIN * (q3.high - q1.low) : 0;
  const wide = cellEdges(
    column,
    sample,
    Math.max(min - margin, lowFence.low),
    Math.min(max + margin, highFence.high),
  );
  if (!wide) return undefined;
  const even = { low: wide[0]!, high: wide.at(-1)! };
  const edges = withBrackets(wide, kept, sample, count / sample.length, edgeShift({ integer, min, max }));
  // Beyond cells that hold all of the sample there are few values: they are kept.
  if (open && edges[0]! <= min) kept.push({ low, high: edges[0]! });
  if (open && edges.at(-1)! > max) kept.push({ low: edges.at(-1)!, high });
  const keep = new Uint8Array(edges.length - 1);
  for (const { low, high } of kept)
    keep.fill(1, Math.max(0, cellOf(edges, low)), Math.max(0, cellOf(edges, high) + 1));
  for (let cell = 0; cell < keep.length; cell++)
    if (keep[cell] && loneValue(edges[cell]!, edges[cell + 1]!, integer) !== undefined) keep[cell] = 0;
  const outside = (x: number) => x < edges[0]! || x >= edges.at(-1)!;
  return {
    integer,
    edges,
    even,
    keep,
    keepFrom: Math.min(edges[0]!, ...kept.map(({ low }) => low).filter(outside)),
    keepTo: Math.max(edges.at(-1)!, ...kept.map(({ high }) => high).filter(outside)),
    inOrder: unsure > 0,
  };
}

/** The cells in which a quantile of this rank lies. */
function knownBracket(ranks: CellRanks, rank: number, { moments: { min, max } }: Foreknown): Interval {
  const { low, high } = ranks.around(rank, ROUNDING);
  return { low: Math.max(min, low), high: Math.min(max, high) };
}

/** The interval in which fewer values lie, by the sample; the first one of equals. */
function narrowerOf(a: Interval, b: Interval, sample: SortedRuns): Interval {
  const inside = ({ low, high }: Interval) => sample.countUpTo(high) - sample.countBelow(low);
  return inside(a) <= inside(b) ? a : b;
}

/** All values in one cell; what may lie beyond it is kept. */
function oneCell({ moments: { min, max }, integer, open }: Foreknown): CountingPlan {
  const edges = Float64Array.of(min, nextUp(max));
  const keep = loneValue(min, nextUp(max), integer) === undefined ? 1 : 0;
  const [keepFrom, keepTo] = open ? [-Infinity, Infinity] : [min, max];
  const even = { low: edges[0]!, high: edges[1]! };
  return { integer, edges, even, keep: Uint8Array.of(keep), keepFrom, keepTo, inOrder: false };
}

/** A value of the sample some places beyond x. */
function beyond(sample: SortedRuns, x: number, direction: 1 | -1): number {
  const place = sample.countBelow(x) + direction * BEYOND_FENCE;
  return sample.at(Math.min(sample.length - 1, Math.max(0, place)));
}

/**
 * Edges of cells such that the edges of the bins, whatever they will be exactly, should be among them.
 * @param low, high where the fences are expected
 */
function cellEdges(
  column: Foreknown,
  sample: SortedRuns,
  low: number,
  high: number,
): Float64Array<ArrayBuffer> | undefined {
  const input = binsInput(
    column,
    quantilesOf(sample.length, (rank) => sample.at(rank)),
    foreseen(column, sample),
  );
  const { digit, exponent } = displayStep(input);
  const shift = edgeShift(input);
  const finer = digit === 5 ? exponent : exponent - 1;
  const step = { digit: 1 as const, exponent: shift > 0 ? Math.max(0, finer) : finer };
  const { min, max } = fencesCollapse(input) ? column.moments : { min: low, max: high };
  if (!((max - min) / decimal(1, step.exponent) < MOST_CELLS)) return undefined;
  const edges = roundEdges(min, max, step, shift);
  return edges && withLoneCells(edges, sample, shift);
}

/**
 * The edges, and those of the intervals that are a small part of the cells they lie in, or beyond: less is kept then. And
 * those of the whole numbers of an interval, where they are few.
 * @param scale how many values there are for each of the sample
 */
function withBrackets(
  edges: Float64Array<ArrayBuffer>,
  intervals: readonly Interval[],
  sample: SortedRuns,
  scale: number,
  shift: number,
): Float64Array<ArrayBuffer> {
  const [first, last] = [edges[0]!, edges.at(-1)!];
  const added = intervals.flatMap(({ low, high }) => {
    if (!(low > -Infinity && high < Infinity)) return [];
    const inside = sample.countUpTo(high) - sample.countBelow(low);
    if (shift > 0 && high - low < FEW_WHOLE && inside * scale > OFTEN * (high - low)) {
      const lowest = Math.floor(low) - shift;
      return Array.from({ length: Math.ceil(high) - Math.floor(low) + 2 }, (_, i) => lowest + i);
    }
    if (low >= first && high < last) {
      const inCells =
        sample.countBelow(edges[cellOf(edges, high) + 1]!) - sample.countBelow(edges[cellOf(edges, low)]!);
      if (inCells < MUCH_WIDER * inside) return [];
    }
    return shift > 0 ? [low - shift, high + shift] : [low, nextUp(high)];
  });
  return withEdges(
    edges,
    added.filter((edge) => edge < Infinity),
  );
}

/** How the values lie about the fences, by the sample. */
function foreseen({ moments }: Foreknown, sample: SortedRuns): AboutFences {
  const fences = fencesOf(quantilesOf(sample.length, (rank) => sample.at(rank)));
  const low = sample.countBelow(fences.low);
  const notAbove = sample.countUpTo(fences.high);
  const scale = moments.count / sample.length;
  return {
    fences,
    low: low * scale,
    high: (sample.length - notAbove) * scale,
    lowestInside: moments.min >= fences.low ? moments.min : sample.at(low),
    highestInside: moments.max <= fences.high ? moments.max : sample.at(notAbove - 1),
  };
}
