import type { ByteSource } from '../byteSource';
import type { OpenedTable } from '../table/openTable';
import { readRecords } from '../csv/readRecords';
import type { RecordBatch } from '../csv/recordBatch';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { forEachBlock } from '../kernel/forEachBlock';
import { newKernel } from '../kernel/newKernel';
import type { NumberLoops } from '../stats/numberLoops';
import { CellClassifier } from '../table/cellClassifier';
import type { Task } from '../task';
import type { RowSelection } from './rowSelection';

/** Where the numbers of a file's columns come from. */
export interface FitFile {
  readonly source: ByteSource;
  readonly csv: OpenedTable;
  readonly options: ReadOptions;
}

/** Takes the finite values of a block of a column, 0 for −0; valid until the next call. */
export type FiniteReader = (column: number, finite: Float64Array, loops: NumberLoops) => void;

/**
 * Reads some columns once, and hands over the finite values of the selected rows and, if asked for, of the others.
 * @returns how many rows were selected, those without a value included
 * @throws {DataError} when the file cannot be read as a table
 * @throws {Cancelled}
 */
export async function readFitValues(
  { source, csv, options }: FitFile,
  columns: readonly number[],
  selection: RowSelection | undefined,
  task: Task<ReadProgress>,
  onSelected: FiniteReader,
  onOthers?: FiniteReader,
): Promise<number> {
  const kernel = newKernel(csv, new CellClassifier(options.missingWords, csv.dialect), source.size);
  let selectedRows = 0;
  let selected = new Uint8Array(0);
  const others = new Float64Array(kernel.blockRecords);
  const mark = (batch: RecordBatch) => {
    if (selected.length < batch.records) selected = new Uint8Array(batch.records * 2);
    for (let r = 0; r < batch.records; r++) {
      const included = !selection || selection.includes(batch, r);
      selected[r] = included ? 1 : 0;
      if (included) selectedRows++;
    }
  };
  await readRecords(source, csv, kernel, options, task, (batch) => {
    mark(batch);
    forEachBlock(kernel, batch, columns, (block, { first, count }) => {
      for (const column of columns) {
        const values = block.values(column);
        if (selection) {
          for (let r = 0; r < count; r++) {
            others[r] = values[r]!;
            if (selected[first + r] === 1) others[r] = NaN;
            else values[r] = NaN;
          }
        }
        onSelected(column, kernel.keepFinite(values), kernel);
        if (selection && onOthers) onOthers(column, kernel.keepFinite(others.subarray(0, count)), kernel);
      }
    });
  });
  return selectedRows;
}
