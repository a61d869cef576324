/**
 * Bytes that are no text in their encoding pass through UTF-8 as two bytes each, F8–FB and a continuation byte, which
 * UTF-8 never holds: a reader counts them as invalid, and a writer makes the same byte of them again.
 */
export function putRawByte(target: Uint8Array, at: number, byte: number): number {
  target[at] = 0xf8 | (byte >> 6);
  target[at + 1] = 0x80 | (byte & 0x3f);
  return at + 2;
}

/** The byte that two bytes stand for; undefined where they are something else. */
export function rawByteAt(bytes: Uint8Array, at: number): number | undefined {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if (first < 0xf8 || first > 0xfb || (second & 0xc0) !== 0x80) return undefined;
  return ((first & 3) << 6) | (second & 0x3f);
}
