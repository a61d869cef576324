import { lowerBound, upperBound } from './binarySearch';
import type { Interval } from './rankIntervals';
import type { RankedValues } from './rankedValues';

/** A frequency table as plain data. */
export interface FrequencyParts {
  /** Different numbers, increasing. */
  readonly values: Float64Array<ArrayBuffer>;
  /** How many there are before each of them, and behind the last one how many there are. */
  readonly before: Uint32Array<ArrayBuffer>;
}

/**
 * Numbers in increasing order, each once, with how often it occurs: however many equal ones there are, they take no more
 * room than one. At most 2³² − 1 of them.
 *
 * @example
 * const table = FrequencyTable.none.withSorted(Float64Array.of(2, 2, 7), new TableRoom());
 * table.length; // 3
 * table.countBelow(7); // 2
 */
export class FrequencyTable implements RankedValues, FrequencyParts {
  static readonly none = new FrequencyTable({ values: new Float64Array(0), before: new Uint32Array(1) });

  readonly values: Float64Array<ArrayBuffer>;
  readonly before: Uint32Array<ArrayBuffer>;

  constructor({ values, before }: FrequencyParts) {
    this.values = values;
    this.before = before;
  }

  get length(): number {
    return this.before[this.values.length]!;
  }

  countBelow(x: number): number {
    return this.before[lowerBound(this.values, x)]!;
  }

  countUpTo(x: number): number {
    return this.before[upperBound(this.values, x)]!;
  }

  at(rank: number): number {
    // Of a number and the one behind it, the second has more than `rank` before it.
    let [start, end] = [0, this.values.length];
    while (start < end) {
      const middle = (start + end) >> 1;
      if (this.before[middle + 1]! <= rank) start = middle + 1;
      else end = middle;
    }
    return this.values[start]!;
  }

  /**
   * These numbers and some more.
   * @param sorted equal ones as often as there are
   * @param room is used for the table, which is valid until it is used again
   */
  withSorted(sorted: Float64Array, room: TableRoom): FrequencyTable {
    room.reserve(this.values.length + sorted.length);
    return room.table(mergeSorted(this, sorted, room.values, room.before));
  }

  /**
   * Those in some interval.
   * @param intervals disjoint and increasing; of those with `low` above `high` there are none
   * @param room is used for the table, which is valid until it is used again
   */
  within(intervals: readonly Interval[], room: TableRoom): FrequencyTable {
    let length = 0;
    for (const interval of intervals) length += this.different(interval);
    room.reserve(length);
    let filled = 0;
    for (const interval of intervals) {
      const start = lowerBound(this.values, interval.low);
      const end = start + this.different(interval);
      room.values.set(this.values.subarray(start, end), filled);
      const less = this.before[start]! - room.before[filled]!;
      const counts = this.before.subarray(start + 1, end + 1);
      // Of a table that holds little else nothing is to be counted less, and what runs once runs slowly.
      if (less === 0) room.before.set(counts, filled + 1);
      else copyLess(counts, less, room.before.subarray(filled + 1));
      filled += end - start;
    }
    return room.table(length);
  }

  /** How many different numbers lie in an interval. */
  private different({ low, high }: Interval): number {
    return Math.max(0, upperBound(this.values, high) - lowerBound(this.values, low));
  }
}

/** Room for one table after the other. */
export class TableRoom {
  values = new Float64Array(0);
  before = new Uint32Array(1);

  /** For so many different numbers. */
  reserve(length: number): void {
    if (length <= this.values.length) return;
    // A quarter more: the next table may be a little longer.
    const room = length + (length >> 2);
    this.values = new Float64Array(room);
    this.before = new Uint32Array(room + 1);
  }

  /** Of the first so many numbers. */
  table(length: number): FrequencyTable {
    return new FrequencyTable({
      values: this.values.subarray(0, length),
      before: this.before.subarray(0, length + 1),
    });
  }
}

// Loops of their own: the engine optimises them without all that is around them.

function copyLess(counts: Uint32Array, less: number, target: Uint32Array): void {
  for (let i = 0; i < counts.length; i++) target[i] = counts[i]! - less;
}

/** @returns how many different numbers there are in both together */
function mergeSorted(
  { values: tabled, before: tabledBefore }: FrequencyParts,
  sorted: Float64Array,
  values: Float64Array,
  before: Uint32Array,
): number {
  let i = 0;
  let j = 0;
  let length = 0;
  while (i < tabled.length || j < sorted.length) {
    const a = i < tabled.length ? tabled[i]! : Infinity;
    const b = j < sorted.length ? sorted[j]! : Infinity;
    values[length++] = a < b ? a : b;
    if (a <= b) i++;
    if (b <= a) j = endOfRun(sorted, j);
    before[length] = tabledBefore[i]! + j;
  }
  return length;
}

/** Where the numbers equal to the one at `start` end. */
function endOfRun(sorted: Float64Array, start: number): number {
  const value = sorted[start]!;
  let end = start + 1;
  while (end < sorted.length && sorted[end] === value) end++;
  return end;
}
