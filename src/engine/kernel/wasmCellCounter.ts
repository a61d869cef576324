import type { CellCounter, CellTotals } from '../stats/cellCounter';
import { cellSlots } from '../stats/cellSlots';
import type { CountingPlan } from '../stats/countingPlan';
import { MOST_TRIMS, narrowKept, type Trim } from '../stats/narrowKept';
import type { Interval } from '../stats/rankIntervals';
import { takeWithin } from '../stats/takeWithin';
import { ValueChunks } from '../stats/valueChunks';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';
import type { WasmSorting } from './wasmSorting';

/** Bytes of a counter's memory and of a trim, as in assembly/cells.ts. */
const COUNTER_BYTES = 64;
const TRIM_BYTES = 24;

/** Counts the values of a column as planned, in the kernel's memory. */
export class WasmCellCounter implements CellCounter {
  /** Where it is. */
  readonly at: number;
  private readonly cells: number;
  private readonly keep: number;
  private readonly trimsAt: number;
  private readonly counts: number;
  private trims: readonly Trim[] = [];
  private readonly collected = new ValueChunks();

  /**
   * @param scratch where it is, and for how many values of a call there is room
   */
  constructor(
    private readonly plan: CountingPlan,
    private readonly wasm: Pick<WasmExports, 'countCells' | 'keepWithin'>,
    private readonly memory: WasmMemory,
    private readonly scratch: { readonly at: number; readonly room: number },
    private readonly sorting: Pick<WasmSorting, 'sort' | 'sorted'>,
  ) {
    const { edges, keep, keepFrom, keepTo } = plan;
    const slots = cellSlots(plan);
    this.cells = keep.length;
    this.at = memory.take(COUNTER_BYTES);
    this.keep = memory.take(this.cells);
    this.trimsAt = memory.take(MOST_TRIMS * TRIM_BYTES);
    this.counts = memory.take(4 * (this.cells + 2));
    const edgesAt = memory.take(edges.byteLength);
    const slotsAt = memory.take(slots.cells.byteLength);
    memory.doubles(this.at, 4).set([slots.from, slots.perUnit, keepFrom, keepTo]);
    memory
      .words(this.at + 32, 7)
      .set([this.cells, slots.cells.length, edgesAt, slotsAt, this.keep, this.trimsAt, this.counts]);
    memory.doubles(edgesAt, edges.length).set(edges);
    new Uint16Array(memory.memory.buffer, slotsAt, slots.cells.length).set(slots.cells);
    memory.bytes(this.keep, this.cells).set(keep);
    memory.words(this.counts, this.cells + 2).fill(0);
  }

  get kept(): number {
    return this.collected.length;
  }

  /** @param values in the kernel's memory */
  add({ byteOffset, length }: Float64Array): void {
    const kept = this.wasm.countCells(this.at, byteOffset, length, this.scratch.at);
    if (kept > 0) this.collected.append(this.memory.doubles(this.scratch.at, kept));
  }

  take(kept: Float64Array): void {
    this.collected.append(kept);
  }

  narrow(): void {
    const { collected } = this;
    const sorted = this.sorting.sorted(collected);
    // Its memory is used again: what JavaScript has to free, it frees late.
    collected.clear();
    const { keep, trims } = narrowKept(this.plan, { ...this.totals(), collected: sorted }, collected);
    this.memory.bytes(this.keep, this.cells).set(keep);
    for (const [t, { low, high, under }] of trims.entries()) {
      this.memory.doubles(this.trimsAt + t * TRIM_BYTES, 2).set([low, high]);
      this.memory.words(this.trimsAt + t * TRIM_BYTES + 16, 1)[0] = under;
    }
    this.trims = trims;
  }

  totals(): CellTotals {
    const { memory } = this;
    return {
      counts: Float64Array.from(memory.words(this.counts, this.cells + 2)),
      keep: memory.bytes(this.keep, this.cells).slice(),
      trims: this.trims.map((trim, t) => ({
        ...trim,
        under: memory.words(this.trimsAt + t * TRIM_BYTES + 16, 1)[0]!,
      })),
    };
  }

  collect(intervals: readonly Interval[]): Float64Array<ArrayBuffer> {
    return takeWithin(this.collected, intervals, this.sorting, (values, bounds) =>
      this.keepWithin(values, bounds),
    );
  }

  /** As keepWithin of stats/takeWithin.ts, a piece at a time. */
  private keepWithin(values: Float64Array, bounds: Float64Array): number {
    const { memory, wasm } = this;
    const { at, room } = this.scratch;
    const most = room - bounds.length;
    const boundsAt = at + 8 * most;
    let found = 0;
    for (let from = 0; from < values.length; from += most) {
      const piece = values.subarray(from, from + most);
      memory.doubles(boundsAt, bounds.length).set(bounds);
      memory.doubles(at, piece.length).set(piece);
      const kept = wasm.keepWithin(at, piece.length, boundsAt, bounds.length / 2);
      values.set(memory.doubles(at, kept), found);
      found += kept;
    }
    return found;
  }
}
