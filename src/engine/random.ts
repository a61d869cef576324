/**
 * Uniform numbers in [0, 1), multiples of 2⁻³², by mulberry32 (Tommy Ettinger, public domain): small, fast, and the same
 * on every machine. The period is 2³²; not for cryptography.
 *
 * @param seed an integer; only its lowest 32 bits count
 * @example
 * const random = randomNumbers(1);
 * random(); // 0.6270739405881613
 */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** Spreads the bits of a word over 32 bits, one to one: the finalizer of MurmurHash3 (public domain, Austin Appleby). */
function mixBits(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/**
 * A seed of its own for each purpose that one seed serves, so that drawing more numbers for one does not change another.
 * @example seedFor(1, 0) !== seedFor(1, 1); // true
 */
export function seedFor(seed: number, purpose: number): number {
  return mixBits(mixBits(seed) + Math.imul(purpose + 1, 0x9e3779b1));
}

/** Puts the values in random order, every order as likely, in place (Fisher and Yates; Durstenfeld 1964). */
export function shuffle(values: Int32Array | Uint32Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const value = values[i]!;
    values[i] = values[j]!;
    values[j] = value;
  }
}
