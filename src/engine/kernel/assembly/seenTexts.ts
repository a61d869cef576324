import { sameBytes } from './sameBytes';

// A set of the cells of one column that were met before, in memory that the caller gives, as kernel/wasmTexts.ts lays it out:
// how many there are, how many bytes their entries take, and whether there was no room for one, u32 each; slots; entries. A slot
// has one more than the place of its entry among the entries, or 0 where it is free, u32. An entry has the length of the cell,
// shifted to make room for its flags, u32; what the cell is, u32; and its bytes.

const HEAD: usize = 16;
/** As bits of the hash that choose a slot. */
const SLOT_BITS = 15;
const SLOTS: usize = 1 << SLOT_BITS;
const MOST_TEXTS: u32 = 16_384;
const ENTRIES: usize = HEAD + (SLOTS << 2);
/** Some more may be read behind the last one. */
const ENTRY_BYTES: usize = 524_288 - 32;
const FLAG_BITS: u32 = 8;

/** Thirty-two bytes that are all ones, and as many zeros. */
const ONES = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0,
]);

/** Bytes of an entry before those of the cell. */
const ENTRY_HEAD: usize = 8;

/** What a cell is that has to be read to tell. */
export const UNTOLD: u32 = 0xff;
/** The class of a cell is in so many low bits; above them is one more than the number of the missing word it holds. */
export const CLASS_BITS: u32 = 8;

/** Where the entry is that was found, to be read by {@link told}, or where there is none its slot. */
let place: usize = 0;

/** What the cell that was found last is: its class and missing word, or UNTOLD. */
@inline
export function told(): u32 {
  return load<u32>(place, 4);
}

/**
 * Whether the set has the cell from `start` to `end`, as it stands in the file.
 * 32 bytes behind `end` may be read.
 */
@inline
export function wasSeen(set: usize, start: usize, end: usize, flags: u8): bool {
  const size = end - start;
  // Most cells fit into two vectors: without a branch for their length, which is as good as random.
  const masks = ONES + 32 - min<usize>(size, 32);
  const mask = v128.load(masks);
  const nextMask = v128.load(masks, 16);
  const bytes = v128.and(v128.load(start), mask);
  const next = v128.and(v128.load(start, 16), nextMask);
  const head = (<u32>size << FLAG_BITS) | flags;
  let hash = mix(head, bytes, next);
  if (size > 32) hash = hashLong(hash, start, end);
  const slots = set + HEAD;
  let slot = <usize>(hash >> (64 - SLOT_BITS));
  for (;;) {
    const number = <usize>load<u32>(slots + (slot << 2));
    if (number == 0) break;
    const entry = set + ENTRIES + number - 1;
    const differing = v128.or(
      v128.and(v128.xor(v128.load(entry, ENTRY_HEAD), bytes), mask),
      v128.and(v128.xor(v128.load(entry, ENTRY_HEAD + 16), next), nextMask),
    );
    if (load<u32>(entry) == head && !v128.any_true(differing)) {
      if (size <= 32 || sameBytes(entry + ENTRY_HEAD + 32, start + 32, size - 32)) {
        place = entry;
        return true;
      }
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  place = slots + (slot << 2);
  return false;
}

/** The high bits of the result depend on all of the others. */
@inline
function mix(seed: u64, bytes: v128, next: v128): u64 {
  const first =
    (i64x2.extract_lane(bytes, 0) ^ seed) * 0x9e3779b97f4a7c15 +
    rotl(i64x2.extract_lane(bytes, 1) * 0xc2b2ae3d27d4eb4f, 31);
  const second =
    i64x2.extract_lane(next, 0) * 0x165667b19e3779f9 + rotl(i64x2.extract_lane(next, 1) * 0x85ebca77c2b2ae63, 29);
  const both = first ^ rotl(second, 17);
  return (both ^ (both >> 32)) * 0x27d4eb2f165667c5;
}

/** With what stands behind the first 32 bytes. */
function hashLong(hash: u64, start: usize, end: usize): u64 {
  for (let at = start + 32; at < end; at += 32) {
    const masks = ONES + 32 - min<usize>(end - at, 32);
    const bytes = v128.and(v128.load(at), v128.load(masks));
    hash = mix(hash ^ (hash >> 32), bytes, v128.and(v128.load(at, 16), v128.load(masks, 16)));
  }
  return hash;
}

/** Adds the cell that was not found right before, if there is room; `is` will be told of it. */
export function addSeen(set: usize, start: usize, end: usize, flags: u8, is: u32): void {
  const size = end - start;
  const count = load<u32>(set);
  const used = <usize>load<u32>(set, 4);
  if (count == MOST_TEXTS || used + ENTRY_HEAD + size > ENTRY_BYTES) {
    store<u32>(set, 1, 8);
    return;
  }
  store<u32>(place, <u32>used + 1);
  const entry = set + ENTRIES + used;
  store<u32>(entry, (<u32>size << FLAG_BITS) | flags);
  store<u32>(entry, is, 4);
  memory.copy(entry + ENTRY_HEAD, start, size);
  store<u32>(set, count + 1);
  store<u32>(set, <u32>(used + ENTRY_HEAD + size), 4);
}
