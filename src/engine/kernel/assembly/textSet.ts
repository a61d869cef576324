import { sameBytes } from './sameBytes';

// A set of texts in memory that the caller gives, as kernel/wasmTextSet.ts lays it out: how many there are, how many there may
// be and how many bytes they may take together, u32 each; slots, each with one more than the number of a text, or 0 where it is
// free, u16; the hash of each text, u32; where each starts and where the last one ends, u32; and their bytes.

const HEAD: usize = 16;
const SLOTS: u32 = 32_768;
const MOST_TEXTS: usize = 10_000;
const HASHES: usize = HEAD + (<usize>SLOTS << 1);
const STARTS: usize = HASHES + (MOST_TEXTS << 2);
const BYTES: usize = STARTS + ((MOST_TEXTS + 1) << 2);

/**
 * Adds the text from `start` to `end`, unless it is there.
 * @returns whether it is there now; there may be no room for it
 */
export function addText(set: usize, start: usize, end: usize, ownHash: u32): bool {
  const size = end - start;
  const bytes = set + BYTES;
  let slot = ownHash & (SLOTS - 1);
  for (;;) {
    const number = <usize>load<u16>(set + HEAD + (<usize>slot << 1));
    if (number == 0) break;
    if (load<u32>(set + HASHES + ((number - 1) << 2)) == ownHash) {
      const from = <usize>load<u32>(set + STARTS + ((number - 1) << 2));
      const to = <usize>load<u32>(set + STARTS + (number << 2));
      if (to - from == size && sameBytes(bytes + from, start, size)) return true;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  const count = load<u32>(set);
  const used = <usize>load<u32>(set + STARTS + (<usize>count << 2));
  if (count == load<u32>(set, 4) || used + size > load<u32>(set, 8)) return false;
  memory.copy(bytes + used, start, size);
  store<u16>(set + HEAD + (<usize>slot << 1), <u16>(count + 1));
  store<u32>(set + HASHES + (<usize>count << 2), ownHash);
  store<u32>(set + STARTS + (<usize>(count + 1) << 2), <u32>(used + size));
  store<u32>(set, count + 1);
  return true;
}

/**
 * Adds texts that stand one behind the other at `bytes`.
 * @param starts where each of them starts, and where the last one ends, u32 each
 * @param hashes u32 each
 * @returns whether all of them are there now
 */
export function addTexts(set: usize, bytes: usize, starts: usize, hashes: usize, count: i32): bool {
  for (let i = 0; i < count; i++) {
    const at = starts + (<usize>i << 2);
    if (!addText(set, bytes + load<u32>(at), bytes + load<u32>(at, 4), load<u32>(hashes + (<usize>i << 2)))) return false;
  }
  return true;
}
