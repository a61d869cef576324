import { lowerBound, upperBound } from './binarySearch';
import { type Interval, mergeOverlapping } from './rankIntervals';
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
   * @param room is used for the table, which is valid until it is used again
   */
  within(intervals: readonly Interval[], room: TableRoom): FrequencyTable {
    const { values, before } = this;
    const ranges = mergeOverlapping([...intervals].sort((a, b) => a.low - b.low)).map(({ low, high }) => ({
      start: lowerBound(values, low),
      end: upperBound(values, high),
    }));
    const length = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    room.reserve(length);
    let filled = 0;
    for (const { start, end } of ranges) {
      room.values.set(values.subarray(start, end), filled);
      const shift = before[start]! - room.before[filled]!;
      for (let i = start; i < end; i++) room.before[++filled] = before[i + 1]! - shift;
    }
    return room.table(length);
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

/** @returns how many different numbers there are in both together */
function mergeSorted(
  table: FrequencyParts,
  sorted: Float64Array,
  values: Float64Array,
  before: Uint32Array,
): number {
  let i = 0;
  let j = 0;
  let length = 0;
  const [tabled, { length: more }] = [table.values.length, sorted];
  while (i < tabled || j < more) {
    const a = i < tabled ? table.values[i]! : Infinity;
    const b = j < more ? sorted[j]! : Infinity;
    const value = a < b ? a : b;
    if (a === value) i++;
    while (j < more && sorted[j] === value) j++;
    values[length++] = value;
    before[length] = table.before[i]! + j;
  }
  return length;
}
