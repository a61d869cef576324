import type { ExtremeEnds } from '../stats/extremes';
import type { CountingPlan } from '../stats/countingPlan';
import type { BlockCounts, CountedCells, GatheringPlan, NumberGatherer, TakenIn } from './numberGatherer';
import type { WasmCellCounter } from './wasmCellCounter';
import type { WasmDistinctCounter } from './wasmDistinctCounter';
import { type BlockPlaces, GATHER_COUNTS, GATHER_MOMENTS, type WasmGatherTable } from './wasmGatherTable';
import type { WasmMemory } from './wasmMemory';
import type { WasmMomentsSum } from './wasmMomentsSum';

/** A column is full with more values than this, or with more than this share of those that a block may have. */
const FEW = 256;
const SHARE_OF_BLOCK = 1 / 8;

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
  private readonly rows: number;
  private readonly kept: number;
  private readonly sample: number;
  /** For so many values of each. */
  private readonly room: number;

  constructor(
    plans: readonly GatheringPlan[],
    momentsOnly: boolean,
    private readonly table: WasmGatherTable,
    private readonly memory: WasmMemory,
    { blockRecords }: BlockPlaces,
    make: NewNumbers,
  ) {
    const { length } = plans;
    const most = Math.max(FEW, Math.ceil(SHARE_OF_BLOCK * blockRecords));
    this.room = most + blockRecords;
    this.rows = memory.take(4 * blockRecords);
    // Pages that nothing is written to take no memory.
    this.kept = memory.take(momentsOnly ? 0 : 8 * length * this.room);
    this.sample = memory.take(momentsOnly ? 0 : 8 * length * this.room);
    this.columns = plans.map(({ cells }) => ({
      sum: make.newMomentsSum(),
      distinct: make.newDistinctCounter(),
      counter: cells && make.newCellCounter(cells),
    }));
    table.begin(most, momentsOnly ? GATHER_MOMENTS : GATHER_COUNTS, (column) => {
      const { sum, distinct, counter } = this.columns[column]!;
      return {
        ...plans[column]!,
        sum: sum.at,
        distinct: distinct.at,
        counter: counter?.at ?? 0,
        kept: this.kept + 8 * column * this.room,
        sample: this.sample + 8 * column * this.room,
      };
    });
  }

  restart(): void {
    for (const { sum } of this.columns) sum.restart();
    this.table.restart();
  }

  takeIn(_block: BlockCounts, lines: Uint32Array, offset: number, rows: Uint32Array): TakenIn {
    this.memory.words(this.rows, rows.length).set(rows);
    const left = this.table.takeIn(lines, offset, this.rows, rows.length);
    return { left, full: this.table.full() };
  }

  counted(column: number): CountedCells {
    return this.table.counted(column);
  }

  takeSample(column: number): Float64Array {
    return this.takeOut(this.sample, column, this.table.sampleCount(column));
  }

  takeKept(column: number): Float64Array {
    return this.takeOut(this.kept, column, this.table.keptCount(column));
  }

  extremes(column: number): ExtremeEnds {
    return this.table.extremes(column);
  }

  private takeOut(values: number, column: number, count: Uint32Array): Float64Array {
    const length = count[0]!;
    count[0] = 0;
    // Where only moments are gathered there is no room.
    return length === 0 ? new Float64Array(0) : this.memory.doubles(values + 8 * column * this.room, length);
  }
}
