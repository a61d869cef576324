/** Whether `bytes` from `start` to `end` are ASCII; looks at sixteen bytes at a time. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  // Words stand at multiples of four in the buffer; the bytes before and after them are looked at singly.
  const wordsStart = start + (-(bytes.byteOffset + start) & 3);
  const blocks = (end - wordsStart) >> 4;
  if (blocks <= 0) return allBelow128(bytes, start, end);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + wordsStart, blocks * 4);
  let seen = 0;
  for (let w = 0; w < words.length; w += 4) seen |= words[w]! | words[w + 1]! | words[w + 2]! | words[w + 3]!;
  if ((seen & 0x80808080) !== 0) return false;
  return allBelow128(bytes, start, wordsStart) && allBelow128(bytes, wordsStart + blocks * 16, end);
}

function allBelow128(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}

/**
 * Position of the first byte from `start` on that is not part of well-formed UTF-8 (Unicode 16, table 3-7: no
 * overlong forms, no surrogates, nothing beyond U+10FFFF), or -1.
 */
export function invalidUtf8At(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || i + length > end) return i;
    const second = bytes[i + 1]!;
    const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return i;
    for (let k = 2; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return i;
    i += length;
  }
  return -1;
}
