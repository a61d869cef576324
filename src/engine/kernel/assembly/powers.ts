/** The first power of the table, as in powersTable.ts. */
const FIRST_POWER = -342;
/** Powers from 0 to this one fit 128 bits: 5⁵⁵ < 2¹²⁸ < 5⁵⁶. */
const LAST_EXACT_POWER: u32 = 55;

let table: usize = 0;

/** Says where the table of powersTable.ts lies in memory. */
export function setTable(pointer: usize): void {
  table = pointer;
}

/** The high word of ⌊10^k / 2^e⌋, whose highest bit is 1: e is {@link log2OfPower} − 127. */
export function highPower(k: i32): u64 {
  return load<u64>(table + ((<usize>(k - FIRST_POWER)) << 4));
}

/** The low word of ⌊10^k / 2^e⌋. No low word of the table is 2⁶⁴ − 1, so that one can be added to it. */
export function lowPower(k: i32): u64 {
  return load<u64>(table + ((<usize>(k - FIRST_POWER)) << 4), 8);
}

/** Whether the table has 10^k itself rather than what is just below. */
export function isExactPower(k: i32): bool {
  return <u32>k <= LAST_EXACT_POWER;
}

/** ⌊k·log₂10⌋ for |k| ≤ 1233. */
export function log2OfPower(k: i32): i32 {
  return (k * 1741647) >> 19;
}

/** ⌊log₁₀(2^e)⌋ for |e| ≤ 2620. */
export function log10OfPowerOfTwo(e: i32): i32 {
  return (e * 315653) >> 20;
}
