import type { Distinct } from '../dataset';
import { ByteSet, type ByteStrings, hashBytes } from './byteSet';
import { HyperLogLog } from './hyperLogLog';

/** The different strings together may take this many bytes; beyond it they are counted approximately. */
export const MOST_BYTES = 1_048_576;
/** So many of them are counted exactly. */
export const MOST_STRINGS = 10_000;

/** The different strings while they are few, else the registers of an estimate. */
export type DistinctBytesParts = { readonly exact: ByteStrings } | { readonly registers: Uint8Array };

/** A set of byte strings somewhere else, as in the memory of a kernel, that does not grow. */
export interface TextSet {
  readonly count: number;
  /**
   * Empties it.
   * @param most how many strings it may hold from now on, and `mostBytes` how many bytes they may take together
   * @returns whether it has room for so many; if not, it is as it was
   */
  clear(most: number, mostBytes: number): boolean;
  /** @returns whether all of them are there now; there may be no room for some */
  addAll(strings: ByteStrings): boolean;
  /** A copy of what it holds. */
  toStrings(): ByteStrings;
}

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
  private seen: ByteSet | TextSet | HyperLogLog = new ByteSet();

  constructor(private readonly limit = MOST_STRINGS) {}

  /** Of the estimate, once there is one: whoever adds to them counts strings. */
  get registers(): Uint8Array | undefined {
    return this.seen instanceof HyperLogLog ? this.seen.registers : undefined;
  }

  /** The set it was moved to, while it counts there: what is added to it is counted, what it has no room for is to be added here. */
  get set(): TextSet | undefined {
    return this.seen instanceof ByteSet || this.seen instanceof HyperLogLog ? undefined : this.seen;
  }

  /** Counts on in a set that is emptied for it, if it is exact still and fits. */
  moveTo(set: TextSet): void {
    const { seen } = this;
    if (seen instanceof ByteSet && set.clear(this.limit, MOST_BYTES) && set.addAll(seen.toStrings()))
      this.seen = set;
  }

  /** Counts on by itself: its set may be used for others. */
  leave(): void {
    if (!(this.seen instanceof HyperLogLog)) this.seen = ownStrings(this.seen);
  }

  /**
   * Counts the string in `bytes` from `start` up to, not including, `end`.
   * @param hash {@link hashBytes} of it with seed 0, where that is known
   */
  add(bytes: Uint8Array, start: number, end: number, hash?: number): void {
    if (this.seen instanceof HyperLogLog) {
      addBytes(this.seen, bytes, start, end);
    } else {
      const strings = ownStrings(this.seen);
      strings.add(bytes, start, end, hash);
      this.seen = strings;
      this.limitTo(strings);
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
    if (!(this.seen instanceof HyperLogLog)) this.seen = estimateOf(this.seen.toStrings());
    this.seen.merge(new HyperLogLog(other.registers));
  }

  private limitTo(strings: ByteSet): void {
    if (strings.count > this.limit || strings.byteLength > MOST_BYTES)
      this.seen = estimateOf(strings.toStrings());
  }

  result(): Distinct {
    return this.seen instanceof HyperLogLog ? { approximate: this.seen.estimate() } : this.seen.count;
  }
}

/** How many different strings several counters have seen together. */
export function mergedResult(parts: readonly DistinctBytesParts[]): Distinct {
  const distinct = new DistinctBytes();
  for (const part of parts) distinct.merge(part);
  return distinct.result();
}

function ownStrings(set: ByteSet | TextSet): ByteSet {
  return set instanceof ByteSet ? set : new ByteSet(set.toStrings());
}

function estimateOf({ bytes, starts, hashes }: ByteStrings): HyperLogLog {
  const estimate = new HyperLogLog();
  for (let i = 0; i < hashes.length; i++) addBytes(estimate, bytes, starts[i]!, starts[i + 1]!);
  return estimate;
}

function addBytes(estimate: HyperLogLog, bytes: Uint8Array, start: number, end: number): void {
  estimate.add(hashBytes(bytes, start, end, 1), hashBytes(bytes, start, end, 2));
}
