/**
 * Whether so many bytes are the same ones. A function of its own, and never inlined: loops within other loops take V8 long to
 * compile, and it compiles while the file is read.
 */
export function sameBytes(at: usize, other: usize, size: usize): bool {
  let i: usize = 0;
  for (; i + 8 <= size; i += 8) if (load<u64>(at + i) != load<u64>(other + i)) return false;
  for (; i < size; i++) if (load<u8>(at + i) != load<u8>(other + i)) return false;
  return true;
}
