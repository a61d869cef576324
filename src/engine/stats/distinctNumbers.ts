import type { Distinct } from '../dataset';
import { HyperLogLog } from './hyperLogLog';

/** More different numbers than this are counted approximately. */
const LIMIT = 1_000;

/** The different numbers while they are few, else the registers of an estimate. */
export type DistinctNumbersParts = { readonly exact: Float64Array } | { readonly registers: Uint8Array };

/** Counts the different ones of many numbers, as {@link DistinctNumbers} does. */
export interface DistinctCounter {
  /** @param finite with 0 for −0 */
  addAll(finite: Float64Array): void;
  /** Whether more than `limit` different numbers were seen, at most 1,000. */
  hasMoreThan(limit: number): boolean;
  /** Plain data, for another thread. */
  toParts(): DistinctNumbersParts;
}

/** Counts different numbers (0 and −0 are one): exactly up to 1,000, then by an estimate that says so. */
export class DistinctNumbers implements DistinctCounter {
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

  addAll(finite: Float64Array): void {
    for (const value of finite) this.add(value);
  }

  hasMoreThan(limit: number): boolean {
    return this.seen instanceof HyperLogLog || this.seen.size > limit;
  }

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
    if (!(this.seen instanceof Set)) {
      this.seen.merge(new HyperLogLog(other.registers));
      return;
    }
    // A copy takes less time than merging into nothing.
    const before = this.seen;
    this.seen = new HyperLogLog(other.registers.slice());
    for (const number of before) addNumber(this.seen, number);
  }

  result(): Distinct {
    return this.seen instanceof HyperLogLog ? { approximate: this.seen.estimate() } : this.seen.size;
  }
}

/** How many different numbers several counters have seen together. */
export function mergedNumbers(parts: readonly DistinctNumbersParts[]): Distinct {
  const distinct = new DistinctNumbers();
  for (const part of parts) distinct.merge(part);
  return distinct.result();
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
