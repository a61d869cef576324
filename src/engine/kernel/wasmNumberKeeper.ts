import type { CountedCells } from './numberGatherer';
import type { KeptNumbers, NumberKeeper } from './numberKeeper';
import type { WasmExports } from './wasmExports';
import { GATHER_ALL, type WasmGatherTable } from './wasmGatherTable';
import type { WasmMemory } from './wasmMemory';
import type { WasmMomentsSum } from './wasmMomentsSum';
import type { WasmSorting } from './wasmSorting';

/** Keeps the numbers of all columns in the kernel's memory, packed. */
export class WasmNumberKeeper implements NumberKeeper {
  readonly sums: readonly WasmMomentsSum[];
  private readonly kept: number;

  /** @param rows for so many numbers of a column there is room */
  constructor(
    left: readonly boolean[],
    private readonly rows: number,
    private readonly table: WasmGatherTable,
    private readonly wasm: Pick<WasmExports, 'unpack'>,
    private readonly memory: WasmMemory,
    private readonly sorting: WasmSorting,
    newMomentsSum: () => WasmMomentsSum,
  ) {
    // Now, because columns are handed over while a batch is in use.
    sorting.reserve(rows);
    this.sums = left.map(newMomentsSum);
    this.kept = memory.take(4 * rows * left.length);
    table.begin(rows, GATHER_ALL, (column) => ({
      sum: this.sums[column]!.at,
      distinct: 0,
      counter: 0,
      kept: this.kept + 4 * column * rows,
      sample: 0,
      mayIdentify: false,
      left: left[column]!,
    }));
  }

  takeIn(lines: Uint32Array): readonly number[] {
    return this.table.takeIn(lines, 0, 0, 0);
  }

  counted(column: number): CountedCells {
    return this.table.counted(column);
  }

  handOver(column: number): KeptNumbers {
    this.table.leave(column);
    return this.unpacked(column, false);
  }

  held(column: number): KeptNumbers {
    return this.unpacked(column, true);
  }

  private unpacked(column: number, sorted: boolean): KeptNumbers {
    const { table, memory } = this;
    const room = this.sorting.reserve(this.rows);
    const length = table.keptCount(column)[0]!;
    this.wasm.unpack(this.kept + 4 * column * this.rows, length, room);
    if (sorted) this.sorting.sortOwn(length);
    return {
      extremes: table.extremes(column),
      values: memory.doubles(room, length),
    };
  }
}
