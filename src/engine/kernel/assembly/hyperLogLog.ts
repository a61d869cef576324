/** As HyperLogLog in stats/hyperLogLog.ts: 2^14 registers. */
const INDEX_BITS = 14;

/** Adds the different values to the registers at `registers`. */
export function addToEstimate(values: usize, count: i32, registers: usize): void {
  for (let i = 0; i < count; i++) {
    const at = values + (<usize>i << 3);
    addWords(registers, load<u32>(at), load<u32>(at, 4));
  }
}

@inline
export function addWords(registers: usize, first: u32, second: u32): void {
  const low = mix(first ^ (second * 0x9e3779b1));
  const high = mix(second + low * 0x85ebca77);
  const register = registers + (high >> (32 - INDEX_BITS));
  const rest = high << INDEX_BITS;
  const leading: u32 = rest == 0 ? 32 - INDEX_BITS + clz(low) : clz(rest);
  if (leading >= <u32>load<u8>(register)) store<u8>(register, <u8>(leading + 1));
}

@inline
function mix(word: u32): u32 {
  word = (word ^ (word >> 16)) * 0x85ebca6b;
  word = (word ^ (word >> 13)) * 0xc2b2ae35;
  return word ^ (word >> 16);
}
