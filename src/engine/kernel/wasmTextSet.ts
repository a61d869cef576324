import type { ByteStrings } from '../stats/byteSet';
import type { TextSet } from '../stats/distinctBytes';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

/** As in assembly/textSet.ts. */
const HEAD = 16;
const SLOT_BYTES = 65_536;
const MOST_TEXTS = 10_000;
const MOST_BYTES = 1_048_576;
const HASHES = HEAD + SLOT_BYTES;
const STARTS = HASHES + 4 * MOST_TEXTS;
const BYTES = STARTS + 4 * (MOST_TEXTS + 1);

/** Bytes of a set, and of the room that texts are brought to in order to be added. */
export const TEXT_SET_BYTES = BYTES + MOST_BYTES;
export const TEXT_ROOM_BYTES = TEXT_SET_BYTES - STARTS + 4 * MOST_TEXTS;

/** A set of texts in the kernel's memory. */
export class WasmTextSet implements TextSet {
  /**
   * @param at where it is
   * @param room for {@link TEXT_ROOM_BYTES}, while texts are added
   */
  constructor(
    private readonly wasm: Pick<WasmExports, 'addTexts'>,
    private readonly memory: WasmMemory,
    readonly at: number,
    private readonly room: number,
  ) {}

  get count(): number {
    return this.memory.words(this.at, 1)[0]!;
  }

  clear(most: number, mostBytes: number): boolean {
    if (most > MOST_TEXTS || mostBytes > MOST_BYTES) return false;
    this.memory.words(this.at, 3).set([0, most, mostBytes]);
    this.memory.bytes(this.at + HEAD, SLOT_BYTES).fill(0);
    this.memory.words(this.at + STARTS, 1)[0] = 0;
    return true;
  }

  addAll({ bytes, starts, hashes }: ByteStrings): boolean {
    const { memory, room } = this;
    const count = hashes.length;
    if (count > MOST_TEXTS || starts[count]! > MOST_BYTES) return false;
    const hashesAt = room + 4 * (MOST_TEXTS + 1);
    const bytesAt = hashesAt + 4 * MOST_TEXTS;
    memory.words(room, count + 1).set(starts.subarray(0, count + 1));
    memory.words(hashesAt, count).set(hashes);
    memory.bytes(bytesAt, starts[count]!).set(bytes.subarray(0, starts[count]));
    return this.wasm.addTexts(this.at, bytesAt, room, hashesAt, count) !== 0;
  }

  toStrings(): ByteStrings {
    const { memory, at, count } = this;
    const starts = memory.words(at + STARTS, count + 1).slice();
    return {
      bytes: memory.bytes(at + BYTES, starts[count]!).slice(),
      starts,
      hashes: memory.words(at + HASHES, count).slice(),
    };
  }
}
