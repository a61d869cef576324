import { FrequencyTable, TableRoom } from '../stats/frequencyTable';
import type { Interval } from '../stats/rankIntervals';
import type { ValueChunks } from '../stats/valueChunks';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';
import type { WasmSorting } from './wasmSorting';

/** Adds kept values to tables, in room of its own in the kernel's memory. */
export class WasmTableMerging {
  // Where a table is, and the one that is made of it.
  private readonly values: number;
  private readonly before: number;
  private readonly mergedValues: number;
  private readonly mergedBefore: number;
  /** Where there are more. */
  private readonly large = new TableRoom();

  /** @param room different numbers for which there is room */
  constructor(
    private readonly room: number,
    private readonly wasm: Pick<WasmExports, 'mergeSorted'>,
    private readonly memory: WasmMemory,
    private readonly sorting: Pick<WasmSorting, 'sorted'>,
  ) {
    this.values = memory.take(8 * room);
    this.before = memory.take(4 * (room + 1));
    this.mergedValues = memory.take(8 * room);
    this.mergedBefore = memory.take(4 * (room + 1));
  }

  /**
   * @param within where they are told, values of `more` outside of these intervals may be left out
   * @returns a table of both, valid until the next call; memory does not move
   */
  merge(table: FrequencyTable, more: ValueChunks, within?: readonly Interval[]): FrequencyTable {
    const sorted = this.sorting.sorted(more, within);
    const { room, wasm, memory } = this;
    const { length } = table.values;
    if (length + sorted.length > room || sorted.buffer !== memory.memory.buffer)
      return table.withSorted(sorted, this.large);
    memory.doubles(this.values, length).set(table.values);
    memory.words(this.before, length + 1).set(table.before);
    const merged = wasm.mergeSorted(
      this.values,
      this.before,
      length,
      sorted.byteOffset,
      sorted.length,
      this.mergedValues,
      this.mergedBefore,
    );
    return new FrequencyTable({
      values: memory.doubles(this.mergedValues, merged),
      before: memory.words(this.mergedBefore, merged + 1),
    });
  }
}
