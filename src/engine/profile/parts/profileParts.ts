import type { ByteSource } from '../../byteSource';
import { looksBroken, type Part, partsOf } from '../../csv/fileParts';
import type { OpenedTable } from '../../table/openTable';
import { readRecords } from '../../csv/readRecords';
import { JsonScanner } from '../../json/jsonScanner';
import type { Distinct, ReadOptions, ReadProgress } from '../../dataset';
import { DistinctBytes } from '../../stats/distinctBytes';
import { CellClassifier } from '../../table/cellClassifier';
import { chosenKinds } from '../../table/chosenKinds';
import { forEachBlock } from '../../kernel/forEachBlock';
import { newKernel } from '../../kernel/newKernel';
import type { RereadColumns } from '../../stats/readUntilExact';
import { silent, type Task } from '../../task';
import type { FileContent } from '../fileContent';
import { isNumeric } from '../isNumeric';
import { foreseeColumns } from './foreseeColumns';
import { mergeParts } from './mergeParts';
import { newPartReader } from './partReader';
import type { PartFound, PartInput, PartReading, Recounted } from './partTypes';
import { finishNumbers, planNumbers, summariseCounted } from './partNumbers';

/** Bytes of a part: a few milliseconds of work. */
const PART_BYTES = 4 << 20;
/** How many values of all columns together a sample holds at most: 92 MB. */
const SAMPLE_VALUES = 11_500_000;

/** How many values all readers together keep of the first reading at most, over all columns: 24 MB. */
const KEPT_VALUES = 3_145_728;
/** The sample for what was not foreseen may be smaller than a second reading of all columns would need. */
const SPARE_SAMPLE = 4;
/** And of each column at least. */
const LEAST_KEPT = 8192;

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
  const share = await sampleShare(source, csv);
  // A file of few rows, however wide: keeping all of its numbers takes no more than a sample would.
  if (share >= 1) return undefined;
  // Threads begin while this one looks at the file.
  const threads = others(source.version);
  const parts = partsOf(csv.dataStart, source.size, PART_BYTES);
  const classifier = new CellClassifier(options.missingWords, csv.dialect);
  const kernel = newKernel(csv, classifier, source.size);
  const readers: readonly PartReading<Task<never>>[] = [newPartReader(source, kernel), ...threads];
  const kinds = chosenKinds(options.kinds, csv.columnNames);
  const foreseen = await foreseeColumns(source, csv, kernel, classifier.missingWords.length, kinds, quiet);
  const input: PartInput = {
    csv,
    missingWords: options.missingWords,
    kinds: options.kinds,
    sampleShare: share / SPARE_SAMPLE,
    plans: foreseen,
    capacity: Math.max(LEAST_KEPT, Math.floor(KEPT_VALUES / readers.length / foreseen.size)),
  };
  const opened = new Map(readers.map((reader) => [reader, reader.open(input, quiet)]));

  // Whoever is given a part hears of a failure; a reader without one need not be there.
  for (const opening of opened.values()) opening.catch(() => undefined);

  const report = progressOf(csv.dataStart, source.size, task);
  let found: readonly PartFound[];
  try {
    found = await shareOut(parts, readers, async (part, reader) => {
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
  const known = summariseCounted(merged, numeric, foreseen);
  const missed = numeric.filter(({ column }) => !known.has(column));
  const plans = planNumbers(merged, missed, kernel);
  let recounted: readonly Recounted[] = [];
  if (plans.size > 0 || texts.length > 0) {
    await Promise.all(readers.map((reader) => reader.prepareSecond({ plans, texts }, quiet)));
    const second = progressOf(csv.dataStart, source.size, task, 2);
    await shareOut(parts, readers, async (part, reader) => {
      const { start, end, rows } = found[part.index]!;
      await reader.secondReading({ ...part, start }, quiet);
      second(end - start, rows);
    });
    recounted = await Promise.all(readers.map((reader) => reader.recounted(quiet)));
  }
  let passes = 2;
  const reread: RereadColumns = async (columns, onValues) => {
    const pass = ++passes;
    const onProgress = (progress: ReadProgress) => task.onProgress?.({ ...progress, pass });
    await readRecords(source, csv, kernel, {}, { ...quiet, onProgress }, (batch) => {
      forEachBlock(kernel, batch, [...columns], (block) => {
        for (const column of columns) onValues(column, kernel.keepFinite(block.values(column)));
      });
    });
  };
  return {
    rows: merged.rows,
    unknownKeys: false,
    problems: merged.problems,
    tallies: merged.tallies,
    numbers: new Map([...known, ...(await finishNumbers(merged, missed, plans, recounted, reread, quiet))]),
    texts: textCounts(merged.columns, texts, recounted),
  };
}

/** Each reader takes the next part as soon as it has done one. Whatever fails ends it all. */
async function shareOut<T>(
  parts: readonly Part[],
  readers: readonly PartReading<Task<never>>[],
  read: (part: Part, reader: PartReading<Task<never>>) => Promise<T>,
): Promise<T[]> {
  const results = new Array<T>(parts.length);
  let next = 0;
  // Another thread has its next part at hand before it is done with one: it must not wait until this thread listens.
  const turns = readers.flatMap((reader, r) => (r === 0 ? [reader] : [reader, reader]));
  await Promise.all(
    turns.map(async (reader) => {
      while (next < parts.length) {
        const part = parts[next++]!;
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

/** Which share of the rows the sample takes: fewer than the square of its size need to be kept later on. */
async function sampleShare(source: ByteSource, csv: OpenedTable): Promise<number> {
  const head = new Uint8Array(1 << 16);
  const length = await source.read(csv.dataStart, head);
  const lines = rowsIn(head.subarray(0, length), csv);
  const rows = (source.size / length) * lines;
  const most = SAMPLE_VALUES / csv.columnNames.length;
  const wanted = 2 ** 15 * Math.max(1, (rows / 620_000) ** (2 / 3));
  return Math.min(wanted, most) / rows;
}

/** About how many rows begin in these bytes. */
function rowsIn(bytes: Uint8Array, csv: OpenedTable): number {
  if (csv.format === 'csv' || csv.shape.lines) {
    return bytes.filter((byte) => byte === 10 || byte === 13).length + 1;
  }
  return (
    new JsonScanner(csv.shape, csv.columnNames.length).scan(bytes, 0, bytes.length, false, 0).records + 1
  );
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
