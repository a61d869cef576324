const LOW_HALF: u64 = 0xffffffff;

/**
 * The high 64 bits of a·b; the low ones are `a * b`. WebAssembly has no such instruction.
 * Sums of halves: Knuth, The Art of Computer Programming 4.3.1, algorithm M.
 */
export function highProduct(a: u64, b: u64): u64 {
  const aLow = a & LOW_HALF;
  const aHigh = a >> 32;
  const bLow = b & LOW_HALF;
  const bHigh = b >> 32;
  const lowHigh = aLow * bHigh;
  // At most (2³² − 1)² + 2·(2³² − 1), which is below 2⁶⁴.
  const middle = aHigh * bLow + (lowHigh & LOW_HALF) + ((aLow * bLow) >> 32);
  return aHigh * bHigh + (lowHigh >> 32) + (middle >> 32);
}
