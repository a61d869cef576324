/** Mixes 32 bits so that near words become unrelated ones: the finalizer of MurmurHash3 (public domain, Austin Appleby). */
export function hashWord(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
