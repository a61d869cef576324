import { type ByteSource, fileSize } from '../byteSource';
import { mayBeDivided, openTableHead } from '../table/openTable';
import { ProblemLog } from '../csv/problemLog';
import type { ColumnProfile, DatasetProfile, Place, ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { adviseColumn } from '../scale/advice';
import { CellClassifier } from '../table/cellClassifier';
import type { ColumnTally } from '../table/columnTally';
import type { Task } from '../task';
import { placeOf } from '../placeOf';
import type { FileContent } from './fileContent';
import { hasManyLines } from './hasManyLines';
import { readInParts } from './parts/profileParts';
import type { OtherReaders } from './parts/readFirst';
import { originFacts } from './originFacts';
import { readWhole } from './readWhole';
import { withAllKeys } from './withAllKeys';

/** From this size on a file is read in parts, twice, instead of keeping its numbers. */
export const WORTH_PARTS = 8 << 20;

/**
 * Reads a data file and describes every column of it, exactly, in memory that does not grow with the file.
 *
 * One pass settles kinds, counts and moments. Quantiles and histograms come from the values of that pass while
 * they fit their budget; beyond it the file is read again.
 *
 * @param others more readers, in other threads, for a large file
 * @throws {DataError} when the file cannot be read as a table
 * @throws {Cancelled}
 * @example (await profileDataset(memorySource('a.csv', bytes), {}, {})).columns[0]?.numeric?.mean
 */
export async function profileDataset(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
  others: OtherReaders = () => [],
): Promise<DatasetProfile> {
  const isLarge = source.size >= WORTH_PARTS && !options.stopAtUnterminatedQuote;
  // Threads begin while this one reads the head.
  if (isLarge && (await hasManyLines(source))) await others(source.version);
  const head = await openTableHead(source, options, task);
  const inParts = isLarge && mayBeDivided(head);
  const { table, content } = await withAllKeys(
    source,
    head,
    task,
    async (table) =>
      (inParts ? await readInParts(source, table, options, others, task) : undefined) ??
      (await readWhole(source, table, options, task)),
  );
  const { dialect, columnNames } = table;
  const place = placeOf(source, table);
  const paths = table.format === 'csv' ? [] : table.shape.paths;
  const problems = new ProblemLog();
  // Before all others, so that it is among those that are shown.
  const damage = damageIn(source, place, content);
  if (damage) problems.add('damaged-file', damage.at, () => damage.message);
  const stoppedAt = content.stoppedAt ?? damage?.at;
  problems.addAll(table.problems);
  problems.merge(content.problems);

  const { rows, tallies, numbers, texts } = content;
  const columns = tallies.map((tally, index): ColumnProfile => {
    const name = columnNames[index] ?? '';
    tally.reportMisfits(name, problems);
    const { kind, count, missing, nonFinite } = tally;
    const found = numbers.get(index);
    const distinct = found?.distinct ?? texts.get(index) ?? 0;
    const numeric = found && { numeric: found.summary };
    const advice = adviseColumn({
      name,
      index,
      columnCount: columnNames.length,
      kind,
      count,
      rows,
      distinct,
      nonFinite,
      ...(found && { summary: found.summary }),
    });
    const path = paths[index] && { path: paths[index] };
    return { index, name, ...path, kind, count, missing, nonFinite, distinct, ...numeric, advice };
  });

  return {
    file: source.name,
    format: table.format,
    ...originFacts(source),
    bytes: fileSize(source),
    rows,
    exact: true,
    ...(stoppedAt !== undefined && { stoppedAt }),
    dialect,
    place,
    missingWords: missingWords(tallies, new CellClassifier(options.missingWords)),
    problems: problems.first,
    problemCount: problems.count,
    columns,
  };
}

/** What ended the file early, and where: where rows are counted, behind the last one. */
function damageIn({ origin }: ByteSource, place: Place, { rows, stoppedAt }: FileContent) {
  if (!origin?.damage) return undefined;
  const { line, message } = origin.damage;
  return { at: place === 'line' ? line : (stoppedAt ?? rows + 1), message };
}

function missingWords(
  tallies: readonly ColumnTally[],
  classifier: CellClassifier,
): DatasetProfile['missingWords'] {
  return classifier.missingWords
    .map((word, w) => ({ word, count: tallies.reduce((sum, tally) => sum + (tally.wordCounts[w] ?? 0), 0) }))
    .filter(({ count }) => count > 0);
}
