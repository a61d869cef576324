import type { ByteSink, ByteSource } from '../../byteSource';
import { looksBroken, type Part, partsOf } from '../../csv/fileParts';
import { DataError } from '../../dataError';
import { fillBuffer } from '../../csv/fillBuffer';
import { BEYOND_STOP, READ_SIZES } from '../../csv/readSizes';
import type { ReadProgress } from '../../dataset';
import type { NotedCells } from '../writeResult';
import { checkpoint, silent, type Task } from '../../task';
import { followedBy } from '../followedBy';
import { InOrder } from './inOrder';
import { newPartWriter, type PartWriting, type WriteInput, type WrittenPart } from './partWriter';

/** More writers of the same file, in threads of their own. */
export type OtherWriters = (
  version: string,
) => readonly PartWriting<Task<never>>[] | Promise<readonly PartWriting<Task<never>>[]>;

/** Bytes of a part: as many as are read at once. */
const PART_BYTES = READ_SIZES.chunk - BEYOND_STOP;
/** So many parts for each writer may wait for those before them. */
const PARTS_AHEAD = 3;
/** Where a part begins is not known before it has been read up to there. */
const UNKNOWN = { line: 0, rows: 0 };

/**
 * Writes a large file in parts, scaled by several writers side by side, in file order: the same bytes for any number of
 * writers, and in memory that does not grow with the file.
 *
 * Where a part begins is a guess, which must agree with where the part before it ends. If it does not, or if the part
 * looked broken, it is scaled once more from where it does begin.
 *
 * @throws {DataError} when a part cannot be read from where it begins; whatever source and sink throw
 * @throws {Cancelled}
 */
export async function writeInParts(
  source: ByteSource,
  input: WriteInput,
  others: OtherWriters,
  sink: ByteSink,
  task: Task<ReadProgress>,
): Promise<PartsWritten> {
  const own = newPartWriter(source);
  const writers = [own, ...(await others(source.version))];
  const shared: Shared = {
    source,
    input,
    parts: partsOf(input.csv.dataStart, source.size, PART_BYTES),
    scaled: new InOrder(PARTS_AHEAD * writers.length),
    rooms: [],
  };
  const work = [appendParts(shared, own, sink, task), scaleParts(shared, writers, silent(task))] as const;
  try {
    const [written] = await Promise.all(work);
    return written;
  } finally {
    shared.scaled.close(new Error('the writing of parts has ended'));
    // What is under way uses source and sink.
    await Promise.allSettled(work);
  }
}

/** What was written in all. */
export interface PartsWritten {
  readonly rows: number;
  readonly bytes: number;
  readonly nonFinite: NotedCells;
  readonly unscalable: NotedCells;
  readonly leftOut: NotedCells;
}

const NONE: NotedCells = { count: 0, lines: [] };

interface Shared {
  readonly source: ByteSource;
  readonly input: WriteInput;
  readonly parts: readonly Part[];
  /** Parts scaled from where they probably begin; undefined for one that looked broken. */
  readonly scaled: InOrder<WrittenPart | undefined>;
  /** Buffers that may be used again. */
  readonly rooms: ArrayBuffer[];
}

/** Each writer takes the next part as soon as it has done one. */
async function scaleParts(
  { input, parts, scaled, rooms }: Shared,
  writers: readonly PartWriting<Task<never>>[],
  task: Task<never>,
): Promise<void> {
  const opened = new Map(writers.map((writer) => [writer, writer.openWriting(input, task)]));
  // Whoever is given a part hears of a failure; a writer without one need not be there.
  for (const opening of opened.values()) opening.catch(() => undefined);
  let next = 0;
  // Another thread has its next part at hand before it is done with one: it must not wait until this thread listens.
  const turns = writers.flatMap((writer, w) => (w === 0 ? [writer] : [writer, writer]));
  const ends = turns.map(async (writer) => {
    while (next < parts.length) {
      const part = parts[next++]!;
      if (!(await scaled.roomFor(part.index))) return;
      await opened.get(writer);
      scaled.put(part.index, await orNothing(writer.writePart(part, UNKNOWN, rooms.pop(), task)));
    }
  });
  try {
    await Promise.all(ends);
  } catch (error) {
    scaled.close(error instanceof Error ? error : new Error(String(error)));
    await Promise.allSettled(ends);
    throw error;
  }
}

/** @param own scales once more what began at the wrong place */
async function appendParts(
  { source, input, parts, scaled, rooms }: Shared,
  own: PartWriting<Task<never>>,
  sink: ByteSink,
  task: Task<ReadProgress>,
): Promise<PartsWritten> {
  const { dataStart, dataLine } = input.csv;
  const head = input.conversion || input.numbersOnly ? new Uint8Array(0) : await headOf(source, dataStart);
  await sink.write(head);
  let bytes = head.length;
  let before = { position: dataStart, line: dataLine, rows: 0 };
  let nonFinite = NONE;
  let unscalable = NONE;
  let leftOut = NONE;
  for (const part of parts) {
    const guessed = await scaled.take();
    const fits = guessed?.start === before.position;
    const found = fits
      ? guessed
      : await own.writePart({ ...part, start: before.position }, before, undefined, silent(task));
    const known = fits ? before : UNKNOWN;
    await checkpoint(task);
    await sink.write(found.bytes);
    rooms.push(found.bytes.buffer);
    bytes += found.bytes.length;
    nonFinite = followedBy(nonFinite, found.nonFinite, known.line);
    unscalable = followedBy(unscalable, found.unscalable, known.line);
    leftOut = followedBy(leftOut, found.leftOut, known.line);
    before = { position: found.end, line: found.line + known.line, rows: found.rows + known.rows };
    task.onProgress?.({ rows: before.rows, bytesRead: found.end, bytesTotal: source.size });
  }
  return { rows: before.rows, bytes, nonFinite, unscalable, leftOut };
}

/** The bytes before the first record. */
async function headOf(source: ByteSource, length: number): Promise<Uint8Array> {
  const head = new Uint8Array(length);
  return head.subarray(0, await fillBuffer(source, 0, head, 0, length));
}

/** A part that begins at the wrong place may look broken: then nothing is known of it. */
async function orNothing(part: Promise<WrittenPart>): Promise<WrittenPart | undefined> {
  try {
    return await part;
  } catch (error) {
    // Of an error in a row the line is not known yet: it is met again where it is.
    if (looksBroken(error) || (error instanceof DataError && error.code === 'missing-in-row'))
      return undefined;
    throw error;
  }
}
