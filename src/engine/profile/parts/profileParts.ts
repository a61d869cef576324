import type { ByteSource } from '../../byteSource';
import { looksBroken, type Part, partsOf } from '../../csv/fileParts';
import type { OpenedTable } from '../../table/openTable';
import { readRecords } from '../../csv/readRecords';
import type { Distinct, ReadOptions, ReadProgress } from '../../dataset';
import { DistinctBytes } from '../../stats/distinctBytes';
import { CellClassifier } from '../../table/cellClassifier';
import { chosenKinds } from '../../table/chosenKinds';
import { finiteValues } from '../../kernel/finiteValues';
import { forEachBlock } from '../../kernel/forEachBlock';
import { newKernel } from '../../kernel/newKernel';
import type { RereadColumns } from '../../stats/readUntilExact';
import { silent, type Task } from '../../task';
import { expectedRows } from '../expectedRows';
import type { FileContent } from '../fileContent';
import { isNumeric } from '../isNumeric';
import { collectNeeded } from './collectNeeded';
import { foreseeColumns } from './foreseeColumns';
import { mergeParts } from './mergeParts';
import { newPartReader } from './partReader';
import type { PartFound, PartInput, PartReading, Recounted } from './partTypes';
import { countedFirst, countedSecond, planNumbers, readLeft, summariseCounted } from './partNumbers';

/** Bytes of a part at least: a few milliseconds of work. */
const PART_BYTES = 4 << 20;
/** What was found in each part is kept until all are read: so many parts at most, times columns, where that leaves a few. */
const MOST_PARTS = 128;
const FEW_PARTS = 8;
const COLUMNS_OF_PARTS = 10_000;
/** A file of no more rows, or values, than this is read in one piece: keeping all of its numbers takes 92 MB at most. */
const FEW_ROWS = 2 ** 15;
const FEW_VALUES = 11_500_000;

/** How many values all readers together keep of one reading without asking which of them are needed, over all columns: 16 MB. */
const KEPT_VALUES = 2_097_152;
/** Rows of the sample by which columns are read again that were not foreseen; fewer where it would hold more values. */
const SAMPLE_ROWS = 2 ** 13;
const SAMPLE_VALUES = 2_900_000;
/** Of each column at least. */
const LEAST_KEPT = 8192;

/** Multiples of it, less whole numbers, never come close to each other. */
const GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2;

/** More readers of the same file, in threads of their own. */
export type OtherReaders = (version: string) => readonly PartReading<Task<never>>[];

/**
 * Reads a large file in parts, by several readers side by side: a first reading for what everything rests on, a second
 * one for quantiles and histograms that could not be foreseen. Parts are the same whoever reads them, and are merged in file order: so the numbers
 * are the same to the last digit for any number of readers.
 *
 * @returns undefined when the file has too few rows for a sample, when the parts do not fit together or when one of them
 * cannot be read: then the file is to be read in one piece, which says what is wrong
 */
export async function readInParts(
  source: ByteSource,
  csv: OpenedTable,
  options: ReadOptions,
  others: OtherReaders,
  task: Task<ReadProgress>,
): Promise<FileContent | undefined> {
  const quiet = silent<never>(task);
  const rows = await expectedRows(source, csv);
  if (rows <= Math.min(FEW_ROWS, FEW_VALUES / csv.columnNames.length)) return undefined;
  // Threads begin while this one looks at the file.
  const threads = others(source.version);
  const parts = partsOf(csv.dataStart, source.size, partBytes(source.size, csv.columnNames.length));
  const classifier = new CellClassifier(options.missingWords, csv.dialect);
  const kernel = newKernel(csv, classifier, source.size);
  const own = newPartReader(source, kernel);
  // This one comes last: what it does at once, it does while the others are at work.
  const readers = [...threads, own];
  const kinds = chosenKinds(options.kinds, csv.columnNames);
  const foreseen = await foreseeColumns(source, csv, kernel, classifier.missingWords.length, kinds, quiet);
  const input: PartInput = {
    csv,
    missingWords: options.missingWords,
    kinds: options.kinds,
    sampleShare: Math.min(SAMPLE_ROWS, SAMPLE_VALUES / csv.columnNames.length) / rows,
    plans: foreseen,
    capacity: capacityFor(foreseen.size, readers.length),
  };
  const opened = new Map(readers.map((reader) => [reader, reader.open(input, quiet)]));

  // Whoever is given a part hears of a failure; a reader without one need not be there.
  for (const opening of opened.values()) opening.catch(() => undefined);

  const report = progressOf(csv.dataStart, source.size, task);
  let found: readonly PartFound[];
  try {
    found = await shareOut(parts, own, threads, async (part, reader) => {
      await opened.get(reader);
      const result = await reader.firstReading(part, quiet);
      report(result.end - result.start, result.rows);
      return result;
    });
  } catch (error) {
    // A part that begins at the wrong place may look broken; read in one piece, the file shows whether it is.
    if (looksBroken(error)) return undefined;
    throw error;
  }
  if (!fitTogether(found)) return undefined;
  const merged = mergeParts(
    chosenKinds(options.kinds, csv.columnNames),
    csv.dataLine,
    found,
    await Promise.all(readers.map((reader) => reader.gathered(quiet))),
  );

  if (found.some(({ unknownKeys }) => unknownKeys)) {
    const { rows, problems, tallies } = merged;
    return { rows, unknownKeys: true, problems, tallies, numbers: new Map(), texts: new Map() };
  }
  const numeric = merged.tallies.flatMap(({ kind, holdsIntegers }, column) =>
    isNumeric(kind) ? [{ column, integer: kind === 'integer' && holdsIntegers }] : [],
  );
  const texts = merged.tallies.flatMap(({ kind }, column) =>
    !isNumeric(kind) && kind !== 'empty' && merged.columns[column]!.texts !== 'all' ? [column] : [],
  );
  const collect = (counted: ReturnType<typeof countedFirst>) => collectNeeded(counted, readers, quiet);
  const numbers = new Map(
    summariseCounted(merged, numeric, await collect(countedFirst(merged, numeric, foreseen))),
  );
  // A column without finite values has no statistics.
  const left = () =>
    numeric.filter(({ column }) => !numbers.has(column) && merged.columns[column]!.moments.count > 0);
  const plans = planNumbers(merged, left(), kernel);
  let recounted: readonly Recounted[] = [];
  if (plans.size > 0 || texts.length > 0) {
    const reading = { plans, capacity: capacityFor(plans.size, readers.length), texts };
    await Promise.all(readers.map((reader) => reader.prepareSecond(reading, quiet)));
    const second = progressOf(csv.dataStart, source.size, task, 2);
    await shareOut(parts, own, threads, async (part, reader) => {
      const { start, end, rows } = found[part.index]!;
      await reader.secondReading({ ...part, start }, quiet);
      second(end - start, rows);
    });
    recounted = await Promise.all(readers.map((reader) => reader.recounted(quiet)));
    const counted = await collect(countedSecond(plans, recounted));
    for (const [column, result] of summariseCounted(merged, numeric, counted)) numbers.set(column, result);
  }
  let passes = 2;
  const reread: RereadColumns = async (columns, onValues) => {
    const pass = ++passes;
    const onProgress = (progress: ReadProgress) => task.onProgress?.({ ...progress, pass });
    await readRecords(source, csv, kernel, {}, { ...quiet, onProgress }, (batch) => {
      forEachBlock(kernel, batch, [...columns], (block) => {
        for (const column of columns) onValues(column, finiteValues(block, column, kernel));
      });
    });
  };
  return {
    rows: merged.rows,
    unknownKeys: false,
    problems: merged.problems,
    tallies: merged.tallies,
    numbers: new Map([...numbers, ...(await readLeft(merged, left(), reread, quiet))]),
    texts: textCounts(merged.columns, texts, recounted),
  };
}

/** Parts of a larger file are larger. */
function partBytes(size: number, columns: number): number {
  const parts = Math.max(FEW_PARTS, Math.min(MOST_PARTS, COLUMNS_OF_PARTS / columns));
  return Math.max(PART_BYTES, Math.ceil(size / parts));
}

/** How many values of a column each reader may keep. */
function capacityFor(columns: number, readers: number): number {
  return Math.max(LEAST_KEPT, Math.floor(KEPT_VALUES / readers / columns));
}

/** In such an order that at any time those passed are spread evenly over the file: they show what the rest is like. */
function spreadOut(parts: readonly Part[]): readonly Part[] {
  const place = ({ index }: Part) => (index * GOLDEN_SECTION) % 1;
  return [...parts].sort((a, b) => place(a) - place(b));
}

/** Each reader takes the next part as soon as it has done one. Whatever fails ends it all. */
async function shareOut<T>(
  parts: readonly Part[],
  own: PartReading<Task<never>>,
  threads: readonly PartReading<Task<never>>[],
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

function fitTogether(found: readonly PartFound[]): boolean {
  return found.every(({ start }, i) => i === 0 || start === found[i - 1]!.end);
}

/** Adds up what the readers have done, behind the bytes before the first record. */
function progressOf(bytesBefore: number, bytesTotal: number, task: Task<ReadProgress>, pass?: number) {
  let bytesRead = bytesBefore;
  let rows = 0;
  return (moreBytes: number, moreRows: number) => {
    bytesRead += moreBytes;
    rows += moreRows;
    task.onProgress?.({ rows, bytesRead, bytesTotal, ...(pass !== undefined && { pass }) });
  };
}

function textCounts(
  columns: readonly { readonly distinctTexts: DistinctBytes }[],
  recountedTexts: readonly number[],
  recounted: readonly Recounted[],
): ReadonlyMap<number, Distinct> {
  const counts = new Map<number, Distinct>();
  for (const [column, { distinctTexts }] of columns.entries()) counts.set(column, distinctTexts.result());
  for (const column of recountedTexts) {
    const distinct = new DistinctBytes();
    for (const { texts } of recounted) {
      const part = texts.get(column);
      if (part) distinct.merge(part);
    }
    counts.set(column, distinct.result());
  }
  return counts;
}
