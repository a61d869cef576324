import type { Distinct } from '../dataset';
import {
  type DistinctBytes,
  type DistinctBytesParts,
  MOST_BYTES,
  MOST_STRINGS,
  mergedResult,
} from '../stats/distinctBytes';
import { REGISTERS } from '../stats/hyperLogLog';
import type { WasmExports } from './wasmExports';
import type { WasmIndex } from './wasmIndex';
import type { WasmMemory } from './wasmMemory';
import { TEXT_ROOM_BYTES, TEXT_SET_BYTES, WasmTextSet } from './wasmTextSet';

// As in assembly/seenTexts.ts: bytes of what has to be 0 in an empty set, behind which the entry stands that is none, and of a
// set; and where it says that it is full.
const EMPTY_BYTES = 65_552 + 16_384;
const NO_ENTRY = 0xffff_ffff;
const SEEN_BYTES = EMPTY_BYTES + 524_288;
const IS_FULL = 8;
/** Of a file; so many columns have sets. */
const MOST_SETS = 32;
/** One in so many cells may be looked up in vain. */
const MOSTLY_SEEN = 8;
/** Fewer texts are put together as fast in TypeScript. */
const WORTH_COPYING = 512;

/** The sets of a column. */
interface ColumnTexts {
  /** Where those cells are that were counted before and need not be again. */
  readonly seen: number;
  readonly set: WasmTextSet;
  /** What both are for now. */
  readonly distinct: DistinctBytes;
}

/** Some records of a batch, and the columns of them that were read; undefined: all. */
interface Reading {
  readonly first: number;
  readonly count: number;
  readonly columns: readonly number[] | undefined;
}

/** Where there is room for what is found in so many records, and for the contents of cells with escapes. */
interface CountingRoom {
  readonly list: number;
  readonly contents: number;
  readonly blockRecords: number;
}

/** Where the kernel has the sets of a column; 0 where it has none. */
export interface TextPlaces {
  readonly seen: number;
  readonly set: number;
}

/** Sets of texts in the kernel's memory, by column. */
export class WasmTexts {
  private readonly sets = new Map<number, ColumnTexts>();
  private wanted = new Map<number, DistinctBytes>();
  private readonly registers: number;
  private room = 0;
  private merging: WasmTextSet | undefined;
  /** For each column where cells are that need not be read, and how many of the last ones were not among them, u32 each. */
  private readonly told: number;
  private readonly unseen: number;
  private last: Reading | undefined;

  constructor(
    private readonly wasm: Pick<WasmExports, 'addTexts' | 'findTexts'>,
    private readonly memory: WasmMemory,
    private readonly columns: number,
  ) {
    this.told = memory.take(4 * columns);
    this.unseen = memory.take(4 * columns);
    this.registers = memory.take(REGISTERS);
  }

  /** Before records are read: where it stands what is known of their cells, and room to count those of which nothing is. */
  beforeReading(
    first: number,
    count: number,
    columns: readonly number[] | undefined,
  ): { readonly sets: number; readonly unseen: number } {
    this.last = { first, count, columns };
    if (this.sets.size > 0) this.memory.words(this.unseen, this.columns).fill(0);
    return { sets: this.told, unseen: this.unseen };
  }

  /** Counts the contents of one column's cells in some records of the chunk. */
  count(
    index: WasmIndex,
    records: Pick<Reading, 'first' | 'count'>,
    column: number,
    distinct: DistinctBytes,
    { list, contents, blockRecords }: CountingRoom,
  ): void {
    const { memory } = this;
    if (this.hasAll(records, column, distinct)) return;
    const end = records.first + records.count;
    for (let first = records.first; first < end; first += blockRecords) {
      const { registers } = distinct;
      const { seen, set } = registers ? { seen: 0, set: 0 } : this.placesFor(distinct, column);
      if (registers) memory.bytes(this.registers, REGISTERS).set(registers);
      const found = this.wasm.findTexts(
        index.bytes,
        index.firstField,
        index.fieldStart,
        index.fieldEnd,
        index.fieldFlags,
        first,
        Math.min(blockRecords, end - first),
        column,
        seen,
        set,
        list,
        contents,
        registers ? this.registers : 0,
      );
      if (registers) registers.set(memory.bytes(this.registers, REGISTERS));
      const bytes = memory.bytes(0, memory.memory.buffer.byteLength);
      const texts = memory.words(list, 3 * found);
      for (let i = 0; i < texts.length; i += 3) distinct.add(bytes, texts[i]!, texts[i + 1]!, texts[i + 2]);
    }
  }

  /** Whether the records that were read last, if it is these, had no cell of the column that `distinct` has not counted. */
  private hasAll(
    { first, count }: Pick<Reading, 'first' | 'count'>,
    column: number,
    distinct: DistinctBytes,
  ): boolean {
    const { last, memory, told } = this;
    const own = this.sets.get(column);
    if (own?.distinct !== distinct || last?.first !== first || last.count !== count) return false;
    const isRead = last.columns?.includes(column) ?? true;
    if (!isRead || memory.words(told + 4 * column, 1)[0] === 0) return false;
    const unseen = memory.words(this.unseen + 4 * column, 1)[0]!;
    // Where there is no room for more, looking up those that are not there takes time.
    const isFull = distinct.registers !== undefined || memory.words(own.seen + IS_FULL, 1)[0] !== 0;
    if (isFull && unseen > count / MOSTLY_SEEN) memory.words(told + 4 * column, 1)[0] = 0;
    return unseen === 0;
  }

  /** The sets for what `distinct` counts; there may be none yet, for memory does not move now. */
  placesFor(distinct: DistinctBytes, column: number): TextPlaces {
    let own = this.sets.get(column);
    if (!own) {
      this.wanted.set(column, distinct);
      return { seen: 0, set: 0 };
    }
    if (own.distinct !== distinct) {
      own.distinct.leave();
      own = this.begin({ ...own, distinct }, column);
    }
    return { seen: own.seen, set: distinct.set === own.set ? own.set.at : 0 };
  }

  /** Before a batch: takes the memory that was wanted. What was read last is there no more. */
  beforeBatch(): void {
    this.last = undefined;
    for (const [column, distinct] of this.wanted) {
      if (this.sets.size === MOST_SETS) break;
      this.begin({ seen: this.memory.take(SEEN_BYTES), set: this.newSet(), distinct }, column);
    }
    this.wanted.clear();
  }

  /** As {@link mergedResult}. Memory may move. */
  merged(parts: readonly DistinctBytesParts[]): Distinct {
    const strings = parts.flatMap((part) => ('exact' in part ? [part.exact] : []));
    const count = strings.reduce((sum, { hashes }) => sum + hashes.length, 0);
    if (count < WORTH_COPYING || strings.length < parts.length) return mergedResult(parts);
    const set = (this.merging ??= this.newSet());
    const hasAll = set.clear(MOST_STRINGS, MOST_BYTES) && strings.every((some) => set.addAll(some));
    return hasAll ? set.count : mergedResult(parts);
  }

  private newSet(): WasmTextSet {
    const { wasm, memory } = this;
    this.room ||= memory.take(TEXT_ROOM_BYTES);
    return new WasmTextSet(wasm, memory, memory.take(TEXT_SET_BYTES), this.room);
  }

  private begin(texts: ColumnTexts, column: number): ColumnTexts {
    this.memory.bytes(texts.seen, EMPTY_BYTES).fill(0);
    this.memory.words(texts.seen + EMPTY_BYTES, 1)[0] = NO_ENTRY;
    this.memory.words(this.told + 4 * column, 1)[0] = texts.seen;
    texts.distinct.moveTo(texts.set);
    this.sets.set(column, texts);
    return texts;
  }
}
