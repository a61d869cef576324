import type { ByteSource } from '../../byteSource';
import { looksBroken, type Part } from '../../csv/fileParts';
import type { ReadProgress } from '../../dataset';
import type { ReadOptions } from '../../readOptions';
import type { Kernel } from '../../kernel/kernel';
import { newKernel } from '../../kernel/newKernel';
import type { CountingPlan } from '../../stats/countingPlan';
import { CellClassifier } from '../../table/cellClassifier';
import { chosenKinds } from '../../table/chosenKinds';
import { mayHaveMoreKeys, type OpenedTable } from '../../table/openTable';
import { silent, type Task } from '../../task';
import { expectedRows } from '../expectedRows';
import { UnknownKeys } from '../withAllKeys';
import { foreseeColumns, planColumns } from './foreseeColumns';
import { type MergedParts, mergeParts } from './mergeParts';
import { partProgress } from './partProgress';
import { partsInTurn } from './partsInTurn';
import { newPartReader } from './partReader';
import { capacityFor, hasFewRows, isWide, partBytes, sampleShare } from './partSizes';
import type { Gathered, PartFound, PartInput, PartReading } from './partTypes';
import { everyReader, type Readers, shareOut } from './shareOut';

/** More readers of the same file, in threads of their own. */
export type OtherReaders = (
  version: string,
) => readonly PartReading<Task<never>>[] | Promise<readonly PartReading<Task<never>>[]>;

/** The first reading of all parts, and those who read. */
export interface FirstReading {
  readonly readers: Readers;
  /** In the order in which they were read. */
  readonly parts: readonly Part[];
  /** By part, in file order. */
  readonly found: readonly PartFound[];
  /** What was counted as planned, by column. */
  readonly foreseen: ReadonlyMap<number, CountingPlan>;
  readonly merged: MergedParts;
  readonly kernel: Kernel;
}

/**
 * Reads all parts of a file for the first time.
 * @param momentsOnly whether only kinds, moments and what the advice not to scale needs are to be gathered
 * @returns undefined where the file is to be read in one piece; see `readInParts`
 * @throws {UnknownKeys}
 */
export async function readFirst(
  source: ByteSource,
  csv: OpenedTable,
  options: ReadOptions,
  others: OtherReaders,
  task: Task<ReadProgress>,
  momentsOnly: boolean,
): Promise<FirstReading | undefined> {
  const quiet = silent<never>(task);
  const columns = csv.columnNames.length;
  const rows = await expectedRows(source, csv);
  if (hasFewRows(rows, columns)) return undefined;
  // Threads begin while this one looks at the file.
  const threads = await others(source.version);
  const parts = partsInTurn(csv.dataStart, source.size, partBytes(source.size, columns));
  const classifier = new CellClassifier(options.missingWords, csv.dialect);
  const kernel = newKernel(csv, classifier, source.size);
  const readers = { own: newPartReader(source, kernel), threads };
  const all = everyReader(readers);
  // Whoever is given a part hears of a failure; a reader without one need not be there.
  const unheard = () => undefined;
  for (const thread of threads)
    thread.prepare({ csv, missingWords: options.missingWords }, quiet).catch(unheard);
  const kinds = chosenKinds(options.kinds, csv.columnNames);
  let foreseen: ReadonlyMap<number, CountingPlan> = new Map();
  // Those who fit and those who describe read a file in the same way: sums are the same to the last digit.
  if (!momentsOnly || isWide(rows, columns, columns, source.size)) {
    const ahead = await foreseeColumns(source, csv, kernel, classifier.missingWords.length, kinds, quiet);
    if (ahead.unknownKeys && mayHaveMoreKeys(csv)) throw new UnknownKeys();
    const numeric = ahead.columns.filter(({ holdsNumbers }) => holdsNumbers).length;
    if (isWide(rows, columns, numeric, source.size)) return undefined;
    if (!momentsOnly) foreseen = await planColumns(ahead, kernel, quiet);
  }
  const input: PartInput = {
    csv,
    missingWords: options.missingWords,
    kinds: options.kinds,
    momentsOnly,
    sampleShare: sampleShare(rows, columns),
    plans: foreseen,
    capacity: capacityFor(foreseen.size, all.length, 'first'),
  };
  const opened = new Map(all.map((reader) => [reader, reader.open(input, quiet)]));
  for (const opening of opened.values()) opening.catch(unheard);

  const report = partProgress(csv.dataStart, source.size, task);
  let shared: { readonly found: readonly PartFound[]; readonly finished: readonly (readonly Gathered[])[] };
  try {
    shared = await shareOut(
      parts,
      readers,
      async (part, reader) => {
        await opened.get(reader);
        const result = await reader.firstReading(part, quiet);
        // Where all keys are known, it only is a part that began at the wrong place, as is seen below.
        if (result.unknownKeys && mayHaveMoreKeys(csv)) throw new UnknownKeys();
        report(result.end - result.start, result.rows);
        return result;
      },
      async (reader) => {
        await opened.get(reader);
        return reader.gathered(quiet);
      },
    );
  } catch (error) {
    // A part that begins at the wrong place may look broken; read in one piece, the file shows whether it is.
    if (looksBroken(error)) return undefined;
    throw error;
  }
  const { found, finished: gathered } = shared;
  if (!fitTogether(found)) return undefined;
  if (found.some(({ unknownKeys }) => unknownKeys)) throw new UnknownKeys();
  const merged = mergeParts(kinds, csv.dataLine, found, gathered, kernel);
  return { readers, parts, found, foreseen, merged, kernel };
}

function fitTogether(found: readonly PartFound[]): boolean {
  return found.every(({ start }, i) => i === 0 || start === found[i - 1]!.end);
}
