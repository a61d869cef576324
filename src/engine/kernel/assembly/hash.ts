/** As hashBytes in stats/byteSet.ts. */
export function hash(start: usize, end: usize, seed: u32): u32 {
  const multiplier: u32 = 0x01000193 + (seed << 12);
  let result: u32 = 0x811c9dc5 ^ seed ^ <u32>(end - start);
  for (let at = start; at < end; at++) {
    result = (result ^ load<u8>(at)) * multiplier;
    result ^= result >> 15;
  }
  return result;
}
