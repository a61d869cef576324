import type { ByteSource } from '../byteSource';
import { reportFaults, reportInvalidEncoding, reportRaggedRecords } from '../csv/batchProblems';
import type { OpenedTable } from '../table/openTable';
import { ProblemLog } from '../csv/problemLog';
import { readRecords } from '../csv/readRecords';
import type { RecordBatch } from '../csv/recordBatch';
import type { ReadProgress } from '../dataset';
import type { ColumnKind } from '../columnKind';
import type { ReadOptions } from '../readOptions';
import { forEachBlock } from '../kernel/forEachBlock';
import type { Kernel } from '../kernel/kernel';
import { newKernel } from '../kernel/newKernel';
import { DistinctBytes } from '../stats/distinctBytes';
import { CellClassifier } from '../table/cellClassifier';
import { chosenKinds } from '../table/chosenKinds';
import type { Task } from '../task';
import { ColumnPass } from './columnPass';
import { expectedRows } from './expectedRows';
import type { FileContent } from './fileContent';
import { isNumeric } from './isNumeric';
import { UnknownKeys } from './withAllKeys';

/** Of a smaller file the room for its numbers does not matter. */
const WORTH_EXPECTING = 4 << 20;

/**
 * Reads a file from its beginning to its end, once while its numbers fit the memory they may take; beyond it as often as
 * the exact numbers need.
 * @throws {UnknownKeys}
 * @throws {DataError} when the file cannot be read as a table
 * @throws {Cancelled}
 */
export async function readWhole(
  source: ByteSource,
  csv: OpenedTable,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<FileContent> {
  const columns = csv.columnNames.length;
  const classifier = new CellClassifier(options.missingWords, csv.dialect);
  const kernel = newKernel(csv, classifier, source.size);
  const problems = new ProblemLog();
  const kinds = chosenKinds(options.kinds, csv.columnNames);
  // A little more room than expected is taken once; too little would be followed by more.
  const rowsExpected =
    source.size < WORTH_EXPECTING ? 0 : Math.ceil(1.02 * (await expectedRows(source, csv)));
  const pass = new ColumnPass(kinds, classifier, kernel, rowsExpected);
  const { rows, stopped } = await readRecords(source, csv, kernel, options, task, (batch) => {
    if (batch.json?.unknownKeys) throw new UnknownKeys();
    reportRaggedRecords(batch, columns, problems, kernel);
    reportFaults(batch, problems);
    reportInvalidEncoding(batch, csv.dialect.encoding, problems, kernel);
    pass.add(batch);
  });
  pass.end();
  if (stopped) {
    const code = csv.format === 'csv' ? 'unterminated-quote' : 'invalid-json';
    problems.add(code, stopped.line, () => `${stopped.why}: the rows from here on are not read`);
  }

  let passes = 1;
  const again: Again = async (onBatch) => {
    const number = ++passes;
    const onProgress = (progress: ReadProgress) => task.onProgress?.({ ...progress, pass: number });
    await readRecords(source, csv, kernel, options, { ...task, onProgress }, onBatch);
  };
  const found = pass.tallies.map((tally) => tally.kind);
  const wanted = pass.tallies.flatMap(({ kind, holdsIntegers }, column) =>
    isNumeric(kind) ? [{ column, integer: kind === 'integer' && holdsIntegers }] : [],
  );
  const numbers = await pass.numbers.finish(
    wanted,
    (onValues) =>
      again((batch) => {
        const columns = wanted.map(({ column }) => column);
        forEachBlock(kernel, batch, columns, (block, { lines }) => {
          for (const { column } of wanted) onValues(column, block.values(column), lines);
        });
      }),
    task,
  );
  return {
    rows,
    problems,
    ...(stopped && { stoppedAt: stopped.line }),
    tallies: pass.tallies,
    numbers,
    texts: await distinctTexts(pass, found, kernel, again),
  };
}

type Again = (onBatch: (batch: RecordBatch) => void) => Promise<void>;

/** Different texts of the columns that are not numeric; reads the file again for those the pass did not count. */
async function distinctTexts(pass: ColumnPass, kinds: readonly ColumnKind[], kernel: Kernel, again: Again) {
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
    for (const [column, distinct] of missed) kernel.countTexts(batch, 0, batch.records, column, distinct);
  });
  for (const [column, distinct] of missed) counted.set(column, distinct.result());
  return counted;
}
