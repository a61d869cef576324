import { type CellSlots, cellSlots } from './cellSlots';
import type { CountingPlan } from './countingPlan';
import { type FrequencyTable, TableRoom } from './frequencyTable';
import { KeptValues } from './keptValues';
import { narrowKept, type Trim } from './narrowKept';
import type { NumberLoops } from './numberLoops';
import type { Interval } from './rankIntervals';

/** What was counted of one column as planned. What several readers counted is added. */
export interface CellTotals {
  /** By cell; before them what lies below the first, after them what lies from the last edge on. */
  readonly counts: Float64Array;
  /** 1 for a cell all of whose values were kept, 2 + t for one of which those within `trims[t]` were. */
  readonly keep: Uint8Array<ArrayBuffer>;
  readonly trims: readonly Trim[];
}

/** And the values that were kept, or those of them that are needed. */
export interface CellCounts extends CellTotals {
  readonly collected: FrequencyTable;
}

/** Counts the values of a column as planned. */
export interface CellCounter {
  /** How many numbers have to be remembered so far: of equal ones, once it was narrowed, one. */
  readonly kept: number;
  /** @param values finite, with 0 for −0 */
  add(values: Float64Array): void;
  /** Keeps values that were counted elsewhere, as this counter would have kept them. */
  take(kept: Float64Array): void;
  /** Keeps less from now on, and of what is kept already, as {@link narrowKept} does, unless that is little already. */
  narrow(): void;
  /** What was counted. */
  totals(): CellTotals;
  /** What was kept of some intervals; to be called once, at the end. */
  collect(intervals: readonly Interval[]): FrequencyTable;
}

/** In plain TypeScript. */
export class PlainCellCounter implements CellCounter {
  private readonly counts: Float64Array;
  private readonly slots: CellSlots;
  private readonly collected: KeptValues;
  private scratch = new Float64Array(0);
  private keep: Uint8Array<ArrayBuffer>;
  private trims: Trim[] = [];

  constructor(
    private readonly plan: CountingPlan,
    loops: Pick<NumberLoops, 'sort'>,
  ) {
    const room = new TableRoom();
    this.collected = new KeptValues((table, more) => {
      const sorted = new Float64Array(more.length);
      more.copyTo(sorted);
      loops.sort(sorted);
      return table.withSorted(sorted, room);
    });
    this.counts = new Float64Array(plan.edges.length + 1);
    this.slots = cellSlots(plan);
    this.keep = plan.keep.slice();
  }

  get kept(): number {
    return this.collected.size;
  }

  add(values: Float64Array): void {
    if (this.scratch.length < values.length) this.scratch = new Float64Array(values.length);
    const { counts, scratch, keep, trims } = this;
    const { edges, keepFrom, keepTo } = this.plan;
    const { from, perUnit, cells } = this.slots;
    const first = edges[0]!;
    const last = edges[keep.length]!;
    let kept = 0;
    const { length } = values;
    for (let i = 0; i < length; i++) {
      const value = values[i]!;
      scratch[kept] = value;
      if (value >= first && value < last) {
        // A guess, put right by the edges themselves: rounding must not contradict them.
        let cell = cells[Math.max(0, Math.min(cells.length - 1, (value - from) * perUnit)) | 0]!;
        while (value < edges[cell]!) cell--;
        while (value >= edges[cell + 1]!) cell++;
        counts[cell + 1]!++;
        const keeps = keep[cell]!;
        if (keeps < 2) kept += keeps;
        else if (value < trims[keeps - 2]!.low) trims[keeps - 2]!.under++;
        else if (value <= trims[keeps - 2]!.high) kept++;
      } else {
        counts[value < first ? 0 : keep.length + 1]!++;
        if (value >= keepFrom && value <= keepTo) kept++;
      }
    }
    if (kept > 0) this.collected.append(scratch.subarray(0, kept));
  }

  take(kept: Float64Array): void {
    this.collected.append(kept);
  }

  narrow(): void {
    this.collected.narrow((collected) => {
      const { keep, trims, intervals } = narrowKept(this.plan, { ...this.totals(), collected });
      this.keep = keep;
      this.trims = [...trims];
      return intervals;
    });
  }

  totals(): CellTotals {
    const { counts, keep, trims } = this;
    return { counts, keep, trims };
  }

  collect(intervals: readonly Interval[]): FrequencyTable {
    return this.collected.collect(intervals);
  }
}
