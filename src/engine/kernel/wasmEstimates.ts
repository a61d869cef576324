import type { Distinct } from '../dataset';
import { estimateOf, RANKS, REGISTERS } from '../stats/hyperLogLog';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

/** What a counter of different numbers, or texts, has seen: few of them exactly, else the registers of an estimate. */
export type EstimateOrNot = { readonly registers: Uint8Array } | { readonly exact: unknown };

/** Puts estimates of how many are different together, in the kernel's memory. */
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

  /** What all counters have seen together; undefined where one of them has no estimate, or there is none. */
  merged(parts: readonly EstimateOrNot[]): Distinct | undefined {
    const estimates = parts.flatMap((part) => ('registers' in part ? [part.registers] : []));
    const [first, ...others] = estimates;
    if (!first || estimates.length < parts.length) return undefined;
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
