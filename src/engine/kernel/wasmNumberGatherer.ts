import type { Extreme } from '../dataset';
import { CELL_CLASSES } from '../table/cellClass';
import type { CountedCells, GatheringPlan, NumberGatherer, TakenIn } from './numberGatherer';
import type { CountingPlan } from '../stats/countingPlan';
import type { WasmCellCounter } from './wasmCellCounter';
import type { WasmDistinctCounter } from './wasmDistinctCounter';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';
import type { WasmMomentsSum } from './wasmMomentsSum';

// A column, as in assembly/gather.ts.
const COLUMN_BYTES = 36;
const KEPT_COUNT = 24;
const SAMPLE_COUNT = 28;
const LEFT_TO_CALLER = 1;
const MAY_IDENTIFY = 2;

// The extremes of a column, as in assembly/extremes.ts.
const SIDE_BYTES = 136;
const SIGNS = [1, -1] as const;

/** A column is full with more values than this, or with more than this share of those that a block may have. */
const FEW = 256;
const SHARE_OF_BLOCK = 1 / 8;

/** Where the kernel has the cells of a block, and how they lie there. */
export interface BlockPlaces {
  readonly blockRecords: number;
  readonly classes: number;
  readonly words: number;
  readonly values: number;
  readonly counts: number;
  readonly wordCounts: number;
  /** Room for the numbers of a column, and for 1,001 numbers. */
  readonly finite: number;
  readonly scratch: number;
}

/** Makes what is gathered of one column in the kernel's memory. */
export interface NewNumbers {
  newMomentsSum(): WasmMomentsSum;
  newDistinctCounter(): WasmDistinctCounter;
  newCellCounter(plan: CountingPlan): WasmCellCounter;
}

/** Takes in the numbers of all columns of a block in the kernel. */
export class WasmNumberGatherer implements NumberGatherer {
  readonly columns: readonly {
    readonly sum: WasmMomentsSum;
    readonly distinct: WasmDistinctCounter;
    readonly counter: WasmCellCounter | undefined;
  }[];
  private readonly table: number;
  private readonly sums: number;
  private readonly wordSums: number;
  private readonly rows: number;
  private readonly lists: number;
  private readonly extremesAt: number;
  private readonly kept: number;
  private readonly sample: number;
  /** For so many values of each. */
  private readonly room: number;

  constructor(
    plans: readonly GatheringPlan[],
    momentsOnly: boolean,
    private readonly wasm: Pick<WasmExports, 'gather' | 'gatherFull' | 'setGathering'>,
    private readonly memory: WasmMemory,
    private readonly block: BlockPlaces,
    make: NewNumbers,
  ) {
    const { blockRecords, classes, words } = block;
    const { length } = plans;
    const most = Math.max(FEW, Math.ceil(SHARE_OF_BLOCK * blockRecords));
    this.room = most + blockRecords;
    this.table = memory.take(length * COLUMN_BYTES);
    this.sums = memory.take(4 * length * classes);
    this.wordSums = memory.take(4 * length * words);
    this.rows = memory.take(4 * blockRecords);
    this.lists = memory.take(8 * length);
    this.extremesAt = memory.take(2 * length * SIDE_BYTES);
    // Pages that nothing is written to take no memory.
    this.kept = memory.take(momentsOnly ? 0 : 8 * length * this.room);
    this.sample = memory.take(momentsOnly ? 0 : 8 * length * this.room);
    this.columns = plans.map(({ cells }) => ({
      sum: make.newMomentsSum(),
      distinct: make.newDistinctCounter(),
      counter: cells && make.newCellCounter(cells),
    }));
    for (const [column, { mayIdentify, left }] of plans.entries()) {
      const { sum, distinct, counter } = this.columns[column]!;
      const kept = this.kept + 8 * column * this.room;
      const sample = this.sample + 8 * column * this.room;
      const flags = (left ? LEFT_TO_CALLER : 0) | (mayIdentify ? MAY_IDENTIFY : 0);
      memory
        .words(this.table + column * COLUMN_BYTES, 9)
        .set([sum.at, distinct.at, counter?.at ?? 0, this.extremesOf(column), kept, sample, 0, 0, flags]);
    }
    const { table, sums, wordSums } = this;
    wasm.setGathering(length, table, sums, wordSums, most, momentsOnly ? 1 : 0);
  }

  restart(): void {
    const { memory, block, columns } = this;
    for (const { sum } of columns) sum.restart();
    memory.words(this.sums, columns.length * block.classes).fill(0);
    memory.words(this.wordSums, columns.length * block.words).fill(0);
  }

  takeIn(lines: Uint32Array, offset: number, rows: Uint32Array): TakenIn {
    const { wasm, memory, block } = this;
    memory.words(this.rows, rows.length).set(rows);
    const left = wasm.gather(
      lines.length,
      block.values,
      block.blockRecords,
      block.counts,
      block.wordCounts,
      block.words,
      lines.byteOffset,
      offset,
      this.rows,
      rows.length,
      block.finite,
      block.scratch,
      this.lists,
    );
    const full = wasm.gatherFull();
    // Copied: what is done with them may overwrite it.
    return {
      left: Array.from(memory.words(this.lists, left)),
      full: Array.from(memory.words(this.lists + 4 * this.columns.length, full)),
    };
  }

  counted(column: number): CountedCells {
    const { memory, block, sums, wordSums } = this;
    return {
      counts: memory.words(sums + 4 * column * block.classes, CELL_CLASSES),
      wordCounts: memory.words(wordSums + 4 * column * block.words, block.words),
    };
  }

  takeSample(column: number): Float64Array {
    return this.takeOut(column, SAMPLE_COUNT, this.sample);
  }

  takeKept(column: number): Float64Array {
    return this.takeOut(column, KEPT_COUNT, this.kept);
  }

  extremes(column: number): readonly Extreme[] {
    const { memory } = this;
    return SIGNS.flatMap((sign, s) => {
      const side = this.extremesOf(column) + s * SIDE_BYTES;
      const length = memory.words(side, 1)[0]!;
      const entries = memory.doubles(side + 8, 2 * length);
      return Array.from({ length }, (_, e) => ({
        value: sign * entries[2 * e]! + 0,
        line: entries[2 * e + 1]!,
      }));
    });
  }

  private extremesOf(column: number): number {
    return this.extremesAt + 2 * column * SIDE_BYTES;
  }

  /** The values of a column that lie in its room. */
  private takeOut(column: number, countAt: number, values: number): Float64Array {
    const { memory, room } = this;
    const count = memory.words(this.table + column * COLUMN_BYTES + countAt, 1);
    const taken = memory.doubles(values + 8 * column * room, count[0]!);
    count[0] = 0;
    return taken;
  }
}
