import { type BatchSums, sumOfLanes } from '../stats/batchSums';
import type { NumberLoops } from '../stats/numberLoops';
import { instantiate } from './instantiate';
import { WasmMemory } from './wasmMemory';
import { WasmMomentsSum } from './wasmMomentsSum';
import { WasmSorting } from './wasmSorting';

/** Numbers for which there is always room. */
const LEAST_SCRATCH = 1024;

/** The loops over numbers in WebAssembly; their sources are in kernel/assembly. */
export class WasmNumberLoops implements NumberLoops {
  readonly sums: BatchSums;
  protected readonly memory = new WasmMemory();
  protected readonly wasm = instantiate(this.memory);
  protected readonly sorting = new WasmSorting(this.wasm, this.memory);
  protected readonly finite: number;
  protected readonly scratch: number;
  private readonly results: number;

  /** @param most values of a call */
  constructor(most: number) {
    const { memory } = this;
    this.results = memory.take(128);
    this.finite = memory.take(8 * most);
    this.scratch = memory.take(8 * Math.max(LEAST_SCRATCH, most + 1));
    this.sums = this.batchSums();
  }

  keepFinite(values: Float64Array): Float64Array {
    const kept = this.wasm.keepFinite(values.byteOffset, values.length, this.finite);
    return this.memory.doubles(this.finite, kept);
  }

  placesBeyond(values: Float64Array, low: number, high: number): Uint32Array {
    const found = this.wasm.placesBeyond(values.byteOffset, values.length, low, high, this.scratch);
    return this.memory.words(this.scratch, found);
  }

  sort(values: Float64Array): void {
    this.sorting.sort(values);
  }

  newMomentsSum(): WasmMomentsSum {
    return new WasmMomentsSum(this.wasm, this.memory, this.results, this.sums);
  }

  private batchSums(): BatchSums {
    const { wasm, memory, results } = this;
    return {
      extent(values) {
        wasm.extent(values.byteOffset, values.length, results);
        return [memory.doubleAt(results), memory.doubleAt(results + 8)];
      },
      sum(values, factor, origin) {
        wasm.laneSums(values.byteOffset, values.length, factor, origin, results);
        return sumOfLanes(memory.doubles(results, 4), memory.doubles(results + 32, 4));
      },
      powers(values, factor, pivot) {
        wasm.powerSums(values.byteOffset, values.length, factor, pivot, results);
        return [memory.doubleAt(results), memory.doubleAt(results + 8), memory.doubleAt(results + 16)];
      },
    };
  }
}
