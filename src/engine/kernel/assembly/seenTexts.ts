// A set of the cells of one column that were met before, in memory that the caller gives, as kernel/wasmTexts.ts lays it out:
// how many there are and how many bytes their entries take, u32 each; slots; entries. A slot has one more than the place of its
// entry among the entries, or 0 where it is free, u32. An entry has the length of the cell, shifted to make room for its
// flags, u32, and its bytes.

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

/**
 * Whether the set has the cell from `start` to `end`, as it stands in the file; it is added if there is room.
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
    const place = <usize>load<u32>(slots + (slot << 2));
    if (place == 0) break;
    const entry = set + ENTRIES + place - 1;
    const differing = v128.or(
      v128.and(v128.xor(v128.load(entry, 4), bytes), mask),
      v128.and(v128.xor(v128.load(entry, 20), next), nextMask),
    );
    if (load<u32>(entry) == head && !v128.any_true(differing)) {
      if (size <= 32 || memory.compare(entry + 36, start + 32, size - 32) == 0) return true;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  add(set, slots + (slot << 2), start, size, head);
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

function add(set: usize, slot: usize, start: usize, size: usize, head: u32): void {
  const count = load<u32>(set);
  const used = <usize>load<u32>(set, 4);
  if (count == MOST_TEXTS || used + 4 + size > ENTRY_BYTES) return;
  store<u32>(slot, <u32>used + 1);
  const entry = set + ENTRIES + used;
  store<u32>(entry, head);
  memory.copy(entry + 4, start, size);
  store<u32>(set, count + 1);
  store<u32>(set, <u32>(used + 4 + size), 4);
}
