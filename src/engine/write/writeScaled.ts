import type { ByteSink, ByteSource } from '../byteSource';
import { mayBeDivided, mayEmptyCells, type OpenedTable, openTable } from '../table/openTable';
import { readRecords } from '../csv/readRecords';
import type { ReadOptions, ReadProgress, WriteResult } from '../dataset';
import { type FittedTable, plainTable } from '../fit/fittedTable';
import { newKernel } from '../kernel/newKernel';
import { CellClassifier } from '../table/cellClassifier';
import type { Task } from '../task';
import { BlockScaler, type ScalingOptions } from './blockScaler';
import { type OtherWriters, type PartsWritten, writeInParts } from './parts/writeParts';
import { writeByColumn } from './writeByColumn';
import { RecordWriter } from './recordWriter';

/** From this size on a file is written in parts. */
const WORTH_PARTS = 8 << 20;

/**
 * Writes a copy of a file with its numbers scaled by scalers that were fitted before. Every other byte is copied as it
 * is: other cells, quotes, spaces around numbers, line ends, blank lines, missing cells.
 *
 * @param table its indices are those of this file
 * @param others more writers, in other threads, for a large file; what is written is the same with any number of them
 * @throws {DataError} when the file cannot be read as a table, or a row misses a number that its norm needs
 * @throws {Cancelled}
 */
export async function writeScaled(
  source: ByteSource,
  options: ReadOptions,
  table: FittedTable,
  scaling: ScalingOptions,
  sink: ByteSink,
  task: Task<ReadProgress>,
  others: OtherWriters = () => [],
): Promise<WriteResult> {
  const csv = await openTable(source, options, task);
  const { columnNames } = csv;
  const { missingWords } = options;
  // Stopping early would lose the rows after the stop: a quote that is never closed is an error here.
  const inParts = source.size >= WORTH_PARTS && !options.stopAtUnterminatedQuote && mayBeDivided(csv);
  const written = inParts
    ? await writeInParts(source, { csv, missingWords, table: plainTable(table), scaling }, others, sink, task)
    : await writeWhole(source, csv, missingWords, table, scaling, sink, task);
  const scaled = new Set(table.columns.map(({ index }) => index));
  const became = mayEmptyCells(csv) ? table.nonFinite : 'copied';
  return {
    ...written,
    fitRows: table.fitRows,
    scaledColumns: table.columns.map((column) => ({
      name: column.name,
      method: 'norm' in column ? column.norm : column.scaler.parameters.method,
    })),
    copiedColumns: columnNames.filter((_, index) => !scaled.has(index)),
    nonFinite: { ...written.nonFinite, became },
  };
}

async function writeWhole(
  source: ByteSource,
  csv: OpenedTable,
  missingWords: ReadOptions['missingWords'],
  table: FittedTable,
  scaling: ScalingOptions,
  sink: ByteSink,
  task: Task<ReadProgress>,
): Promise<PartsWritten> {
  const kernel = newKernel(csv, new CellClassifier(missingWords, csv.dialect), source.size);
  const scaler = new BlockScaler(table, mayEmptyCells(csv), scaling);
  if (csv.format !== 'csv' && csv.byColumn) {
    return writeByColumn(source, csv, csv.byColumn, kernel, scaler, {}, sink, task);
  }
  const writer = new RecordWriter(scaler, kernel);
  let bytes = 0;
  const { rows } = await readRecords(source, csv, kernel, {}, task, async (batch) => {
    for (const piece of writer.write(batch)) {
      bytes += piece.length;
      await sink.write(piece);
    }
  });
  return { rows, bytes, ...scaler.noted };
}
