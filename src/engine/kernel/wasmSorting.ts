import { PlainNumberLoops } from '../stats/numberLoops';
import type { Interval } from '../stats/rankIntervals';
import type { ValueChunks } from '../stats/valueChunks';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

/** Bytes of the counts that sorting makes. */
const DIGIT_COUNTS = 49_152;
/** Of numbers that are sorted in the kernel. */
export const MOST_SORTED = 524_288;
/** The built-in sort is as fast for fewer numbers. */
const WORTH_COPYING = 512;

/** Sorts numbers in room of its own in the kernel's memory. */
export class WasmSorting {
  private at = 0;
  /** Numbers that fit there, beside as many more and the counts. */
  private room = 0;
  private readonly plain = new PlainNumberLoops();

  constructor(
    private readonly wasm: Pick<WasmExports, 'keepWithin' | 'sortDoubles'>,
    private readonly memory: WasmMemory,
  ) {}

  /**
   * Room for so many numbers, at most {@link MOST_SORTED}; memory moves only where there was less before.
   * @returns where it is
   */
  reserve(length: number): number {
    if (length > this.room || this.room === 0) {
      this.room = Math.min(MOST_SORTED, 2 * Math.max(length, WORTH_COPYING));
      this.at = this.memory.take(16 * this.room + DIGIT_COUNTS);
    }
    return this.at;
  }

  /** Sorts in place; no NaN, no −0. Memory may move; more than {@link MOST_SORTED} are sorted in TypeScript. */
  sort(values: Float64Array): void {
    const { length } = values;
    if (length < WORTH_COPYING || length > MOST_SORTED) {
      this.plain.sort(values);
      return;
    }
    this.reserve(length);
    const own = this.memory.doubles(this.at, length);
    own.set(values);
    this.sortOwn(length);
    values.set(own);
  }

  /**
   * A sorted copy, valid until more is sorted; memory does not move.
   * @param within where they are told, values outside of these intervals may be left out
   */
  sorted(values: ValueChunks, within?: readonly Interval[]): Float64Array<ArrayBuffer> {
    const { length } = values;
    if (length > this.room) {
      const copy = new Float64Array(length);
      values.copyTo(copy);
      this.plain.sort(copy);
      return copy;
    }
    values.copyTo(this.memory.doubles(this.at, length));
    const kept = within ? this.keepWithin(length, within) : length;
    this.sortOwn(kept);
    return this.memory.doubles(this.at, kept);
  }

  /** Sorting the few values that are needed takes less than sorting all. */
  private keepWithin(length: number, intervals: readonly Interval[]): number {
    if (2 * intervals.length > this.room) return length;
    const at = this.at + 8 * this.room;
    this.memory.doubles(at, 2 * intervals.length).set(intervals.flatMap(({ low, high }) => [low, high]));
    return this.wasm.keepWithin(this.at, length, at, intervals.length);
  }

  /** Sorts the first numbers in the room. */
  sortOwn(length: number): void {
    const scratch = this.at + 8 * this.room;
    this.wasm.sortDoubles(this.at, length, scratch, scratch + 8 * this.room);
  }
}
