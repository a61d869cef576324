const FIRST_SLOTS = 64;

/** Byte strings one after the other: plain data, for another thread. */
export interface ByteStrings {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each of them starts; the one after the last is where it ends. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** {@link hashBytes} of each with seed 0. */
  readonly hashes: Uint32Array<ArrayBuffer>;
}

/** A set of byte strings, held one after the other in one block of memory; a hash table finds them. */
export class ByteSet {
  count = 0;
  private arena = new Uint8Array(256);
  /** Where each string starts in the arena; the one after the last is where the next will. */
  private starts = new Uint32Array(FIRST_SLOTS);
  private hashes = new Uint32Array(FIRST_SLOTS);
  /** One more than the string's number; 0 where free. At most half are taken. */
  private slots = new Uint32Array(FIRST_SLOTS);

  /** @param strings what it holds in the beginning, all of them different */
  constructor(strings?: ByteStrings) {
    if (!strings) return;
    // It is full: the next string makes a larger one.
    this.arena = strings.bytes;
    this.starts = strings.starts;
    this.hashes = strings.hashes;
    this.count = this.hashes.length;
    let size = FIRST_SLOTS;
    while (this.count * 2 >= size - 1) size *= 2;
    this.growTable(size);
  }

  /** A copy of what it holds. */
  toStrings(): ByteStrings {
    const { arena, starts, hashes, count } = this;
    return {
      bytes: arena.slice(0, this.byteLength),
      starts: starts.slice(0, count + 1),
      hashes: hashes.slice(0, count),
    };
  }

  /** How many bytes the strings take together. */
  get byteLength(): number {
    return this.starts[this.count]!;
  }

  /** Adds the string in `bytes` from `start` up to, not including, `end`, unless it is there; its hash may be known. */
  add(bytes: Uint8Array, start: number, end: number, known?: number): void {
    const hash = known ?? hashBytes(bytes, start, end, 0) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.slots[slot]!; entry !== 0; entry = this.slots[slot]!) {
      if (this.hashes[entry - 1] === hash && this.equals(entry - 1, bytes, start, end)) return;
      slot = (slot + 1) & mask;
    }
    this.store(bytes.subarray(start, end));
    this.hashes[this.count++] = hash;
    this.slots[slot] = this.count;
    if (this.count * 2 > mask) this.growTable(2 * this.slots.length);
  }

  private equals(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.starts[index]!;
    if (this.starts[index + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) if (bytes[i] !== this.arena[at++]) return false;
    return true;
  }

  private store(string: Uint8Array): void {
    const start = this.byteLength;
    const end = start + string.length;
    if (end > this.arena.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.arena.length));
      larger.set(this.arena.subarray(0, start));
      this.arena = larger;
    }
    this.arena.set(string, start);
    this.starts[this.count + 1] = end;
  }

  private growTable(size: number): void {
    this.slots = new Uint32Array(size);
    for (let i = 0; i < this.count; i++) {
      let slot = this.hashes[i]! & (size - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.slots[slot] = i + 1;
    }
    const { starts, hashes } = this;
    this.starts = new Uint32Array(size);
    this.starts.set(starts);
    this.hashes = new Uint32Array(size);
    this.hashes.set(hashes);
  }
}

/** A 32-bit hash of the bytes from `start` up to, not including, `end`; another one for another seed. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  const multiplier = 0x01000193 + (seed << 12);
  let hash = 0x811c9dc5 ^ seed ^ (end - start);
  for (let i = start; i < end; i++) {
    hash = Math.imul(hash ^ bytes[i]!, multiplier);
    hash ^= hash >>> 15;
  }
  return hash;
}
