import type { ByteSource } from '../byteSource';
import { reportInvalidEncoding, reportRaggedRecords } from '../csv/batchProblems';
import { openCsv } from '../csv/openCsv';
import { ProblemLog } from '../csv/problemLog';
import { readRecords } from '../csv/readRecords';
import type { RecordBatch } from '../csv/recordBatch';
import type { ColumnKind, ColumnProfile, DatasetProfile, ReadOptions, ReadProgress } from '../dataset';
import { adviseColumn } from '../scale/advice';
import { DistinctBytes } from '../stats/distinctBytes';
import type { Kernel } from '../kernel/kernel';
import { newKernel } from '../kernel/newKernel';
import { CellClassifier } from '../table/cellClassifier';
import type { ColumnTally } from '../table/columnTally';
import { countCells } from '../table/countCells';
import type { Task } from '../task';
import { ColumnPass } from './columnPass';

/**
 * Reads a CSV file and describes every column of it, exactly, in memory that does not grow with the file.
 *
 * One pass settles kinds, counts and moments. Quantiles and histograms come from the values of that pass while
 * they fit their budget; beyond it the file is read again.
 *
 * @throws {DataError} when the file cannot be read as a table
 * @throws {Cancelled}
 * @example (await profileDataset(memorySource('a.csv', bytes), {}, {})).columns[0]?.numeric?.mean
 */
export async function profileDataset(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<DatasetProfile> {
  const csv = await openCsv(source, options, task);
  const { dialect, columnNames } = csv;

  const classifier = new CellClassifier(options.missingWords);
  const kernel = newKernel({ dialect, columns: columnNames.length, classifier }, source.size);
  const problems = new ProblemLog();
  problems.addAll(csv.problems);
  const pass = new ColumnPass(columnNames.length, classifier, kernel);
  const { rows, stoppedAtLine } = await readRecords(source, csv, kernel, options, task, (batch) => {
    reportRaggedRecords(batch, columnNames.length, problems);
    reportInvalidEncoding(batch, problems);
    pass.add(batch);
  });
  if (stoppedAtLine !== undefined) {
    problems.add(
      'unterminated-quote',
      stoppedAtLine,
      () => 'a quote is never closed: the rows from here on are not read',
    );
  }

  let passes = 1;
  const again: Again = async (onBatch) => {
    const number = ++passes;
    const onProgress = (progress: ReadProgress) => task.onProgress?.({ ...progress, pass: number });
    await readRecords(source, csv, kernel, options, { ...task, onProgress }, onBatch);
  };
  const kinds = pass.tallies.map((tally) => tally.kind);
  const summaries = await summarizeNumbers(pass, kinds, kernel, again, task);
  const texts = await distinctTexts(pass, kinds, classifier, again);

  const columns = pass.tallies.map((tally, index): ColumnProfile => {
    const name = columnNames[index] ?? '';
    tally.reportOverflows(name, problems);
    const kind = kinds[index] ?? 'empty';
    const { count, missing, nonFinite } = tally;
    const numbers = summaries.get(index);
    const distinct = numbers?.distinct ?? texts.get(index) ?? 0;
    const numeric = numbers && { numeric: numbers.summary };
    const advice = adviseColumn({
      name,
      index,
      columnCount: columnNames.length,
      kind,
      count,
      rows,
      distinct,
      nonFinite,
      ...(numbers && { summary: numbers.summary }),
    });
    return { index, name, kind, count, missing, nonFinite, distinct, ...numeric, advice };
  });

  return {
    file: source.name,
    format: 'csv',
    bytes: source.size,
    rows,
    exact: true,
    dialect,
    missingWords: missingWords(pass.tallies, classifier),
    problems: problems.first,
    problemCount: problems.count,
    columns,
  };
}

type Again = (onBatch: (batch: RecordBatch) => void) => Promise<void>;

function isNumeric(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'integer';
}

function summarizeNumbers(
  pass: ColumnPass,
  kinds: readonly ColumnKind[],
  kernel: Kernel,
  again: Again,
  task: Task<ReadProgress>,
) {
  const wanted = [...kinds.entries()]
    .filter(([, kind]) => isNumeric(kind))
    .map(([column, kind]) => ({ column, integer: kind === 'integer' }));
  return pass.numbers.finish(
    wanted,
    (onValues) =>
      again((batch) => {
        for (let first = 0; first < batch.records; first += kernel.blockRecords) {
          const count = Math.min(kernel.blockRecords, batch.records - first);
          const block = kernel.readCells(batch, first, count);
          for (const { column } of wanted) onValues(column, block.values(column), batch.line);
        }
      }),
    task,
  );
}

/** Different texts of the columns that are not numeric; reads the file again for those the pass did not count. */
async function distinctTexts(
  pass: ColumnPass,
  kinds: readonly ColumnKind[],
  classifier: CellClassifier,
  again: Again,
) {
  const counted = new Map<number, ReturnType<DistinctBytes['result']>>();
  const missed = new Map<number, DistinctBytes>();
  for (const [column, kind] of kinds.entries()) {
    if (isNumeric(kind) || kind === 'empty') continue;
    const distinct = pass.distinctTexts(column);
    if (distinct === undefined) missed.set(column, new DistinctBytes());
    else counted.set(column, distinct);
  }
  if (missed.size === 0) return counted;
  await again((batch) => {
    for (const [column, distinct] of missed)
      countCells(batch, 0, batch.records, column, classifier, distinct);
  });
  for (const [column, distinct] of missed) counted.set(column, distinct.result());
  return counted;
}

function missingWords(
  tallies: readonly ColumnTally[],
  classifier: CellClassifier,
): DatasetProfile['missingWords'] {
  return classifier.missingWords
    .map((word, w) => ({ word, count: tallies.reduce((sum, tally) => sum + (tally.wordCounts[w] ?? 0), 0) }))
    .filter(({ count }) => count > 0);
}
