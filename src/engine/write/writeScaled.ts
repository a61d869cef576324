import type { ByteSink, ByteSource } from '../byteSource';
import { recordFormatOf } from '../convert/recordFormat';
import { FramedSink } from '../convert/framedSink';
import type { Output } from '../convert/output';
import { mayBeDivided, mayEmptyCells, openTable, type OpenedTable } from '../table/openTable';
import { readRecords } from '../csv/readRecords';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import type { WriteResult } from './writeResult';
import { type FittedTable, plainTable } from '../fit/fittedTable';
import { newKernel } from '../kernel/newKernel';
import { CellClassifier } from '../table/cellClassifier';
import { placeOf } from '../placeOf';
import type { Task } from '../task';
import { BlockScaler, type ScalingOptions } from './blockScaler';
import { newBatchWriter } from './newBatchWriter';
import type { WriteInput } from './parts/partWriter';
import { type OtherWriters, type PartsWritten, writeInParts } from './parts/writeParts';
import { writeByColumn } from './writeByColumn';

/** From this size on a file is written in parts. */
const WORTH_PARTS = 8 << 20;

/**
 * Writes a copy of a file with its numbers scaled by scalers that were fitted before. Every other byte is copied as it
 * is: other cells, quotes, spaces around numbers, line ends, blank lines, missing cells.
 *
 * @param table its indices are those of this file
 * @param output another format; then what is no cell is not copied
 * @param others more writers, in other threads, for a large file; what is written is the same with any number of them
 * @param opened what {@link openTable} found out, where that is known
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
  output: Output = {},
  opened?: OpenedTable,
): Promise<WriteResult> {
  const csv = opened ?? (await openTable(source, options, task));
  const { columnNames } = csv;
  const { missingWords } = options;
  const { conversion, encoder, numbersOnly = false } = output;
  const input = { csv, missingWords, table, scaling, numbersOnly, ...(conversion && { conversion }) };
  const encoded = encoder?.(sink, new Set(table.columns.map(({ name }) => name)));
  const framed = conversion && new FramedSink(encoded ?? sink, recordFormatOf(conversion));
  await framed?.start();
  // Stopping early would lose the rows after the stop: a quote that is never closed is an error here.
  const inParts = source.size >= WORTH_PARTS && !options.stopAtUnterminatedQuote && mayBeDivided(csv);
  const target = framed ?? encoded ?? sink;
  const written = inParts
    ? await writeInParts(source, { ...input, table: plainTable(table) }, others, target, task)
    : await writeWhole(source, input, target, task);
  await framed?.finish();
  await encoded?.finish();
  const scaled = new Set(table.columns.map(({ index }) => index));
  const emptied = mayEmptyCells(csv) || conversion ? 'missing' : 'copied';
  return {
    ...written,
    bytes: (encoded ?? framed ?? written).bytes,
    fitRows: table.fitRows,
    scaledColumns: table.columns.map((column) => ({
      name: column.name,
      method: 'norm' in column ? column.norm : column.scaler.parameters.method,
    })),
    copiedColumns: columnNames.filter((_, index) => !scaled.has(index)),
    nonFinite: {
      ...written.nonFinite,
      became: table.nonFinite === 'missing' ? emptied : table.nonFinite,
    },
    unscalable: { ...written.unscalable, became: emptied },
    place: placeOf(source, csv),
    ...(conversion && { convertedTo: conversion.format }),
  };
}

async function writeWhole(
  source: ByteSource,
  input: Omit<WriteInput, 'table'> & { readonly table: FittedTable },
  sink: ByteSink,
  task: Task<ReadProgress>,
): Promise<PartsWritten> {
  const { csv, missingWords, table, scaling, conversion } = input;
  const classifier = new CellClassifier(missingWords, csv.dialect);
  const kernel = newKernel(csv, classifier, source.size);
  const scaler = new BlockScaler(table, mayEmptyCells(csv) || conversion !== undefined, scaling);
  if (csv.format !== 'csv' && csv.byColumn && !conversion) {
    return writeByColumn(source, csv, csv.byColumn, kernel, scaler, {}, sink, task);
  }
  const writer = newBatchWriter(input, scaler, kernel, classifier);
  let bytes = 0;
  const { rows } = await readRecords(source, csv, kernel, {}, task, async (batch) => {
    for (const piece of writer.write(batch)) {
      bytes += piece.length;
      await sink.write(piece);
    }
  });
  return { rows, bytes, ...scaler.noted, leftOut: writer.leftOut };
}
