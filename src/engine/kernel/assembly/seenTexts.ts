// A set of the cells of one column that were met before, in memory that the caller gives, as kernel/wasmTexts.ts lays it out:
// how many there are and how many bytes their entries take, u32 each; slots; entries. A slot has 32 bits of the hash and one
// more than the place of its entry among the entries, or 0 where it is free, u32 each. An entry has the length of the cell,
// shifted to make room for its flags, u32, and its bytes, filled up with zeros to a multiple of 16.

const HEAD: usize = 16;
/** As bits of the hash that choose a slot. */
const SLOT_BITS = 14;
const SLOTS: usize = 1 << SLOT_BITS;
const MOST_TEXTS: u32 = 12_288;
const ENTRIES: usize = HEAD + (SLOTS << 3);
const ENTRY_BYTES: usize = 524_288;
const FLAG_BITS: u32 = 8;

/** Sixteen bytes that are all ones, and sixteen zeros. */
const ONES = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0,
]);

/**
 * Whether the set has the cell from `start` to `end`, as it stands in the file; it is added if there is room.
 * 15 bytes behind `end` may be read.
 */
@inline
export function wasSeen(set: usize, start: usize, end: usize, flags: u8): bool {
  const hash = hashWords(start, end, flags);
  const tag = <u32>(hash >> 32);
  const head = (<u32>(end - start) << FLAG_BITS) | flags;
  const slots = set + HEAD;
  let slot = <usize>(hash >> (64 - SLOT_BITS));
  for (;;) {
    const place = <usize>load<u32>(slots + (slot << 3), 4);
    if (place == 0) break;
    if (load<u32>(slots + (slot << 3)) == tag && holds(set + ENTRIES + place - 1, start, end, head)) return true;
    slot = (slot + 1) & (SLOTS - 1);
  }
  add(set, slots + (slot << 3), tag, start, end, head);
  return false;
}

@inline
function hashWords(start: usize, end: usize, flags: u8): u64 {
  let hash = (<u64>(end - start) << 8) ^ flags;
  let at = start;
  do {
    const bytes = sixteen(at, end);
    hash = (hash ^ i64x2.extract_lane(bytes, 0)) * 0x9e3779b97f4a7c15;
    hash = (rotl(hash, 32) ^ i64x2.extract_lane(bytes, 1)) * 0xc2b2ae3d27d4eb4f;
    // The high bits have seen all others.
    hash ^= hash >> 32;
    at += 16;
  } while (at < end);
  return hash * 0x165667b19e3779f9;
}

/** The bytes at `at`; those from `end` on are zeros. */
@inline
function sixteen(at: usize, end: usize): v128 {
  const bytes = v128.load(at);
  return end - at < 16 ? v128.and(bytes, v128.load(ONES + 16 - (end - at))) : bytes;
}

@inline
function holds(entry: usize, start: usize, end: usize, head: u32): bool {
  if (load<u32>(entry) != head) return false;
  entry += 4;
  let at = start;
  do {
    if (v128.any_true(v128.xor(sixteen(at, end), v128.load(entry)))) return false;
    at += 16;
    entry += 16;
  } while (at < end);
  return true;
}

function add(set: usize, slot: usize, tag: u32, start: usize, end: usize, head: u32): void {
  const count = load<u32>(set);
  const used = <usize>load<u32>(set, 4);
  // An empty cell takes sixteen bytes, too.
  const size: usize = end == start ? 20 : 4 + ((end - start + 15) & ~15);
  if (count == MOST_TEXTS || used + size > ENTRY_BYTES) return;
  store<u32>(slot, tag);
  store<u32>(slot, <u32>used + 1, 4);
  let entry = set + ENTRIES + used;
  store<u32>(entry, head);
  let at = start;
  do {
    v128.store(entry + 4, sixteen(at, end));
    at += 16;
    entry += 16;
  } while (at < end);
  store<u32>(set, count + 1);
  store<u32>(set, <u32>(used + size), 4);
}
