import { DATE } from './classify';
import { DAY_BYTES, DAY_SIZE, addDay, hasDay } from './days';
import { ESCAPED } from './fieldFlags';
import { sameBytes } from './sameBytes';

// A set of the cells of one column that were met before, in memory that the caller gives, as kernel/wasmTexts.ts lays it out:
// how many entries there are, how many bytes they take, whether there was no room for one, and whether there are days, u32 each;
// slots; days, which have no entries, see days.ts; entries. A slot
// has the place of its entry among the entries, counted in UNITs, or 0 where it is free, u16. An entry has the length of the
// cell, shifted to make room for its flags, u32; what the cell is, u32; and its bytes. At place 0 there is none, whose length no
// cell has: a slot need not be looked at to see that it is free.

const HEAD: usize = 16;
/** As bits of the hash that choose a slot. */
const SLOT_BITS = 15;
const SLOTS: usize = 1 << SLOT_BITS;
const MOST_TEXTS: u32 = 16_384;
const DAYS: usize = HEAD + (SLOTS << 1);
const ENTRIES: usize = DAYS + DAY_BYTES;
/** Bytes by which places are counted: of the entry that is none, too. */
const UNIT: usize = 8;
/** Of all other entries; behind the last one some more may be read. */
const ENTRY_BYTES: usize = 524_288 - UNIT - 32;
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

/** Where no entry was found, its slot. */
let free: usize = 0;

/** Whether some of the cells are days. */
@inline
export function hasDays(set: usize): bool {
  return load<u32>(set, 12) != 0;
}

/** Whether the cell from `start` to `end` is one of the days. */
@inline
export function isSeenDay(set: usize, start: usize, end: usize, flags: u8): bool {
  return end - start == DAY_SIZE && (flags & ESCAPED) == 0 && hasDay(set + DAYS, start);
}

/** What a cell is: its class and missing word, or UNTOLD. */
@inline
export function told(entry: usize): u32 {
  return load<u32>(entry, 4);
}

/**
 * The entry of the cell from `start` to `end`, as it stands in the file, or 0.
 * 32 bytes behind `end` may be read.
 */
@inline
export function entryOf(set: usize, start: usize, end: usize, flags: u8): usize {
  const size = end - start;
  const head = (<u32>size << FLAG_BITS) | flags;
  if (size > 16) return longEntryOf(set, start, end, head);
  const mask = v128.load(ONES + 32 - size);
  const bytes = v128.and(v128.load(start), mask);
  const slot = slotOf(mixShort(head, bytes));
  const entry = entryAt(set, slot);
  return isShort(entry, head, bytes, mask) ? entry : shortEntryFrom(set, slot, head, bytes, mask);
}

@inline
function slotOf(hash: u64): usize {
  return <usize>(hash >> (64 - SLOT_BITS));
}

@inline
function placeAt(set: usize, slot: usize): usize {
  return <usize>load<u16>(set + HEAD + (slot << 1));
}

@inline
function entryAt(set: usize, slot: usize): usize {
  return set + ENTRIES + placeAt(set, slot) * UNIT;
}

@inline
function isShort(entry: usize, head: u32, bytes: v128, mask: v128): bool {
  return load<u32>(entry) == head && !v128.any_true(v128.xor(v128.and(v128.load(entry, ENTRY_HEAD), mask), bytes));
}

/** Looks in a slot and those behind it, up to a free one. */
function shortEntryFrom(set: usize, slot: usize, head: u32, bytes: v128, mask: v128): usize {
  for (; placeAt(set, slot) != 0; slot = (slot + 1) & (SLOTS - 1)) {
    const entry = entryAt(set, slot);
    if (isShort(entry, head, bytes, mask)) return entry;
  }
  free = set + HEAD + (slot << 1);
  return 0;
}

/** Of a cell of more than 16 bytes. */
function longEntryOf(set: usize, start: usize, end: usize, head: u32): usize {
  const size = end - start;
  // Most of them fit into two vectors: without a branch for their length, which is as good as random.
  const mask = v128.load(ONES + 48 - min<usize>(size, 32));
  const bytes = v128.load(start);
  const next = v128.and(v128.load(start, 16), mask);
  let hash = mix(head, bytes, next);
  if (size > 32) hash = hashLong(hash, start, end);
  let slot = slotOf(hash);
  for (; placeAt(set, slot) != 0; slot = (slot + 1) & (SLOTS - 1)) {
    const entry = entryAt(set, slot);
    const differing = v128.or(
      v128.xor(v128.load(entry, ENTRY_HEAD), bytes),
      v128.xor(v128.and(v128.load(entry, ENTRY_HEAD + 16), mask), next),
    );
    if (load<u32>(entry) == head && !v128.any_true(differing)) {
      if (size <= 32 || sameBytes(entry + ENTRY_HEAD + 32, start + 32, size - 32)) return entry;
    }
  }
  free = set + HEAD + (slot << 1);
  return 0;
}

// The high bits of the results depend on all of the others.

@inline
function mixShort(seed: u64, bytes: v128): u64 {
  return scatter(mixed(seed, bytes));
}

@inline
function mix(seed: u64, bytes: v128, next: v128): u64 {
  const second =
    i64x2.extract_lane(next, 0) * 0x165667b19e3779f9 + rotl(i64x2.extract_lane(next, 1) * 0x85ebca77c2b2ae63, 29);
  return scatter(mixed(seed, bytes) ^ rotl(second, 17));
}

@inline
function mixed(seed: u64, bytes: v128): u64 {
  return (
    (i64x2.extract_lane(bytes, 0) ^ seed) * 0x9e3779b97f4a7c15 +
    rotl(i64x2.extract_lane(bytes, 1) * 0xc2b2ae3d27d4eb4f, 31)
  );
}

@inline
function scatter(hash: u64): u64 {
  return (hash ^ (hash >> 32)) * 0x27d4eb2f165667c5;
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
  if (is == <u32>DATE && size == DAY_SIZE && (flags & ESCAPED) == 0 && addDay(set + DAYS, start)) {
    store<u32>(set, 1, 12);
    return;
  }
  const count = load<u32>(set);
  const used = <usize>load<u32>(set, 4);
  const taken = (ENTRY_HEAD + size + UNIT - 1) & ~(UNIT - 1);
  if (count == MOST_TEXTS || used + taken > ENTRY_BYTES) {
    store<u32>(set, 1, 8);
    return;
  }
  const place = used / UNIT + 1;
  store<u16>(free, <u16>place);
  const entry = set + ENTRIES + place * UNIT;
  store<u32>(entry, (<u32>size << FLAG_BITS) | flags);
  store<u32>(entry, is, 4);
  memory.copy(entry + ENTRY_HEAD, start, size);
  store<u32>(set, count + 1);
  store<u32>(set, <u32>(used + taken), 4);
}
