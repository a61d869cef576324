import type { DistinctCounter, DistinctNumbersParts } from '../stats/distinctNumbers';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

// A counter's memory, as in assembly/distinct.ts.
const TABLE = 64;
const TABLE_BYTES = 16_384;

/** Counts different numbers in the kernel's memory, 16 KB of it. */
export class WasmDistinctCounter implements DistinctCounter {
  /** Where it is. */
  readonly at: number;

  /** @param scratch room for 1,001 numbers */
  constructor(
    private readonly wasm: Pick<WasmExports, 'countDistinct' | 'membersOf'>,
    private readonly memory: WasmMemory,
    private readonly scratch: number,
  ) {
    // New memory is all 0: where nothing is counted, its pages are never touched.
    this.at = memory.take(TABLE + TABLE_BYTES);
  }

  /** @param finite in the kernel's memory */
  addAll(finite: Float64Array): void {
    this.wasm.countDistinct(this.at, finite.byteOffset, finite.length, this.scratch);
  }

  hasMoreThan(limit: number): boolean {
    return this.memory.words(this.at, 1)[0]! > limit;
  }

  toParts(): DistinctNumbersParts {
    const isEstimate = this.memory.words(this.at + 4, 1)[0] === 1;
    if (isEstimate) return { registers: this.memory.bytes(this.at + TABLE, TABLE_BYTES).slice() };
    const members = this.wasm.membersOf(this.at, this.scratch);
    return { exact: this.memory.doubles(this.scratch, members).slice() };
  }
}
