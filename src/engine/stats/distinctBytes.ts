import type { Distinct } from '../dataset';
import { ByteSet, hashBytes } from './byteSet';
import { HyperLogLog } from './hyperLogLog';

/** The different strings together may take this many bytes; beyond it they are counted approximately. */
const MOST_BYTES = 1_048_576;

/** The different strings while they are few, else the registers of an estimate. */
export type DistinctBytesParts =
  { readonly exact: readonly Uint8Array[] } | { readonly registers: Uint8Array };

/**
 * Counts different byte strings: exactly (equal hashes are compared byte by byte) while they are at most `limit` and
 * take at most 1 MB together, then by an estimate that says so.
 *
 * @example
 * const distinct = new DistinctBytes();
 * const bytes = new TextEncoder().encode('ab,ab');
 * distinct.add(bytes, 0, 2);
 * distinct.add(bytes, 3, 5);
 * distinct.result(); // 1
 */
export class DistinctBytes {
  private seen: ByteSet | HyperLogLog = new ByteSet();

  constructor(private readonly limit = 10_000) {}

  /** Of the estimate, once there is one: whoever adds to them counts strings. */
  get registers(): Uint8Array | undefined {
    return this.seen instanceof HyperLogLog ? this.seen.registers : undefined;
  }

  /**
   * Counts the string in `bytes` from `start` up to, not including, `end`.
   * @param hash {@link hashBytes} of it with seed 0, where that is known
   */
  add(bytes: Uint8Array, start: number, end: number, hash?: number): void {
    if (this.seen instanceof HyperLogLog) {
      addBytes(this.seen, bytes, start, end);
    } else {
      this.seen.add(bytes, start, end, hash);
      if (this.seen.count > this.limit || this.seen.byteLength > MOST_BYTES)
        this.seen = estimateOf(this.seen);
    }
  }

  /** Plain data, for another thread. */
  toParts(): DistinctBytesParts {
    const { seen } = this;
    return seen instanceof HyperLogLog ? { registers: seen.registers } : { exact: [...seen.strings()] };
  }

  /** Takes over what another counter has seen. */
  merge(other: DistinctBytesParts): void {
    if ('exact' in other) {
      for (const string of other.exact) this.add(string, 0, string.length);
      return;
    }
    if (!(this.seen instanceof HyperLogLog)) this.seen = estimateOf(this.seen);
    this.seen.merge(new HyperLogLog(other.registers));
  }

  result(): Distinct {
    return this.seen instanceof HyperLogLog ? { approximate: this.seen.estimate() } : this.seen.count;
  }
}

function estimateOf(strings: ByteSet): HyperLogLog {
  const estimate = new HyperLogLog();
  for (const string of strings.strings()) addBytes(estimate, string, 0, string.length);
  return estimate;
}

function addBytes(estimate: HyperLogLog, bytes: Uint8Array, start: number, end: number): void {
  estimate.add(hashBytes(bytes, start, end, 1), hashBytes(bytes, start, end, 2));
}
