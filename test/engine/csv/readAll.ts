import { memorySource, type ByteSource } from '../../../src/engine/byteSource';
import type { Problem } from '../../../src/engine/dataset';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { reportInvalidEncoding, reportRaggedRecords } from '../../../src/engine/csv/batchProblems';
import { openCsv, type OpenedCsv } from '../../../src/engine/csv/openCsv';
import { ProblemLog } from '../../../src/engine/csv/problemLog';
import { readRecords, type ReadEnd } from '../../../src/engine/csv/readRecords';
import { READ_SIZES, type ReadSizes } from '../../../src/engine/csv/readSizes';
import { fieldText } from '../../../src/engine/csv/recordBatch';
import { kernelFor } from '../../../src/engine/kernel/newKernel';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';
import { ColumnTally } from '../../../src/engine/table/columnTally';

/** Everything that can be read from a CSV file. */
export interface WholeCsv extends OpenedCsv {
  readonly end: ReadEnd;
  /** The fields of every record as text, ragged as they are. */
  readonly records: readonly (readonly string[])[];
  readonly lines: readonly number[];
  /** The bytes of all batches after each other. */
  readonly covered: Uint8Array;
  readonly tallies: readonly ColumnTally[];
  readonly values: readonly (readonly number[])[];
  readonly allProblems: readonly Problem[];
}

/** Reads a whole file as a profile would, keeping everything. */
export async function readAll(
  content: string | Uint8Array,
  options: ReadOptions = {},
  sizes: ReadSizes = READ_SIZES,
): Promise<WholeCsv> {
  return readSource(sourceOf(content), options, sizes);
}

export function sourceOf(content: string | Uint8Array): ByteSource {
  return memorySource('test.csv', typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

export async function readSource(
  source: ByteSource,
  options: ReadOptions = {},
  sizes: ReadSizes = READ_SIZES,
): Promise<WholeCsv> {
  const csv = await openCsv(source, options, {});
  const records: string[][] = [];
  const lines: number[] = [];
  const covered: number[] = [];
  const classifier = new CellClassifier(options.missingWords, csv.dialect);
  const columns = csv.columnNames.length;
  const kernel = kernelFor({ dialect: csv.dialect, columns, classifier }, Infinity);
  const tallies = csv.columnNames.map(() => new ColumnTally(classifier.missingWords.length));
  const values: number[][] = csv.columnNames.map(() => []);
  const log = new ProblemLog();
  log.addAll(csv.problems);
  const end = await readRecords(
    source,
    csv,
    kernel,
    options,
    {},
    (batch) => {
      for (const byte of batch.bytes.subarray(batch.start, batch.end)) covered.push(byte);
      for (let r = 0; r < batch.records; r++) {
        const record: string[] = [];
        for (let f = batch.firstField[r]!; f < batch.firstField[r + 1]!; f++)
          record.push(fieldText(batch, f));
        records.push(record);
        lines.push(batch.line[r]!);
      }
      reportRaggedRecords(batch, csv.columnNames.length, log, kernel);
      reportInvalidEncoding(batch, csv.dialect.encoding, log);
      for (let first = 0; first < batch.records; first += kernel.blockRecords) {
        const count = Math.min(kernel.blockRecords, batch.records - first);
        const block = kernel.readCells(batch, first, count);
        for (const [column, tally] of tallies.entries()) {
          tally.addCounts(block.counts(column), block.wordCounts(column));
          values[column]!.push(...block.values(column));
        }
        for (const [column, record] of block.overflows) {
          const r = first + record;
          tallies[column]!.addOverflow(batch.line[r]!, batch, batch.firstField[r]! + column);
        }
      }
    },
    sizes,
  );
  for (const [column, tally] of tallies.entries()) tally.reportMisfits(csv.columnNames[column]!, log);
  return {
    ...csv,
    end,
    records,
    lines,
    covered: Uint8Array.from(covered),
    tallies,
    values,
    allProblems: log.first,
  };
}
