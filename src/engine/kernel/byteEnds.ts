/**
 * Where pieces of a text end once it is UTF-8.
 * @param bytes the text as UTF-8
 * @param ends where its pieces end, in UTF-16 code units, increasing
 * @param target gets the same in bytes
 */
export function byteEnds(bytes: Uint8Array, ends: Uint32Array, target: Uint32Array): void {
  let at = 0;
  let units = 0;
  for (let i = 0; i < ends.length; i++) {
    for (const end = ends[i]!; units < end; at++) {
      const byte = bytes[at]!;
      // A character of four bytes is two units; bytes that continue one are none.
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    while ((bytes[at]! & 0xc0) === 0x80) at++;
    target[i] = at;
  }
}
