import type { ByteSource } from '../../byteSource';
import { readRecords } from '../../csv/readRecords';
import type { Distinct, ReadProgress } from '../../dataset';
import type { ReadOptions } from '../../readOptions';
import { finiteValues } from '../../kernel/finiteValues';
import { forEachBlock } from '../../kernel/forEachBlock';
import type { Kernel } from '../../kernel/kernel';
import type { RereadColumns } from '../../stats/readUntilExact';
import type { OpenedTable } from '../../table/openTable';
import { silent, type Task } from '../../task';
import type { FileContent } from '../fileContent';
import { isNumeric } from '../isNumeric';
import { collectNeeded, type CountedColumns } from './collectNeeded';
import type { MergedParts } from './mergeParts';
import { countedFirst, countedSecond, planNumbers, readLeft, summariseCounted } from './partNumbers';
import { partProgress } from './partProgress';
import { capacityFor } from './partSizes';
import type { Recounted } from './partTypes';
import { type OtherReaders, readFirst } from './readFirst';
import { everyReader, shareOut } from './shareOut';

/**
 * The kinds and moments of a large file, read once: those that {@link readInParts} finds, to the last digit.
 * @throws {UnknownKeys}
 */
export async function readMomentsInParts(
  source: ByteSource,
  csv: OpenedTable,
  options: ReadOptions,
  others: OtherReaders = () => [],
  task: Task<ReadProgress> = {},
): Promise<MergedParts | undefined> {
  const first = await readFirst(source, csv, options, others, task, true);
  return first?.merged;
}

/**
 * Reads a large file in parts, by several readers side by side: a first reading for what everything rests on, a second
 * one for quantiles and histograms that could not be foreseen. Parts are the same whoever reads them, and are merged in file order: so the numbers
 * are the same to the last digit for any number of readers.
 *
 * @returns undefined when the file has too few rows for a sample, when the parts do not fit together or when one of them
 * cannot be read: then the file is to be read in one piece, which says what is wrong
 * @throws {UnknownKeys}
 */
export async function readInParts(
  source: ByteSource,
  csv: OpenedTable,
  options: ReadOptions,
  others: OtherReaders,
  task: Task<ReadProgress>,
): Promise<FileContent | undefined> {
  const first = await readFirst(source, csv, options, others, task, false);
  if (!first) return undefined;
  const { readers, parts, found, foreseen, merged, kernel } = first;
  const quiet = silent<never>(task);
  const all = everyReader(readers);
  const numeric = merged.tallies.flatMap(({ kind, holdsIntegers }, column) =>
    isNumeric(kind) ? [{ column, integer: kind === 'integer' && holdsIntegers }] : [],
  );
  const texts = merged.tallies.flatMap(({ kind }, column) =>
    !isNumeric(kind) && kind !== 'empty' && merged.columns[column]!.texts !== 'all' ? [column] : [],
  );
  const collect = (counted: CountedColumns) => collectNeeded(counted, all, quiet);
  const numbers = new Map(
    summariseCounted(merged, numeric, await collect(countedFirst(merged, numeric, foreseen))),
  );
  // A column without finite values has no statistics.
  const left = () =>
    numeric.filter(({ column }) => !numbers.has(column) && merged.columns[column]!.moments.count > 0);
  const plans = planNumbers(merged, left(), foreseen, kernel);
  let recounted: readonly Recounted[] = [];
  if (plans.size > 0 || texts.length > 0) {
    const reading = { plans, capacity: capacityFor(plans.size, all.length, 'second'), texts };
    await Promise.all(all.map((reader) => reader.prepareSecond(reading, quiet)));
    const second = partProgress(csv.dataStart, source.size, task, 2);
    const shared = await shareOut(
      parts,
      readers,
      async (part, reader) => {
        const { start, end, rows } = found[part.index]!;
        await reader.secondReading({ ...part, start }, quiet);
        second(end - start, rows);
      },
      (reader) => reader.recounted(quiet),
    );
    recounted = shared.finished;
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
    problems: merged.problems,
    tallies: merged.tallies,
    numbers: new Map([...numbers, ...(await readLeft(merged, left(), reread, quiet))]),
    texts: textCounts(merged.columns, texts, recounted, kernel),
  };
}

function textCounts(
  columns: readonly { readonly distinctTexts: Distinct }[],
  recountedTexts: readonly number[],
  recounted: readonly Recounted[],
  kernel: Pick<Kernel, 'mergedTexts'>,
): ReadonlyMap<number, Distinct> {
  const counts = new Map<number, Distinct>();
  for (const [column, { distinctTexts }] of columns.entries()) counts.set(column, distinctTexts);
  for (const column of recountedTexts) {
    counts.set(column, kernel.mergedTexts(recounted.flatMap((part) => part.texts.get(column) ?? [])));
  }
  return counts;
}
