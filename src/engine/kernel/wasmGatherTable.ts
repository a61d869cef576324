import type { Extreme } from '../dataset';
import type { ExtremeEnds } from '../stats/extremes';
import { CELL_CLASSES } from '../table/cellClass';
import type { CountedCells } from './numberGatherer';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

// A column, as in assembly/gather.ts.
const COLUMN_BYTES = 36;
const KEPT_COUNT = 24;
const SAMPLE_COUNT = 28;
const FLAGS = 32;
const LEFT_TO_CALLER = 1;
const MAY_IDENTIFY = 2;

// The extremes of a column, as in assembly/extremes.ts.
const SIDE_BYTES = 136;

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

/** Where what is gathered of a column is; 0 for what is not. */
export interface ColumnPlaces {
  readonly sum: number;
  readonly distinct: number;
  readonly counter: number;
  readonly kept: number;
  readonly sample: number;
  readonly mayIdentify: boolean;
  readonly left: boolean;
}

/** What is done with the numbers of a column, as in assembly/gather.ts. */
export const GATHER_COUNTS = 0;
export const GATHER_MOMENTS = 1;
export const GATHER_ALL = 2;

/** The table by which the kernel takes in all columns of a block. */
export class WasmGatherTable {
  private readonly table: number;
  private readonly sums: number;
  private readonly wordSums: number;
  private readonly lists: number;
  private readonly extremesAt: number;

  /** @param block what the kernel reads is there */
  constructor(
    private readonly columns: number,
    private readonly wasm: Pick<WasmExports, 'gather' | 'gatherFull' | 'setGathering'>,
    private readonly memory: WasmMemory,
    private readonly block: BlockPlaces,
  ) {
    this.table = memory.take(columns * COLUMN_BYTES);
    this.sums = memory.take(4 * columns * block.classes);
    this.wordSums = memory.take(4 * columns * block.words);
    this.lists = memory.take(8 * columns);
    this.extremesAt = memory.take(2 * columns * SIDE_BYTES);
  }

  /**
   * @param most of values kept by a column, before they are to be taken out
   * @param mode one of the numbers above
   */
  begin(most: number, mode: number, places: (column: number) => ColumnPlaces): void {
    for (let column = 0; column < this.columns; column++) {
      const { sum, distinct, counter, kept, sample, mayIdentify, left } = places(column);
      const flags = (left ? LEFT_TO_CALLER : 0) | (mayIdentify ? MAY_IDENTIFY : 0);
      this.memory
        .words(this.at(column), 9)
        .set([sum, distinct, counter, this.extremesOf(column), kept, sample, 0, 0, flags]);
    }
    this.wasm.setGathering(this.columns, this.table, this.sums, this.wordSums, most, mode);
  }

  /** From now on all of a column is left to the caller. */
  leave(column: number): void {
    this.memory.words(this.at(column) + FLAGS, 1)[0]! |= LEFT_TO_CALLER;
  }

  /** Forgets the counts of cells. */
  restart(): void {
    const { memory, block, columns } = this;
    memory.words(this.sums, columns * block.classes).fill(0);
    memory.words(this.wordSums, columns * block.words).fill(0);
  }

  /**
   * Takes in the last block.
   * @param rows where the places of its records are that go into the sample
   * @returns the columns that are left
   */
  takeIn(lines: Uint32Array, offset: number, rows: number, rowCount: number): readonly number[] {
    const { wasm, memory, block } = this;
    const left = wasm.gather(
      lines.length,
      block.values,
      block.blockRecords,
      block.counts,
      block.wordCounts,
      block.words,
      lines.byteOffset,
      offset,
      rows,
      rowCount,
      block.finite,
      block.scratch,
      this.lists,
    );
    // Copied: what is done with them may overwrite it.
    return Array.from(memory.words(this.lists, left));
  }

  /** The columns whose values are to be taken out before the next block. */
  full(): readonly number[] {
    const { memory, wasm, lists, columns } = this;
    return Array.from(memory.words(lists + 4 * columns, wasm.gatherFull()));
  }

  counted(column: number): CountedCells {
    const { memory, block, sums, wordSums } = this;
    return {
      counts: memory.words(sums + 4 * column * block.classes, CELL_CLASSES),
      wordCounts: memory.words(wordSums + 4 * column * block.words, block.words),
    };
  }

  /** How many values a column has kept, and has in its sample; to be set to 0 where they are taken out. */
  keptCount(column: number): Uint32Array {
    return this.memory.words(this.at(column) + KEPT_COUNT, 1);
  }

  sampleCount(column: number): Uint32Array {
    return this.memory.words(this.at(column) + SAMPLE_COUNT, 1);
  }

  extremes(column: number): ExtremeEnds {
    const lowest = this.extremesOf(column);
    return { lowest: this.endAt(lowest, 1), highest: this.endAt(lowest + SIDE_BYTES, -1) };
  }

  private endAt(side: number, sign: 1 | -1): readonly Extreme[] {
    const { memory } = this;
    const length = memory.words(side, 1)[0]!;
    const entries = memory.doubles(side + 8, 2 * length);
    return Array.from({ length }, (_, e) => ({
      value: sign * entries[2 * e]! + 0,
      line: entries[2 * e + 1]!,
    }));
  }

  private at(column: number): number {
    return this.table + column * COLUMN_BYTES;
  }

  private extremesOf(column: number): number {
    return this.extremesAt + 2 * column * SIDE_BYTES;
  }
}
