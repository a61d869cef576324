import type { JsonLines } from './jsonLines';
import { byteEnds } from './byteEnds';
import { instantiate, takeTables } from './instantiate';
import { WasmMemory } from './wasmMemory';

/** u32 of a column, as in assembly/jsonLines.ts, and the places of some of them. */
const COLUMN = 5;
const NUMBERS = 2;
const TEXTS = 3;
const ENDS = 4;
/** Bytes that a number takes at most. */
const MOST_DIGITS = 25;
/** Bytes that are read and overwritten behind what is copied. */
const BEHIND = 16;

/** Writes lines of JSON in WebAssembly; the source is assembly/jsonLines.ts. */
export class WasmJsonLines implements JsonLines {
  private readonly memory = new WasmMemory();
  private readonly wasm = instantiate(this.memory);
  private readonly encoder = new TextEncoder();
  private readonly table: number;
  private readonly ends: readonly number[];
  /** By column, how many bytes there is room for at its texts, and how many are used. */
  private readonly room: number[];
  private readonly used: number[];
  private readonly keyBytes: number;
  private out = 0;
  private outCapacity = 0;

  /** @param before what stands before the value of each column: brace or comma, and key */
  constructor(
    private readonly before: readonly string[],
    readonly most: number,
  ) {
    const { memory, encoder } = this;
    takeTables(this.wasm, memory);
    this.table = memory.take(4 * COLUMN * before.length);
    const keys = before.map((text) => encoder.encode(text));
    const keysAt = keys.map((key) => memory.take(key.length + BEHIND));
    const numbersAt = before.map(() => memory.take(8 * most));
    this.ends = before.map(() => memory.take(4 * most));
    for (const [c, key] of keys.entries()) {
      memory.bytes(keysAt[c]!, key.length).set(key);
      this.column(c).set([keysAt[c]!, key.length, numbersAt[c]!, 0, 0]);
    }
    this.keyBytes = keys.reduce((sum, key) => sum + key.length, 0);
    this.room = before.map(() => 0);
    this.used = before.map(() => 0);
  }

  numbers(column: number): Float64Array {
    const entry = this.column(column);
    entry[ENDS] = 0;
    this.used[column] = MOST_DIGITS * this.most;
    return this.memory.doubles(entry[NUMBERS]!, this.most);
  }

  setTexts(column: number, text: string, ends: Uint32Array): void {
    const { memory } = this;
    // Most texts are ASCII, of which one character is one byte.
    if (this.room[column]! < text.length) this.makeRoom(column, text.length);
    const encoded = () => memory.bytes(this.column(column)[TEXTS]!, this.room[column]!);
    let { read, written } = this.encoder.encodeInto(text, encoded());
    if (read < text.length) {
      this.makeRoom(column, 3 * text.length);
      ({ read, written } = this.encoder.encodeInto(text, encoded()));
    }
    const entry = this.column(column);
    entry[ENDS] = this.ends[column]!;
    this.used[column] = written;
    const target = memory.words(entry[ENDS], ends.length);
    if (written === text.length) target.set(ends);
    else byteEnds(encoded().subarray(0, written), ends, target);
  }

  lines(records: number): Uint8Array<ArrayBuffer> {
    const { memory, before } = this;
    const values = this.used.reduce((sum, bytes) => sum + bytes, 0);
    const needed = values + records * (this.keyBytes + 2) + BEHIND + MOST_DIGITS;
    if (this.outCapacity < needed) {
      this.outCapacity = Math.ceil(1.25 * needed);
      this.out = memory.take(this.outCapacity);
    }
    const length = this.wasm.writeJsonLines(this.table, before.length, records, this.out);
    return memory.bytes(this.out, length).slice();
  }

  private column(column: number): Uint32Array {
    return this.memory.words(this.table + 4 * COLUMN * column, COLUMN);
  }

  private makeRoom(column: number, bytes: number): void {
    const room = 2 * bytes;
    const at = this.memory.take(room + BEHIND);
    this.room[column] = room;
    this.column(column)[TEXTS] = at;
  }
}
