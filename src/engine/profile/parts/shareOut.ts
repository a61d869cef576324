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
 * Each reader takes the next part as soon as it has done one. Whatever fails ends it all.
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
  const all = everyReader(readers);
  // Takes parts until `left` of them are left.
  const turn = async (reader: PartReading<Task<never>>, left: number) => {
    while (next < parts.length - left) {
      const part = parts[next++]!;
      try {
        found[part.index] = await read(part, reader);
      } catch (error) {
        next = parts.length;
        throw error;
      }
    }
  };
  const finished = await Promise.all(
    all.map(async (reader) => {
      // Another thread has its next part at hand before it is done with one: it must not wait until this thread listens.
      // Not at the end, when that part may be all that is left for others.
      await Promise.all(
        reader === readers.own ? [turn(reader, 0)] : [turn(reader, 0), turn(reader, all.length)],
      );
      return finish(reader);
    }),
  );
  return { found, finished };
}
