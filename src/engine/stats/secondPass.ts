import { nextUp } from './adjacentDouble';
import { upperBound } from './binarySearch';
import { displayStep, edgeShift, fencesCollapse } from './displayBins';
import { loneValue, withLoneCells } from './loneValues';
import { type CollectedColumn, type AboutFences, binsInput, fencesOf } from './numericSummary';
import { narrowKept } from './narrowKept';
import type { NumberLoops } from './numberLoops';
import { quantileRanks, quantilesOf } from './quantile';
import type { RankedValues } from './rankedValues';
import { bracketOf, type Interval } from './rankIntervals';
import { decimal, roundEdges } from './roundSteps';
import { SortedRuns } from './sortedRuns';
import { ValueChunks } from './valueChunks';

/** What a second reading of a column counts and keeps, so that its statistics can be told exactly afterwards. */
export interface SecondPassPlan {
  /** Whether every value is a whole number. */
  readonly integer: boolean;
  /** Of the cells in which values are counted; strictly increasing, equally spaced but for a few. */
  readonly edges: Float64Array<ArrayBuffer>;
  /** 1 for a cell whose values are kept too; never for one that can hold a single value only. */
  readonly keep: Uint8Array<ArrayBuffer>;
  /** Below the first edge, and from the last one on, values between these are kept. */
  readonly keepFrom: number;
  readonly keepTo: number;
}

/** Up to so many values all of them are kept: the sample may hold none of them. */
const FEW = 4096;
/** Beyond so many values cells are ten times as narrow: one alone would hold many of them. */
const MANY = 2_000_000;
/** A plan with more cells would take more time than reading once more. */
const MOST_CELLS = 8192;
/** So many values of the sample beyond a fence's bracket are kept: the first value inside should be among them. */
const BEYOND_FENCE = 8;
/** An interval gets edges of its own where the cells about it hold so many times as many values. */
const MUCH_WIDER = 1.6;
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
 */
export function planSecondPass(column: CollectedColumn, sample: SortedRuns): SecondPassPlan | undefined {
  const { count, min, max } = column.moments;
  if (min !== max && count > FEW && sample.length === 0) return undefined;
  return planCounting({ moments: column.moments, integer: column.integer, open: false }, sample);
}

/**
 * As {@link planSecondPass}, before anything but a sample is known: the first reading can follow it, and often tells
 * enough.
 *
 * @param count how many values are expected
 * @param integer whether all of the sample's values are whole numbers
 * @param unsure by how many places the sample may be off, beyond what a random one may
 */
export function planFirstPass(
  count: number,
  integer: boolean,
  sample: SortedRuns,
  unsure = 0,
): SecondPassPlan | undefined {
  // All values but zeros are kept.
  if (count <= FEW || sample.length === 0)
    return oneCell({ moments: { count, min: 0, max: 0 }, integer, open: true });
  const moments = { count, min: sample.at(0), max: sample.at(sample.length - 1) };
  return planCounting({ moments, integer, open: true }, sample, unsure);
}

function planCounting(column: Foreknown, sample: SortedRuns, unsure = 0): SecondPassPlan | undefined {
  const { integer, open } = column;
  const { count, min, max } = column.moments;
  if (min === max || count <= FEW) return oneCell(column);
  const [low, high] = open ? [-Infinity, Infinity] : [min, max];
  const bracket = (rank: number) =>
    bracketOf({ low, high, below: 0, count, ranks: [rank], sample }, rank, unsure);
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
  // Beyond cells that hold all of the sample there are few values: they are kept.
  if (open && wide[0]! <= min) kept.push({ low, high: wide[0]! });
  if (open && wide.at(-1)! > max) kept.push({ low: wide.at(-1)!, high });
  const edges = withBrackets(wide, kept, sample, edgeShift({ integer, min, max }));
  const keep = new Uint8Array(edges.length - 1);
  for (const { low, high } of kept)
    keep.fill(1, Math.max(0, cellOf(edges, low)), Math.max(0, cellOf(edges, high) + 1));
  for (let cell = 0; cell < keep.length; cell++)
    if (loneValue(edges[cell]!, edges[cell + 1]!, integer) !== undefined) keep[cell] = 0;
  const outside = (x: number) => x < edges[0]! || x >= edges.at(-1)!;
  return {
    integer,
    edges,
    keep,
    keepFrom: Math.min(edges[0]!, ...kept.map(({ low }) => low).filter(outside)),
    keepTo: Math.max(edges.at(-1)!, ...kept.map(({ high }) => high).filter(outside)),
  };
}

/** All values in one cell; what may lie beyond it is kept. */
function oneCell({ moments: { min, max }, integer, open }: Foreknown): SecondPassPlan {
  const edges = Float64Array.of(min, nextUp(max));
  const keep = loneValue(min, nextUp(max), integer) === undefined ? 1 : 0;
  const [keepFrom, keepTo] = open ? [-Infinity, Infinity] : [min, max];
  return { integer, edges, keep: Uint8Array.of(keep), keepFrom, keepTo };
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
  const finer = (digit === 5 ? exponent : exponent - 1) - (column.moments.count > MANY ? 1 : 0);
  const step = { digit: 1 as const, exponent: shift > 0 ? Math.max(0, finer) : finer };
  const { min, max } = fencesCollapse(input) ? column.moments : { min: low, max: high };
  if (!((max - min) / decimal(1, step.exponent) < MOST_CELLS)) return undefined;
  const edges = roundEdges(min, max, step, shift);
  return edges && withLoneCells(edges, sample, shift);
}

/**
 * The edges, and those of the intervals that are a small part of the cells they lie in: less is kept then. Not of all
 * intervals, because every edge moves the cells behind it away from where a counter looks first.
 */
function withBrackets(
  edges: Float64Array<ArrayBuffer>,
  intervals: readonly Interval[],
  sample: SortedRuns,
  shift: number,
): Float64Array<ArrayBuffer> {
  const [first, last] = [edges[0]!, edges.at(-1)!];
  const added = intervals.flatMap(({ low, high }) => {
    if (low < first || high >= last) return [];
    const inCells =
      sample.countBelow(edges[cellOf(edges, high) + 1]!) - sample.countBelow(edges[cellOf(edges, low)]!);
    const inside = sample.countUpTo(high) - sample.countBelow(low);
    if (inCells < MUCH_WIDER * inside) return [];
    return shift > 0 ? [low - shift, high + shift] : [low, nextUp(high)];
  });
  return added.length === 0 ? edges : Float64Array.from(new Set([...edges, ...added])).sort();
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

/** The cell in which x lies; -1 below the first, their number from the last edge on. */
function cellOf(edges: Float64Array, x: number): number {
  return upperBound(edges, x) - 1;
}

/** What a second reading counted of one column. Those of several readers are added. */
export interface SecondCountParts {
  /** By cell; before them what lies below the first, after them what lies from the last edge on. */
  readonly counts: Float64Array;
  /** The values that were to be kept, sorted. */
  readonly collected: Float64Array<ArrayBuffer>;
  /** As in the plan, but for cells that were narrowed away. */
  readonly keep: Uint8Array<ArrayBuffer>;
}

/** Counts the values of a column as planned. */
export interface CellCounter {
  /** How many values are kept so far. */
  readonly kept: number;
  /** @param values finite, with 0 for −0 */
  add(values: Float64Array): void;
  /** Keeps less from now on, and of what is kept already, as {@link narrowKept} does. */
  narrow(): void;
  /** What was counted, to be called once. */
  toParts(): SecondCountParts;
}

/** In plain TypeScript. */
export class SecondCount implements CellCounter {
  private readonly counts: Float64Array;
  private readonly collected = new ValueChunks();
  private scratch = new Float64Array(0);
  private readonly keep: Uint8Array<ArrayBuffer>;

  constructor(
    private readonly plan: SecondPassPlan,
    private readonly loops: Pick<NumberLoops, 'sort'>,
  ) {
    this.counts = new Float64Array(plan.edges.length + 1);
    this.keep = plan.keep.slice();
  }

  get kept(): number {
    return this.collected.length;
  }

  add(values: Float64Array): void {
    if (this.scratch.length < values.length) this.scratch = new Float64Array(values.length);
    const { counts, scratch, keep } = this;
    const { edges, keepFrom, keepTo } = this.plan;
    const cells = keep.length;
    const first = edges[0]!;
    const last = edges[cells]!;
    const cellsPerUnit = cells / (last - first);
    let kept = 0;
    const { length } = values;
    for (let i = 0; i < length; i++) {
      const value = values[i]!;
      if (value >= first && value < last) {
        // A guess, put right by the edges themselves: rounding must not contradict them.
        let cell = Math.min(cells - 1, ((value - first) * cellsPerUnit) | 0);
        while (value < edges[cell]!) cell--;
        while (value >= edges[cell + 1]!) cell++;
        counts[cell + 1]!++;
        scratch[kept] = value;
        kept += keep[cell]!;
      } else {
        counts[value < first ? 0 : cells + 1]!++;
        if (value >= keepFrom && value <= keepTo) scratch[kept++] = value;
      }
    }
    if (kept > 0) this.collected.append(scratch.subarray(0, kept));
  }

  narrow(): void {
    const counted = this.counts.slice();
    narrowKept(this.plan, counted, this.keep);
    this.add(this.collected.takeAll());
    this.counts.set(counted);
  }

  toParts(): SecondCountParts {
    const { counts, keep } = this;
    const collected = this.collected.takeAll();
    this.loops.sort(collected);
    return { counts, collected, keep };
  }
}

/** Thrown inside {@link CountedValues} where what was kept does not tell. */
export class NotKept extends Error {}

/**
 * The values of a column as far as a second reading kept and counted them. Asking for more than that throws
 * {@link NotKept}: no answer is ever a guess.
 */
export class CountedValues implements RankedValues {
  readonly length: number;
  /** How many values lie below each edge. */
  private readonly before: Float64Array;

  private constructor(
    private readonly plan: SecondPassPlan,
    private readonly counts: Float64Array,
    private readonly kept: SortedRuns,
    private readonly extent: { readonly min: number; readonly max: number },
  ) {
    this.before = new Float64Array(counts.length);
    let sum = 0;
    for (let i = 0; i < counts.length; i++) this.before[i] = sum += counts[i]!;
    this.length = sum;
  }

  static of(
    plan: SecondPassPlan,
    parts: readonly SecondCountParts[],
    extent: { readonly min: number; readonly max: number },
  ): CountedValues {
    const counts = new Float64Array(plan.edges.length + 1);
    for (const part of parts) for (const [i, count] of part.counts.entries()) counts[i]! += count;
    // Of a cell that was not kept by all, nothing but its count is known.
    const keep = plan.keep.map((planned, cell) =>
      parts.reduce((all, part) => all & part.keep[cell]!, planned),
    );
    const kept = SortedRuns.ofSorted(parts.map(({ collected }) => collected));
    return new CountedValues({ ...plan, keep }, counts, kept, extent);
  }

  countBelow(x: number): number {
    const { edges, keep, keepFrom, keepTo } = this.plan;
    const { kept, before, length } = this;
    if (x <= this.extent.min) return 0;
    if (x > this.extent.max) return length;
    const cell = cellOf(edges, x);
    if (cell >= 0 && edges[cell] === x) return before[cell]!;
    if (cell < 0) {
      if (x < keepFrom) throw new NotKept();
      return before[0]! - (kept.countBelow(edges[0]!) - kept.countBelow(x));
    }
    if (cell === keep.length) {
      if (x > keepTo && x !== nextUp(keepTo)) throw new NotKept();
      return before[cell]! + kept.countBelow(x) - kept.countBelow(edges[cell]!);
    }
    if (keep[cell] === 0) return before[cell + (x > this.loneValueOf(cell) ? 1 : 0)]!;
    return before[cell]! + kept.countBelow(x) - kept.countBelow(edges[cell]!);
  }

  countUpTo(x: number): number {
    return this.countBelow(nextUp(x));
  }

  at(rank: number): number {
    const { edges, keep } = this.plan;
    const { kept, before, counts, length, extent } = this;
    if (rank === 0) return extent.min;
    if (rank === length - 1) return extent.max;
    // The first part in which more than `rank` values have been passed.
    const part = upperBound(before, rank);
    const keptBelow = (edge: number) => kept.countBelow(edge);
    if (part === 0) {
      const place = rank - (before[0]! - keptBelow(edges[0]!));
      if (place < 0) throw new NotKept();
      return kept.at(place);
    }
    if (part <= keep.length && keep[part - 1] === 0) return this.loneValueOf(part - 1);
    const start = before[part]! - counts[part]!;
    const place = keptBelow(edges[part - 1]!) + rank - start;
    if (place >= kept.length) throw new NotKept();
    return kept.at(place);
  }

  private loneValueOf(cell: number): number {
    const { edges, integer } = this.plan;
    const value = loneValue(edges[cell]!, edges[cell + 1]!, integer);
    if (value === undefined) throw new NotKept();
    return value;
  }
}
