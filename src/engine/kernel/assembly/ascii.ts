/** Whether all of some bytes are ASCII. */
export function isAscii(at: usize, length: u32): bool {
  let seen = i8x16.splat(0);
  let i: u32 = 0;
  for (; i + 16 <= length; i += 16) seen = v128.or(seen, v128.load(at + i));
  let rest: u8 = 0;
  for (; i < length; i++) rest |= load<u8>(at + i);
  return i8x16.bitmask(seen) == 0 && rest < 128;
}
