import type { DistinctBytes } from '../stats/distinctBytes';
import type { WasmMemory } from './wasmMemory';

/** Bytes of a set and of what has to be 0 in an empty one, as in assembly/seenTexts.ts. */
const SLOT_BYTES = 131_088;
const SET_BYTES = SLOT_BYTES + 524_288;
/** Of a file; so many columns have one. */
const MOST_SETS = 32;

interface SeenTexts {
  readonly at: number;
  /** Has counted what the set holds. */
  readonly distinct: DistinctBytes;
}

/** By column, sets of cells that were counted before and need not be again, in the kernel's memory. */
export class WasmTexts {
  private readonly sets = new Map<number, SeenTexts>();
  private wanted = new Map<number, DistinctBytes>();

  constructor(private readonly memory: WasmMemory) {}

  /** Where the set is of the cells that `distinct` has counted; 0 where there is none yet, for memory does not move now. */
  seenBy(distinct: DistinctBytes, column: number): number {
    const own = this.sets.get(column);
    if (own?.distinct === distinct) return own.at;
    if (own) return this.begin(own.at, distinct, column);
    this.wanted.set(column, distinct);
    return 0;
  }

  /** Takes the memory that was wanted. */
  reserve(): void {
    for (const [column, distinct] of this.wanted) {
      if (this.sets.size < MOST_SETS) this.begin(this.memory.take(SET_BYTES), distinct, column);
    }
    this.wanted.clear();
  }

  private begin(at: number, distinct: DistinctBytes, column: number): number {
    this.memory.bytes(at, SLOT_BYTES).fill(0);
    this.sets.set(column, { at, distinct });
    return at;
  }
}
