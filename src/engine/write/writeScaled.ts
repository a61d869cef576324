import type { ByteSink, ByteSource } from '../byteSource';
import { openCsv } from '../csv/openCsv';
import { readRecords } from '../csv/readRecords';
import type { ReadOptions, ReadProgress, WriteResult } from '../dataset';
import type { FittedTable } from '../fit/fittedTable';
import { newKernel } from '../kernel/newKernel';
import { CellClassifier } from '../table/cellClassifier';
import type { Task } from '../task';
import { BlockScaler, type ScalingOptions } from './blockScaler';
import { RecordWriter } from './recordWriter';

/**
 * Writes a copy of a file with its numbers scaled by scalers that were fitted before. Every other byte is copied as it
 * is: other cells, quotes, spaces around numbers, line ends, blank lines, missing cells.
 *
 * @param table its indices are those of this file
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
): Promise<WriteResult> {
  const csv = await openCsv(source, options, task);
  const { columnNames } = csv;
  const kernel = newKernel(csv, new CellClassifier(options.missingWords), source.size);
  const scaler = new BlockScaler(table, columnNames.length, scaling);
  const indices = table.columns.map(({ index }) => index);
  const writer = new RecordWriter(indices, scaler, kernel);
  let bytes = 0;
  // Stopping early would lose the rows after the stop: a quote that is never closed is an error here.
  const { rows } = await readRecords(source, csv, kernel, {}, task, async (batch) => {
    for (const piece of writer.write(batch)) {
      bytes += piece.length;
      await sink.write(piece);
    }
  });
  const scaled = new Set(indices);
  return {
    rows,
    fitRows: table.fitRows,
    bytes,
    scaledColumns: table.columns.map((column) => ({
      name: column.name,
      method: 'norm' in column ? column.norm : column.scaler.parameters.method,
    })),
    copiedColumns: columnNames.filter((_, index) => !scaled.has(index)),
    nonFinite: {
      ...countsOf(scaler.nonFinite),
      became: columnNames.length === 1 ? 'copied' : table.nonFinite,
    },
    unscalable: countsOf(scaler.unscalable),
  };
}

function countsOf({ count, lines }: { readonly count: number; readonly lines: readonly number[] }) {
  return { count, lines };
}
