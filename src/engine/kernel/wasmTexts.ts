import type { Distinct } from '../dataset';
import {
  type DistinctBytes,
  type DistinctBytesParts,
  MOST_BYTES,
  MOST_STRINGS,
  mergedResult,
} from '../stats/distinctBytes';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';
import { TEXT_ROOM_BYTES, TEXT_SET_BYTES, WasmTextSet } from './wasmTextSet';

/** Bytes of a set and of what has to be 0 in an empty one, as in assembly/seenTexts.ts. */
const SLOT_BYTES = 131_088;
const SEEN_BYTES = SLOT_BYTES + 524_288;
/** Of a file; so many columns have sets. */
const MOST_SETS = 32;
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

/** Where the kernel has the sets of a column; 0 where it has none. */
export interface TextPlaces {
  readonly seen: number;
  readonly set: number;
}

/** Sets of texts in the kernel's memory, by column. */
export class WasmTexts {
  private readonly sets = new Map<number, ColumnTexts>();
  private wanted = new Map<number, DistinctBytes>();
  private room = 0;
  private merging: WasmTextSet | undefined;

  constructor(
    private readonly wasm: Pick<WasmExports, 'addTexts'>,
    private readonly memory: WasmMemory,
  ) {}

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

  /** Takes the memory that was wanted. */
  reserve(): void {
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
    set.clear(MOST_STRINGS, MOST_BYTES);
    return strings.every((some) => set.addAll(some)) ? set.count : mergedResult(parts);
  }

  private newSet(): WasmTextSet {
    const { wasm, memory } = this;
    this.room ||= memory.take(TEXT_ROOM_BYTES);
    return new WasmTextSet(wasm, memory, memory.take(TEXT_SET_BYTES), this.room);
  }

  private begin(texts: ColumnTexts, column: number): ColumnTexts {
    this.memory.bytes(texts.seen, SLOT_BYTES).fill(0);
    texts.distinct.moveTo(texts.set);
    this.sets.set(column, texts);
    return texts;
  }
}
