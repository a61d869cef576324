import { checkpoint, type Task } from '../task';
import { LARGEST_CHUNK } from './valueChunks';

/**
 * How many different values the sorted, non-empty runs hold together: they are merged in passing, by a heap of
 * the runs' next values.
 * @throws {Cancelled}
 */
export async function countDistinct(runs: readonly Float64Array[], task: Task<never>): Promise<number> {
  if (runs.length === 1) return countRun(runs[0]!);
  const heap = new RunHeap(runs);
  let distinct = 0;
  let last = NaN;
  while (heap.size > 0) {
    for (let i = 0; i < LARGEST_CHUNK && heap.size > 0; i++) {
      const value = heap.takeSmallest();
      if (value !== last) distinct++;
      last = value;
    }
    await checkpoint(task);
  }
  return distinct;
}

/** Needs no heap. */
function countRun(run: Float64Array): number {
  let distinct = 1;
  for (let i = 1; i < run.length; i++) if (run[i] !== run[i - 1]) distinct++;
  return distinct;
}

/** A binary heap of runs, by the next value of each. */
class RunHeap {
  size: number;
  private readonly next: Float64Array;
  private readonly run: Uint32Array;
  private readonly position: Uint32Array;

  constructor(private readonly runs: readonly Float64Array[]) {
    // In increasing order they are a heap already.
    const order = runs.map((_, r) => r).sort((a, b) => runs[a]![0]! - runs[b]![0]!);
    this.size = order.length;
    this.run = Uint32Array.from(order);
    this.next = Float64Array.from(order, (r) => runs[r]![0]!);
    this.position = new Uint32Array(order.length);
  }

  /** Removes the smallest value, and those equal to it in its run. */
  takeSmallest(): number {
    const value = this.next[0]!;
    const r = this.run[0]!;
    const run = this.runs[r]!;
    let position = this.position[r]! + 1;
    while (position < run.length && run[position] === value) position++;
    this.position[r] = position;
    if (position < run.length) {
      this.siftDown(run[position]!, r);
    } else {
      this.size--;
      if (this.size > 0) this.siftDown(this.next[this.size]!, this.run[this.size]!);
    }
    return value;
  }

  /** Puts a value into the heap from the top, whose place is free. */
  private siftDown(value: number, r: number): void {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.next[child + 1]! < this.next[child]!) child++;
      if (this.next[child]! >= value) break;
      this.next[place] = this.next[child]!;
      this.run[place] = this.run[child]!;
      place = child;
    }
    this.next[place] = value;
    this.run[place] = r;
  }
}
