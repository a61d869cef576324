import type { CellCounter, CellTotals } from '../stats/cellCounter';
import { slotPlaces } from '../stats/cellSlots';
import type { CountingPlan } from '../stats/countingPlan';
import type { FrequencyTable } from '../stats/frequencyTable';
import { KeptValues } from '../stats/keptValues';
import { MOST_TRIMS, narrowKept, type Trim } from '../stats/narrowKept';
import type { Interval } from '../stats/rankIntervals';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';
import type { WasmTableMerging } from './wasmTableMerging';

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
  private readonly collected: KeptValues;

  /**
   * @param scratch where it is, with room for the values of a call
   */
  constructor(
    private readonly plan: CountingPlan,
    private readonly wasm: Pick<WasmExports, 'countCells' | 'fillSlots'>,
    private readonly memory: WasmMemory,
    private readonly scratch: number,
    merging: WasmTableMerging,
  ) {
    this.collected = new KeptValues((table, values, within) => merging.merge(table, values, within));
    const { edges, keep, keepFrom, keepTo } = plan;
    const slots = slotPlaces(plan);
    this.cells = keep.length;
    this.at = memory.take(COUNTER_BYTES);
    this.keep = memory.take(this.cells);
    this.trimsAt = memory.take(MOST_TRIMS * TRIM_BYTES);
    this.counts = memory.take(4 * (this.cells + 2));
    const edgesAt = memory.take(edges.byteLength);
    const slotsAt = memory.take(2 * (slots.count + 1));
    memory.doubles(this.at, 4).set([slots.from, slots.perUnit, keepFrom, keepTo]);
    memory
      .words(this.at + 32, 7)
      .set([this.cells, slots.count, edgesAt, slotsAt, this.keep, this.trimsAt, this.counts]);
    memory.doubles(edgesAt, edges.length).set(edges);
    wasm.fillSlots(edgesAt, this.cells, slots.from, slots.perUnit, slots.count, slotsAt);
    memory.bytes(this.keep, this.cells).set(keep);
    memory.words(this.counts, this.cells + 2).fill(0);
  }

  get kept(): number {
    return this.collected.size;
  }

  /** @param values in the kernel's memory */
  add({ byteOffset, length }: Float64Array): void {
    const kept = this.wasm.countCells(this.at, byteOffset, length, this.scratch);
    if (kept > 0) this.collected.append(this.memory.doubles(this.scratch, kept));
  }

  take(kept: Float64Array): void {
    this.collected.append(kept);
  }

  narrow(): void {
    this.collected.narrow((collected) => {
      const { keep, trims, intervals } = narrowKept(this.plan, { ...this.totals(), collected });
      this.memory.bytes(this.keep, this.cells).set(keep);
      for (const [t, { low, high, under }] of trims.entries()) {
        this.memory.doubles(this.trimsAt + t * TRIM_BYTES, 2).set([low, high]);
        this.memory.words(this.trimsAt + t * TRIM_BYTES + 16, 1)[0] = under;
      }
      this.trims = trims;
      return intervals;
    });
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

  collect(intervals: readonly Interval[]): FrequencyTable {
    return this.collected.collect(intervals);
  }
}
