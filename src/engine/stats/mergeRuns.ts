import { checkpoint, type Task } from '../task';

/** Merged between two looks at whether the task was cancelled. */
const SLICE = 262_144;

/**
 * Merges sorted runs into one, two at a time.
 * @throws {Cancelled}
 */
export async function mergeRuns(runs: readonly Float64Array[], task: Task<never>): Promise<Float64Array> {
  let left = runs;
  while (left.length > 1) {
    const merged: Float64Array[] = [];
    for (let i = 0; i < left.length; i += 2) {
      const [a, b] = [left[i]!, left[i + 1]];
      merged.push(b ? await mergeTwo(a, b, task) : a);
    }
    left = merged;
  }
  return left[0] ?? new Float64Array(0);
}

async function mergeTwo(a: Float64Array, b: Float64Array, task: Task<never>): Promise<Float64Array> {
  const merged = new Float64Array(a.length + b.length);
  let i = 0;
  let j = 0;
  while (i + j < merged.length) {
    const end = Math.min(merged.length, i + j + SLICE);
    for (let k = i + j; k < end; k++) {
      merged[k] = j === b.length || (i < a.length && a[i]! <= b[j]!) ? a[i++]! : b[j++]!;
    }
    await checkpoint(task);
  }
  return merged;
}
