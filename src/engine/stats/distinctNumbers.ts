import type { Distinct } from '../dataset';
import { HyperLogLog } from './hyperLogLog';

/** More different numbers than this are counted approximately. */
const LIMIT = 1_000;

/** The different numbers while they are few, else the registers of an estimate. */
export type DistinctNumbersParts = { readonly exact: Float64Array } | { readonly registers: Uint8Array };

/** Counts different numbers (0 and −0 are one): exactly up to 1,000, then by an estimate that says so. */
export class DistinctNumbers {
  private exact: Set<number> | undefined = new Set();
  private readonly estimate = new HyperLogLog();
  private readonly value = new Float64Array(1);
  private readonly words = new Uint32Array(this.value.buffer);

  add(value: number): void {
    if (!this.exact) {
      this.addToEstimate(value);
      return;
    }
    this.exact.add(value);
    if (this.exact.size <= LIMIT) return;
    for (const seen of this.exact) this.addToEstimate(seen);
    this.exact = undefined;
  }

  /** Counts many finite numbers; `addToEstimate` does what {@link HyperLogLog.add} would do for each. */
  addAll(values: Float64Array, addToEstimate: (values: Float64Array, registers: Uint8Array) => void): void {
    for (let i = 0; this.exact && i < values.length; i++) this.add(values[i]!);
    // What was added one by one changes nothing when it is added again.
    if (!this.exact) addToEstimate(values, this.estimate.registers);
  }

  /** Plain data, for another thread. */
  toParts(): DistinctNumbersParts {
    return this.exact ? { exact: Float64Array.from(this.exact) } : { registers: this.estimate.registers };
  }

  /** Takes over what another counter has seen. */
  merge(other: DistinctNumbersParts): void {
    if ('exact' in other) for (const value of other.exact) this.add(value);
    else {
      for (const seen of this.exact ?? []) this.addToEstimate(seen);
      this.exact = undefined;
      this.estimate.merge(new HyperLogLog(other.registers));
    }
  }

  result(): Distinct {
    return this.exact ? this.exact.size : { approximate: this.estimate.estimate() };
  }

  private addToEstimate(value: number): void {
    this.value[0] = value + 0;
    this.estimate.add(this.words[0]!, this.words[1]!);
  }
}
