import { openTable } from '../table/openTable';
import { readRecords } from '../csv/readRecords';
import type { ByteSource } from '../byteSource';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { ValueCollector } from '../fit/valueCollector';
import { forEachBlock } from '../kernel/forEachBlock';
import { newKernel } from '../kernel/newKernel';
import type { RowNorm } from '../recipe';
import { normalizeRows } from '../scale/rowNorm';
import { CellClassifier } from '../table/cellClassifier';
import type { Task } from '../task';
import { setOf, type ValueSet } from './columnValues';

/** How many values are kept, over all columns: 128 MB. */
const KEPT_VALUES = 16_777_216;

/** Columns after their rows were divided by a norm. */
export interface NormalizedRows {
  /** By column. */
  readonly columns: ReadonlyMap<number, ValueSet>;
  /** Rows left out because a number is missing in one of the columns, and the line of the first of them. */
  readonly incomplete: { readonly count: number; readonly firstLine: number };
}

/**
 * Divides the rows of a file by their norm over some columns.
 * @throws {DataError} when the file cannot be read as a table
 * @throws {Cancelled}
 */
export async function readNormalizedRows(
  source: ByteSource,
  options: ReadOptions,
  norm: RowNorm,
  columns: readonly number[],
  task: Task<ReadProgress>,
): Promise<NormalizedRows> {
  const csv = await openTable(source, options, task);
  const kernel = newKernel(csv, new CellClassifier(options.missingWords, csv.dialect), source.size);
  const capacity = Math.max(1, Math.floor(KEPT_VALUES / columns.length));
  const collectors = columns.map((column) => ({ column, collector: new ValueCollector(capacity) }));
  const incomplete = { count: 0, firstLine: 0 };
  await readRecords(source, csv, kernel, options, task, (batch) => {
    forEachBlock(kernel, batch, columns, (block, { count, lines }) => {
      const values = columns.map((column) => block.values(column));
      for (let r = 0; r < count; r++) {
        if (values.every((column) => Number.isFinite(column[r]))) continue;
        if (incomplete.count++ === 0) incomplete.firstLine = lines[r]!;
        for (const column of values) column[r] = NaN;
      }
      normalizeRows(norm, values);
      for (const { column, collector } of collectors) {
        collector.add(kernel.keepFinite(block.values(column)), kernel);
      }
    });
  });
  const sets = new Map<number, ValueSet>();
  for (const { column, collector } of collectors) {
    sets.set(column, await setOf(collector, task));
  }
  return { columns: sets, incomplete };
}
