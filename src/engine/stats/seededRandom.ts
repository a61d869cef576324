/**
 * Random numbers in [0, 1) that the same seed gives again: mulberry32 (Tommy Ettinger, public domain). Steps of 2⁻³².
 * @param seed a whole number; only its last 32 bits count
 * @example
 * const random = seededRandom(7);
 * random(); // 0.011704753…, the same every time
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
