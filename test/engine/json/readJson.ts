import { memorySource } from '../../../src/engine/byteSource';
import {
  reportFaults,
  reportInvalidEncoding,
  reportRaggedRecords,
} from '../../../src/engine/csv/batchProblems';
import { ProblemLog } from '../../../src/engine/csv/problemLog';
import { readRecords } from '../../../src/engine/csv/readRecords';
import { READ_SIZES, type ReadSizes } from '../../../src/engine/csv/readSizes';
import { fieldText, QUOTED } from '../../../src/engine/csv/recordBatch';
import type { Problem } from '../../../src/engine/dataset';
import type { ReadOptions } from '../../../src/engine/readOptions';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import type { KernelInput } from '../../../src/engine/kernel/kernelInput';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';
import { type OpenedTable, openTable } from '../../../src/engine/table/openTable';

/** A cell as JSON.parse has it, arrays and objects as compact text; null for a missing one. */
export type Cell = string | number | boolean | null;

export interface WholeJson {
  readonly table: OpenedTable;
  readonly rows: readonly (readonly Cell[])[];
  readonly lines: readonly number[];
  /** The bytes of all batches after each other. */
  readonly covered: Uint8Array;
  readonly problems: readonly Problem[];
}

/** Reads all of a JSON file, every cell as a value. */
export async function readJson(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
  sizes: ReadSizes = READ_SIZES,
  newKernel: (input: KernelInput) => Kernel = (input) => new TypeScriptKernel(input),
): Promise<WholeJson> {
  const source = memorySource(name, bytes);
  const table = await openTable(source, options, {});
  const dialect = table.format === 'csv' ? table.dialect : table.shape;
  const columns = table.columnNames.length;
  const kernel = newKernel({ dialect, columns, classifier: new CellClassifier() });
  const rows: Cell[][] = [];
  const lines: number[] = [];
  const covered: number[] = [];
  const log = new ProblemLog();
  log.addAll(table.problems);
  await readRecords(
    source,
    table,
    kernel,
    options,
    {},
    (batch) => {
      for (const byte of batch.bytes.subarray(batch.start, batch.end)) covered.push(byte);
      for (let r = 0; r < batch.records; r++) {
        const first = batch.firstField[r]!;
        const found = batch.firstField[r + 1]! - first;
        rows.push(
          Array.from({ length: columns }, (_, c) => {
            if (c >= found) return null;
            const text = fieldText(batch, first + c);
            if ((batch.fieldFlags[first + c]! & QUOTED) !== 0) return text;
            return text === '' ? null : /^[[{]/.test(text) ? text : (JSON.parse(text) as Cell);
          }),
        );
        lines.push(batch.line[r]!);
      }
      reportRaggedRecords(batch, columns, log, kernel);
      reportFaults(batch, log);
      reportInvalidEncoding(batch, 'utf-8', log);
    },
    sizes,
  );
  return { table, rows, lines, covered: Uint8Array.from(covered), problems: log.first };
}
