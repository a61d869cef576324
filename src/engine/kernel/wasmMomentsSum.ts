import type { BatchSums } from '../stats/batchSums';
import { MOMENT_NUMBERS, Moments } from '../stats/moments';
import type { MomentsSum } from '../stats/momentsSum';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

// A column's moments, as in assembly/columnMoments.ts: behind them the extent of the values that were added last.
const LAST_EXTENT = 8 * MOMENT_NUMBERS;
const BYTES = LAST_EXTENT + 16;

/** Sums up moments in the kernel's memory. */
export class WasmMomentsSum implements MomentsSum {
  /** Where it is. */
  readonly at: number;

  /**
   * @param scratch of 64 bytes
   * @param sums for numbers that need a factor
   */
  constructor(
    private readonly wasm: Pick<WasmExports, 'addMoments'>,
    private readonly memory: WasmMemory,
    private readonly scratch: number,
    private readonly sums: BatchSums,
  ) {
    this.at = memory.take(BYTES);
    this.restart();
  }

  /** @param finite in the kernel's memory */
  add(finite: Float64Array): void {
    if (this.wasm.addMoments(this.at, finite.byteOffset, finite.length, this.scratch) !== 0) return;
    this.keep(this.moments.merge(Moments.ofFinite(finite, this.sums)));
  }

  get lastMin(): number {
    return this.memory.doubleAt(this.at + LAST_EXTENT);
  }

  get lastMax(): number {
    return this.memory.doubleAt(this.at + LAST_EXTENT + 8);
  }

  get moments(): Moments {
    return Moments.fromNumbers(this.memory.doubles(this.at, MOMENT_NUMBERS));
  }

  restart(): void {
    this.keep(Moments.none);
  }

  private keep(moments: Moments): void {
    this.memory.doubles(this.at, MOMENT_NUMBERS).set(moments.toNumbers());
  }
}
