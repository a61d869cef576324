/**
 * Measures the innermost loops one by one, on one thread and after warming up: WebAssembly and TypeScript side by side, in
 * nanoseconds per cell and megabytes of the file per second.
 *   npm run bench:kernels
 */
import { memorySource } from '../../src/engine/byteSource';
import { readRecords } from '../../src/engine/csv/readRecords';
import type { RecordBatch } from '../../src/engine/csv/recordBatch';
import type { Kernel } from '../../src/engine/kernel/kernel';
import { TypeScriptKernel } from '../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../src/engine/kernel/wasmKernel';
import { DistinctBytes } from '../../src/engine/stats/distinctBytes';
import type { DistinctCounter } from '../../src/engine/stats/distinctNumbers';
import type { MomentsSum } from '../../src/engine/stats/momentsSum';
import { CellClassifier } from '../../src/engine/table/cellClassifier';
import { openTable, type OpenedTable } from '../../src/engine/table/openTable';
import { floatsCsv } from './generate';
import { mixedCsv, mixedJsonLines } from './mixed';

/** Of each file so much is read, so often. */
const BYTES = 8e6;
const ROUNDS = 7;

/** Milliseconds by loop, added up over the batches of one round. */
type Times = Map<string, number>;

function timed<T>(times: Times, loop: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  times.set(loop, (times.get(loop) ?? 0) + performance.now() - started);
  return result;
}

/** Does with every block of a batch what reading and writing a file do. */
class Loops {
  private readonly moments: readonly MomentsSum[];
  private readonly different: readonly DistinctCounter[];
  private readonly counter;
  private readonly texts: readonly DistinctBytes[];

  constructor(
    private readonly kernel: Kernel,
    private readonly columns: readonly number[],
  ) {
    this.moments = columns.map(() => kernel.newMomentsSum());
    this.different = columns.map(() => kernel.newDistinctCounter());
    this.texts = columns.map(() => new DistinctBytes());
    const edges = Float64Array.from({ length: 501 }, (_, i) => i - 250);
    const keep = new Uint8Array(500);
    const even = { low: -250, high: 250 };
    const plan = { integer: false, edges, even, keep, keepFrom: 1, keepTo: 0, inOrder: false };
    this.counter = kernel.newCellCounter(plan);
  }

  run(batch: RecordBatch, times: Times): void {
    const { kernel, columns } = this;
    timed(times, 'UTF-8', () => kernel.invalidUtf8At(batch.start, batch.end));
    for (let first = 0; first < batch.records; first += kernel.blockRecords) {
      const count = Math.min(kernel.blockRecords, batch.records - first);
      const block = timed(times, 'parse', () => kernel.readCells(batch, first, count));
      for (const column of columns) {
        const values = block.values(column);
        if (!values.some(Number.isFinite)) {
          timed(times, 'texts', () => {
            kernel.countTexts(batch, first, count, column, this.texts[column]!);
          });
          continue;
        }
        const finite = timed(times, 'keep finite', () => kernel.keepFinite(values));
        timed(times, 'moments', () => {
          this.moments[column]!.add(finite);
        });
        timed(times, 'different', () => {
          this.different[column]!.addAll(finite);
        });
        timed(times, 'bins', () => {
          this.counter.add(finite);
        });
      }
      const span = { from: batch.start, to: batch.end, first, count };
      timed(times, 'format', () => kernel.spliceNumbers(batch, span, columns, block));
    }
  }
}

/** Nanoseconds per cell by loop, of the fastest round: whatever else the machine does only adds to it. */
async function measure(kernel: Kernel, table: OpenedTable, bytes: Uint8Array) {
  const scan = kernel.scan.bind(kernel);
  const rounds: Times[] = [];
  let cells = 0;
  const loops = new Loops(
    kernel,
    table.columnNames.map((_, column) => column),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const times: Times = new Map();
    kernel.scan = (...args) => timed(times, 'scan', () => scan(...args));
    cells = 0;
    await readRecords(memorySource('bench', bytes), table, kernel, {}, {}, (batch) => {
      cells += batch.fieldStart.length;
      loops.run(batch, times);
    });
    rounds.push(times);
  }
  const fastest = (loop: string) => Math.min(...rounds.map((times) => times.get(loop) ?? 0));
  const perCell = new Map([...rounds[0]!.keys()].map((loop) => [loop, (fastest(loop) * 1e6) / cells]));
  return { cells, perCell };
}

function textOf(lines: Iterable<string>): string {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length >= BYTES) break;
  }
  return text;
}

async function main(): Promise<void> {
  const files = { 'floats.csv': floatsCsv(1e9), 'mixed.csv': mixedCsv(), 'mixed.jsonl': mixedJsonLines() };
  for (const [name, lines] of Object.entries(files)) {
    const bytes = new TextEncoder().encode(textOf(lines));
    const table = await openTable(memorySource(name, bytes), {}, {});
    const input = {
      dialect: table.format === 'csv' ? table.dialect : table.shape,
      columns: table.columnNames.length,
      classifier: new CellClassifier(undefined, table.dialect),
    };
    const { cells, perCell } = await measure(new WasmKernel(input), table, bytes);
    const plain = await measure(new TypeScriptKernel(input), table, bytes);
    const rate = (nanoseconds: number) => ((bytes.length / cells / nanoseconds) * 1000).toFixed(0);
    console.log(
      `\n${name}: ${(bytes.length / 1e6).toFixed(0)} MB, ${table.columnNames.length} columns, ${cells} cells`,
    );
    console.log(`${'loop'.padEnd(14)}     WebAssembly            TypeScript`);
    for (const [loop, ns] of perCell) {
      const other = plain.perCell.get(loop)!;
      const figures = (n: number) => `${n.toFixed(1).padStart(6)} ns ${rate(n).padStart(6)} MB/s`;
      console.log(`${loop.padEnd(14)} ${figures(ns)}   ${figures(other)}`);
    }
  }
}

void main();
