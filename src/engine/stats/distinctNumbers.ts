import type { Distinct } from '../dataset';
import { HyperLogLog } from './hyperLogLog';

/** More different numbers than this are counted approximately. */
const LIMIT = 1_000;

/** The different numbers while they are few, else the registers of an estimate. */
export type DistinctNumbersParts = { readonly exact: Float64Array } | { readonly registers: Uint8Array };

/** Counts different numbers (0 and −0 are one): exactly up to 1,000, then by an estimate that says so. */
export class DistinctNumbers {
  /** The estimate's 16 KB are taken only when they are needed: a file may have thousands of columns. */
  private seen: Set<number> | HyperLogLog = new Set();

  add(value: number): void {
    if (this.seen instanceof HyperLogLog) {
      addNumber(this.seen, value);
      return;
    }
    this.seen.add(value);
    if (this.seen.size > LIMIT) this.seen = estimateOf(this.seen);
  }

  /** Counts many finite numbers; `addToEstimate` does what {@link HyperLogLog.add} would do for each. */
  addAll(values: Float64Array, addToEstimate: (values: Float64Array, registers: Uint8Array) => void): void {
    for (let i = 0; this.seen instanceof Set && i < values.length; i++) this.add(values[i]!);
    // What was added one by one changes nothing when it is added again.
    if (this.seen instanceof HyperLogLog) addToEstimate(values, this.seen.registers);
  }

  /** Whether more than `limit` different numbers were seen, at most 1,000. */
  hasMoreThan(limit: number): boolean {
    return this.seen instanceof HyperLogLog || this.seen.size > limit;
  }

  /** Plain data, for another thread. */
  toParts(): DistinctNumbersParts {
    const { seen } = this;
    return seen instanceof HyperLogLog ? { registers: seen.registers } : { exact: Float64Array.from(seen) };
  }

  /** Takes over what another counter has seen. */
  merge(other: DistinctNumbersParts): void {
    if ('exact' in other) {
      for (const value of other.exact) this.add(value);
      return;
    }
    if (this.seen instanceof Set) this.seen = estimateOf(this.seen);
    this.seen.merge(new HyperLogLog(other.registers));
  }

  result(): Distinct {
    return this.seen instanceof HyperLogLog ? { approximate: this.seen.estimate() } : this.seen.size;
  }
}

const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);

function addNumber(estimate: HyperLogLog, number: number): void {
  // 0 for −0.
  value[0] = number + 0;
  estimate.add(words[0]!, words[1]!);
}

function estimateOf(numbers: Iterable<number>): HyperLogLog {
  const estimate = new HyperLogLog();
  for (const number of numbers) addNumber(estimate, number);
  return estimate;
}
