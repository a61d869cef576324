/** As HyperLogLog in stats/hyperLogLog.ts: 2^14 registers. */
const INDEX_BITS = 14;
const REGISTERS: usize = 1 << INDEX_BITS;

/** Takes over what another estimate has seen. */
export function mergeRegisters(registers: usize, others: usize): void {
  for (let i: usize = 0; i < REGISTERS; i += 16) {
    v128.store(registers + i, i8x16.max_u(v128.load(registers + i), v128.load(others + i)));
  }
}

/** How many registers hold each rank, u32 each, all 0 in the beginning. */
export function countRanks(registers: usize, counts: usize): void {
  for (let i: usize = 0; i < REGISTERS; i++) {
    const at = counts + (<usize>load<u8>(registers + i) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
}

/** Adds the different values to the registers at `registers`. */
export function addToEstimate(values: usize, count: i32, registers: usize): void {
  const fours = count & ~3;
  let i = 0;
  // Four at a time: their first words, then their second ones.
  for (; i < fours; i += 4) {
    const at = values + (<usize>i << 3);
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const first = v128.shuffle<i32>(a, b, 0, 2, 4, 6);
    const second = v128.shuffle<i32>(a, b, 1, 3, 5, 7);
    const low = mixFour(v128.xor(first, i32x4.mul(second, i32x4.splat(0x9e3779b1))));
    const high = mixFour(i32x4.add(second, i32x4.mul(low, i32x4.splat(0x85ebca77))));
    note(registers, i32x4.extract_lane(low, 0), i32x4.extract_lane(high, 0));
    note(registers, i32x4.extract_lane(low, 1), i32x4.extract_lane(high, 1));
    note(registers, i32x4.extract_lane(low, 2), i32x4.extract_lane(high, 2));
    note(registers, i32x4.extract_lane(low, 3), i32x4.extract_lane(high, 3));
  }
  for (; i < count; i++) {
    const at = values + (<usize>i << 3);
    addWords(registers, load<u32>(at), load<u32>(at, 4));
  }
}

@inline
export function addWords(registers: usize, first: u32, second: u32): void {
  const low = mix(first ^ (second * 0x9e3779b1));
  const high = mix(second + low * 0x85ebca77);
  note(registers, low, high);
}

/** Takes the two words of a hash. */
@inline
function note(registers: usize, low: u32, high: u32): void {
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

@inline
function mixFour(words: v128): v128 {
  words = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 16)), i32x4.splat(0x85ebca6b));
  words = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(words, i32x4.shr_u(words, 16));
}
