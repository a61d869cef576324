import type { Distinct } from '../dataset';
import { ByteSet, type ByteStrings, hashBytes } from './byteSet';
import { HyperLogLog } from './hyperLogLog';

/** The different strings together may take this many bytes; beyond it they are counted approximately. */
const MOST_BYTES = 1_048_576;

/** The different strings while they are few, else the registers of an estimate. */
export type DistinctBytesParts = { readonly exact: ByteStrings } | { readonly registers: Uint8Array };

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
      this.limitTo(this.seen);
    }
  }

  /** Plain data, for another thread. */
  toParts(): DistinctBytesParts {
    const { seen } = this;
    return seen instanceof HyperLogLog ? { registers: seen.registers } : { exact: seen.toStrings() };
  }

  /** Takes over what another counter has seen. */
  merge(other: DistinctBytesParts): void {
    if ('exact' in other) {
      const { bytes, starts, hashes } = other.exact;
      if (this.seen instanceof ByteSet && this.seen.count === 0) {
        this.seen = new ByteSet(other.exact);
        this.limitTo(this.seen);
        return;
      }
      for (let i = 0; i < hashes.length; i++) this.add(bytes, starts[i]!, starts[i + 1]!, hashes[i]);
      return;
    }
    if (!(this.seen instanceof HyperLogLog)) this.seen = estimateOf(this.seen);
    this.seen.merge(new HyperLogLog(other.registers));
  }

  private limitTo(strings: ByteSet): void {
    if (strings.count > this.limit || strings.byteLength > MOST_BYTES) this.seen = estimateOf(strings);
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
