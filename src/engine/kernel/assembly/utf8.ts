/**
 * Position of the first byte from `start` on that is not part of well-formed UTF-8, as invalidUtf8At in csv/utf8.ts; -1
 * when there is none.
 */
export function invalidUtf8At(bytes: usize, start: u32, end: u32): i32 {
  let i = start;
  while (i < end) {
    while (i + 16 <= end && i8x16.bitmask(v128.load(bytes + i)) == 0) i += 16;
    if (i == end) break;
    const lead = load<u8>(bytes + i);
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length: u32 = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || i + length > end) return <i32>i;
    const second = load<u8>(bytes + i, 1);
    const lowest: u8 = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const highest: u8 = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return <i32>i;
    for (let k: u32 = 2; k < length; k++) if ((load<u8>(bytes + i + k) & 0xc0) != 0x80) return <i32>i;
    i += length;
  }
  return -1;
}
