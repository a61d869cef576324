import { addToEstimate } from './hyperLogLog';

// A counter's memory: u32 how many different numbers, u32 whether they are estimated; then 16 KB, a table of the numbers
// or the registers of the estimate.
const ESTIMATED: usize = 4;
const TABLE: usize = 64;
const TABLE_BYTES = 16384;
const SLOTS: u32 = 2048;
/** More are estimated, as in stats/distinctNumbers.ts. */
const LIMIT: u32 = 1000;
/** The bits of NaN, which is never a member: with them a free slot is 0. */
const FREE: u64 = 0x7ff8000000000000;

/** How many different numbers were counted; more than {@link LIMIT} where they are estimated. */
@inline
export function differentNumbers(counter: usize): u32 {
  return load<u32>(counter);
}

/**
 * Counts different numbers as DistinctNumbers does.
 * @param counter its memory, all 0 in the beginning
 * @param values finite, with 0 for −0
 * @param scratch room for LIMIT + 1 numbers
 */
export function countDistinct(counter: usize, values: usize, count: i32, scratch: usize): void {
  const table = counter + TABLE;
  let size = load<u32>(counter);
  if (load<u32>(counter, ESTIMATED) == 0) {
    let before: u64 = FREE;
    for (let i = 0; i < count && size <= LIMIT; i++) {
      const bits = load<u64>(values + (<usize>i << 3));
      if (bits == before) continue;
      before = bits;
      const member = bits ^ FREE;
      let slot = <u32>((bits * 0x9e3779b97f4a7c15) >> 53);
      while (load<u64>(table + (<usize>slot << 3)) != member) {
        if (load<u64>(table + (<usize>slot << 3)) == 0) {
          store<u64>(table + (<usize>slot << 3), member);
          size++;
          break;
        }
        slot = (slot + 1) & (SLOTS - 1);
      }
    }
    store<u32>(counter, size);
    if (size <= LIMIT) return;
    const members = membersOf(counter, scratch);
    memory.fill(table, 0, TABLE_BYTES);
    addToEstimate(scratch, members, table);
    store<u32>(counter, 1, ESTIMATED);
  }
  addToEstimate(values, count, table);
}

/** Writes the numbers in the table. @returns how many */
export function membersOf(counter: usize, out: usize): i32 {
  const table = counter + TABLE;
  let found: usize = 0;
  for (let slot: usize = 0; slot < SLOTS; slot++) {
    const member = load<u64>(table + (slot << 3));
    if (member == 0) continue;
    store<u64>(out + (found << 3), member ^ FREE);
    found++;
  }
  return <i32>found;
}
