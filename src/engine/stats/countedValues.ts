import { addTo } from './addTo';
import { nextUp } from './adjacentDouble';
import { cellOf, upperBound } from './binarySearch';
import type { CellCounts } from './cellCounter';
import type { CountingPlan } from './countingPlan';
import { loneValue } from './loneValues';
import type { Trim } from './narrowKept';
import type { RankedValues } from './rankedValues';
import { runningSums } from './runningSums';
import { RankedUnion } from './rankedUnion';

/** Thrown inside {@link CountedValues} where what was kept does not tell. */
export class NotKept extends Error {}

/**
 * The values of a column as far as a reading kept and counted them. Asking for more than that throws
 * {@link NotKept}: no answer is ever a guess.
 */
export class CountedValues implements RankedValues {
  readonly length: number;
  /** How many values lie below each edge. */
  private readonly before: Float64Array;

  private constructor(
    private readonly plan: CountingPlan,
    private readonly counts: Float64Array,
    private readonly kept: RankedValues,
    /** By cell, where not all of its values were kept by all. */
    private readonly trims: ReadonlyMap<number, Trim>,
    private readonly extent: { readonly min: number; readonly max: number },
  ) {
    this.before = runningSums(counts);
    this.length = this.before.at(-1)!;
  }

  static of(
    plan: CountingPlan,
    parts: readonly CellCounts[],
    extent: { readonly min: number; readonly max: number },
  ): CountedValues {
    const counts = parts[0]!.counts.slice();
    for (const part of parts.slice(1)) addTo(counts, part.counts);
    // Of a cell that was not kept by all, nothing but its count is known.
    const keep = plan.keep.slice();
    for (const part of parts) keepBoth(keep, part.keep);
    const trims = new Map<number, Trim>();
    for (const part of parts) {
      if (part.trims.length === 0) continue;
      for (const cell of trimmedCells(keep, part.keep)) {
        if (!trims.has(cell)) trims.set(cell, commonTrim(plan.edges[cell]!, cell, parts));
      }
    }
    const kept = new RankedUnion(parts.map(({ collected }) => collected));
    return new CountedValues({ ...plan, keep }, counts, kept, trims, extent);
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
    const { low, high, under } = this.keptOf(cell);
    if (x < low || (x > high && x !== nextUp(high))) throw new NotKept();
    return before[cell]! + under + kept.countBelow(x) - kept.countBelow(low);
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
    if (part > keep.length) return this.keptAt(keptBelow(edges[part - 1]!) + rank - start, Infinity);
    const { low, high, under } = this.keptOf(part - 1);
    const place = rank - start - under;
    if (place < 0) throw new NotKept();
    return this.keptAt(keptBelow(low) + place, high);
  }

  private keptAt(place: number, high: number): number {
    if (place >= this.kept.length) throw new NotKept();
    const value = this.kept.at(place);
    if (value > high) throw new NotKept();
    return value;
  }

  /** Which values of a cell are known. */
  private keptOf(cell: number): Trim {
    return this.trims.get(cell) ?? { low: this.plan.edges[cell]!, high: Infinity, under: 0 };
  }

  private loneValueOf(cell: number): number {
    const { edges, integer } = this.plan;
    const value = loneValue(edges[cell]!, edges[cell + 1]!, integer);
    if (value === undefined) throw new NotKept();
    return value;
  }
}

// Loops of their own: the engine optimises them without all that is around them.

/** Leaves 1 for the cells that `other` kept, too. */
function keepBoth(keep: Uint8Array, other: Uint8Array): void {
  for (let cell = 0; cell < keep.length; cell++) if (other[cell] === 0) keep[cell] = 0;
}

/** The kept cells of which `part` kept some values only. */
function trimmedCells(keep: Uint8Array, part: Uint8Array): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < keep.length; cell++) if (keep[cell] === 1 && part[cell]! > 1) cells.push(cell);
  return cells;
}

/** What all readers kept of a cell. */
function commonTrim(start: number, cell: number, parts: readonly CellCounts[]): Trim {
  const ofParts = parts.map(
    (part) => part.trims[part.keep[cell]! - 2] ?? { low: start, high: Infinity, under: 0 },
  );
  const low = Math.max(...ofParts.map((trim) => trim.low));
  const high = Math.min(...ofParts.map((trim) => trim.high));
  const under = parts.reduce((sum, { collected }, p) => {
    const trim = ofParts[p]!;
    return sum + trim.under + collected.countBelow(low) - collected.countBelow(trim.low);
  }, 0);
  return { low, high, under };
}
