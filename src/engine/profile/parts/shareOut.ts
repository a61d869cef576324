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

/**
 * Each reader takes the next part as soon as it has done one. Whatever fails ends it all, as soon as none of them is at work.
 * @param parts in the order in which they are to be read
 * @param finish is called for each reader when there are no more parts for it, while others may be at work
 * @returns what `read` returned, in file order, and what `finish` did, in the order of {@link everyReader}
 */
export async function shareOut<T, U>(
  parts: readonly Part[],
  readers: Readers,
  read: (part: Part, reader: PartReading<Task<never>>) => Promise<T>,
  finish: (reader: PartReading<Task<never>>) => Promise<U>,
): Promise<{ readonly found: readonly T[]; readonly finished: readonly U[] }> {
  const found = new Array<T>(parts.length);
  let next = 0;
  let hasFailed = false;
  const all = everyReader(readers);
  const finished = new Array<U>(all.length);
  // Takes parts until `left` of them are left.
  const turn = async (reader: PartReading<Task<never>>, left: number) => {
    while (!hasFailed && next < parts.length - left) {
      const part = parts[next++]!;
      try {
        found[part.index] = await read(part, reader);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await allEnded(
    all.map(async (reader, r) => {
      // Another thread has its next part at hand before it is done with one: it must not wait until this thread listens.
      // Not at the end, when that part may be all that is left for others.
      await allEnded(
        reader === readers.own ? [turn(reader, 0)] : [turn(reader, 0), turn(reader, all.length)],
      );
      if (!hasFailed) finished[r] = await finish(reader);
    }),
  );
  return { found, finished };
}

/** Waits for all of them, then for what the first one threw that failed: readers may be asked for something else by then. */
async function allEnded(working: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(working);
  await Promise.all(working);
}
