import { ESCAPED } from '../fieldFlags';
import { hash } from '../hash';
import { sameBytes } from '../sameBytes';
import { missField } from './fields';
import { unescapeString } from '../jsonString';
import { FAILED, bytes } from './place';
import { skipString, stringFlags } from './string';

// Nodes and entries are those of json/keyTable.ts, as kernel/wasmKeys.ts lays them out; u32 each:
// a node has the entry that is expected first, its slots, and how many slots there are less one;
// an entry has the one that is expected next, its column or -1, its node below or 0, where its key is, which stands between
// quotes and before a colon, its length, the length with those three, which is 0 for a key that needs escapes, the number of
// the record that had it last, and bits of those of its first sixteen bytes with those three that have to be the same: NEVER for
// a key that needs escapes.

/** A difference that is always found, as in kernel/wasmKeys.ts. */
const NEVER = 0x1_0000;

/** Behind the key that was found last, or FAILED. */
export let keyEnd: u32 = 0;
/** Room for a key without its escapes. */
let scratch: usize = 0;

/** The number of the record that is scanned; 0 is none. */
export let record: u32 = 0;

/** Before a record: it has no key yet. */
export function beginKeys(): void {
  record++;
}

/** The record that had the key last. */
@inline
export function recordOf(entry: usize): u32 {
  return load<u32>(entry, 24);
}

@inline
export function setRecord(entry: usize, number: u32): void {
  store<u32>(entry, number, 24);
}

/** What stands at a key, and below it, is as if it were missing. */
export function forget(entry: usize): void {
  const column = columnOf(entry);
  if (column >= 0) missField(column);
  const below = nodeBelow(entry);
  if (below == 0) return;
  const slots = <usize>load<u32>(below, 4);
  const mask = load<u32>(below, 8);
  for (let slot: u32 = 0; slot <= mask; slot++) {
    const inside = <usize>load<u32>(slots + (<usize>slot << 2));
    if (inside == 0) continue;
    store<u32>(inside, 0, 24);
    forget(inside);
  }
}

export function setKeyScratch(room: usize): void {
  scratch = room;
}

/** The entry that followed this node or entry last time: most records are alike. */
@inline
export function expectedAfter(place: usize): usize {
  return load<u32>(place);
}

@inline
export function expectAfter(place: usize, entry: usize): void {
  store<u32>(place, <u32>entry);
}

@inline
export function columnOf(entry: usize): i32 {
  return load<i32>(entry, 4);
}

@inline
export function nodeBelow(entry: usize): usize {
  return load<u32>(entry, 8);
}

/** The length of the key with its quotes and colon. */
@inline
export function sizeOf(entry: usize): u32 {
  return load<u32>(entry, 20);
}

/** Whether the key, its quotes and a colon stand at `found`. */
@inline
export function matchesKey(entry: usize, found: usize): bool {
  const others = (othersAt(<usize>load<u32>(entry, 12) - 1, found) | NEVER) & load<i32>(entry, 28);
  if (others != 0) return false;
  const size = sizeOf(entry);
  return size <= 16 || matchesRest(<usize>load<u32>(entry, 12) + 15, found + 16, size - 16);
}

function matchesRest(expected: usize, found: usize, size: u32): bool {
  for (; size > 16; size -= 16, expected += 16, found += 16) if (othersAt(expected, found) != 0) return false;
  return (othersAt(expected, found) & ((1 << size) - 1)) == 0;
}

/** Which of sixteen bytes are not the expected ones. */
@inline
function othersAt(expected: usize, found: usize): i32 {
  return i8x16.bitmask(i8x16.ne(v128.load(expected), v128.load(found)));
}

/** Passes over any key: its entry, or 0; {@link keyEnd} tells where it ends. */
export function findKey(node: usize, at: u32): usize {
  keyEnd = skipString(at);
  if (keyEnd == FAILED) return 0;
  let key = bytes + at + 1;
  let size = keyEnd - at - 2;
  if (stringFlags & ESCAPED) {
    size = unescapeString(bytes, at + 1, keyEnd - 1, scratch);
    key = scratch;
  }
  const slots = <usize>load<u32>(node, 4);
  const mask = load<u32>(node, 8);
  let slot = hash(key, key + size, 0) & mask;
  for (;;) {
    const entry = <usize>load<u32>(slots + (<usize>slot << 2));
    if (entry == 0) return 0;
    if (load<u32>(entry, 16) == size && sameBytes(load<u32>(entry, 12), key, size)) return entry;
    slot = (slot + 1) & mask;
  }
  return 0;
}
