import type { Part } from '../../csv/fileParts';
import type { Task } from '../../task';
import type { PartReading } from './partTypes';

/** Those who read a file's parts: threads of their own, and this one. */
export interface Readers {
  readonly own: PartReading<Task<never>>;
  readonly threads: readonly PartReading<Task<never>>[];
}

/** All of them; this one comes last: what it does at once, it does while the others are at work. */
export function everyReader({ own, threads }: Readers): readonly PartReading<Task<never>>[] {
  return [...threads, own];
}

/** Multiples of it, less whole numbers, never come close to each other. */
const GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;

/**
 * Each reader takes the next part as soon as it has done one. Whatever fails ends it all.
 * @returns what `read` returned, in file order
 */
export async function shareOut<T>(
  parts: readonly Part[],
  { own, threads }: Readers,
  read: (part: Part, reader: PartReading<Task<never>>) => Promise<T>,
): Promise<T[]> {
  const results = new Array<T>(parts.length);
  const spread = spreadOut(parts);
  let next = 0;
  // Another thread has its next part at hand before it is done with one: it must not wait until this thread listens.
  const turns = [...threads.flatMap((reader) => [reader, reader]), own];
  await Promise.all(
    turns.map(async (reader) => {
      while (next < spread.length) {
        const part = spread[next++]!;
        results[part.index] = await read(part, reader);
      }
    }),
  );
  return results;
}

/** In such an order that at any time those passed are spread evenly over the file: they show what the rest is like. */
function spreadOut(parts: readonly Part[]): readonly Part[] {
  const place = ({ index }: Part) => (index * GOLDEN_SECTION) % 1;
  return [...parts].sort((a, b) => place(a) - place(b));
}
