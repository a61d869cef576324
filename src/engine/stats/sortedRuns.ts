import { checkpoint, type Task } from '../task';
import { lowerBound, upperBound } from './binarySearch';
import { type NumberLoops, PlainNumberLoops } from './numberLoops';
import type { RankedValues } from './rankedValues';
import { LARGEST_CHUNK, type ValueChunks } from './valueChunks';

/**
 * Many numbers as a few sorted runs, each small enough to be sorted in one step. Ranks are found across the runs
 * by binary search, so that they need not be merged, nor memory be found for the merged copy.
 */
export class SortedRuns implements RankedValues {
  readonly length: number;

  private constructor(readonly runs: readonly Float64Array[]) {
    this.length = totalLength(runs);
  }

  /** Of runs that are sorted already; empty ones are left out. */
  static ofSorted(runs: readonly Float64Array[]): SortedRuns {
    return new SortedRuns(runs.filter((run) => run.length > 0));
  }

  /** Of sorted runs, merged into one: for ranks that are asked for often. */
  static merged(runs: readonly Float64Array[]): SortedRuns {
    const all = new Float64Array(totalLength(runs));
    let merged = 0;
    for (const run of runs) merged = mergeInto(all, merged, run);
    return SortedRuns.ofSorted([all]);
  }

  /**
   * Sorts the values, which are taken from `values`. Not NaN, and 0 only with one sign.
   * @param room is used for them where it suffices
   * @throws {Cancelled}
   */
  static async sort(
    values: ValueChunks,
    task: Task<never>,
    loops: Pick<NumberLoops, 'sort'> = new PlainNumberLoops(),
    room?: Float64Array,
  ): Promise<SortedRuns> {
    const runs: Float64Array[] = [];
    const one = room && values.length <= room.length && values.length <= LARGEST_CHUNK ? room : undefined;
    for (let run = takeRun(values, one); run.length > 0; run = takeRun(values)) {
      loops.sort(run);
      runs.push(run);
      await checkpoint(task);
    }
    return new SortedRuns(runs);
  }

  /** How many values are less than x. */
  countBelow(x: number): number {
    return this.runs.reduce((sum, run) => sum + lowerBound(run, x), 0);
  }

  /** How many values are x or less. */
  countUpTo(x: number): number {
    return this.runs.reduce((sum, run) => sum + upperBound(run, x), 0);
  }

  /** The value with `rank` values before it in sorted order, 0 ≤ rank < length. */
  at(rank: number): number {
    // Apart, so that engines need not optimise the rest for it.
    return this.runs.length === 1 ? this.runs[0]![rank]! : this.atInSeveral(rank);
  }

  private atInSeveral(rank: number): number {
    const { runs } = this;
    // What may still be the answer: run[starts[r]] to run[ends[r] - 1] of each run r.
    const starts = runs.map(() => 0);
    const ends = runs.map((run) => run.length);
    const lower = starts.slice();
    const upper = starts.slice();
    for (;;) {
      const widest = indexOfWidest(starts, ends);
      const pivot = runs[widest]![(starts[widest]! + ends[widest]!) >> 1]!;
      let below = 0;
      let upTo = 0;
      for (let r = 0; r < runs.length; r++) {
        below += lower[r] = lowerBound(runs[r]!, pivot, starts[r], ends[r]);
        upTo += upper[r] = upperBound(runs[r]!, pivot, lower[r], ends[r]);
      }
      if (rank < below) replace(ends, lower);
      else if (rank < upTo) return pivot;
      else replace(starts, upper);
    }
  }
}

/** How many values all arrays hold together. */
function totalLength(arrays: readonly Float64Array[]): number {
  return arrays.reduce((sum, { length }) => sum + length, 0);
}

/** Merges a run into the first `length` values of `all`, from behind. @returns how many there are then */
function mergeInto(all: Float64Array, length: number, run: Float64Array): number {
  const end = length + run.length;
  let i = length - 1;
  let j = run.length - 1;
  for (let k = end - 1; j >= 0 && i >= 0; k--) all[k] = all[i]! > run[j]! ? all[i--]! : run[j--]!;
  if (j >= 0) all.set(run.subarray(0, j + 1));
  return end;
}

/**
 * A full chunk as it is, or as many smaller ones as fit into one.
 * @param room for those
 */
function takeRun(values: ValueChunks, room?: Float64Array): Float64Array {
  const parts: Float64Array[] = [];
  let length = 0;
  while (length < LARGEST_CHUNK) {
    const chunk = values.take();
    if (!chunk) break;
    parts.push(chunk);
    length += chunk.length;
  }
  if (parts.length === 1) return parts[0]!;
  const run = room?.subarray(0, length) ?? new Float64Array(length);
  for (const part of parts.reverse()) run.set(part, (length -= part.length));
  return run;
}

function indexOfWidest(starts: readonly number[], ends: readonly number[]): number {
  let widest = 0;
  for (let r = 1; r < starts.length; r++) {
    if (ends[r]! - starts[r]! > ends[widest]! - starts[widest]!) widest = r;
  }
  return widest;
}

function replace(target: number[], source: readonly number[]): void {
  for (let r = 0; r < source.length; r++) target[r] = source[r]!;
}
