import type { Distinct } from '../dataset';
import { type DistinctNumbersParts, mergedNumbers } from '../stats/distinctNumbers';
import { estimateOf, RANKS } from '../stats/hyperLogLog';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

const REGISTERS = 16_384;

/** Puts estimates of different numbers together, in the kernel's memory. */
export class WasmEstimates {
  private readonly registers: number;
  private readonly others: number;
  private readonly counts: number;

  constructor(
    private readonly wasm: Pick<WasmExports, 'mergeRegisters' | 'countRanks'>,
    private readonly memory: WasmMemory,
  ) {
    this.registers = memory.take(REGISTERS);
    this.others = memory.take(REGISTERS);
    this.counts = memory.take(4 * RANKS);
  }

  /** As {@link mergedNumbers}. */
  merged(parts: readonly DistinctNumbersParts[]): Distinct {
    const estimates = parts.flatMap((part) => ('registers' in part ? [part.registers] : []));
    const [first, ...others] = estimates;
    if (!first || estimates.length < parts.length) return mergedNumbers(parts);
    const { wasm, memory } = this;
    memory.bytes(this.registers, REGISTERS).set(first);
    for (const registers of others) {
      memory.bytes(this.others, REGISTERS).set(registers);
      wasm.mergeRegisters(this.registers, this.others);
    }
    const counts = memory.words(this.counts, RANKS).fill(0);
    wasm.countRanks(this.registers, this.counts);
    return { approximate: estimateOf(counts) };
  }
}
