/** The table's first and last power of ten: what reading and writing any double may need. */
export const FIRST_POWER = -342;
export const LAST_POWER = 326;

/**
 * Powers of ten as 128-bit integers, for the kernels that read and write decimals.
 *
 * For each k from {@link FIRST_POWER} to {@link LAST_POWER}, two words, high then low: ⌊10^k / 2^e⌋ with the e that
 * makes the highest bit 1, which is e = ⌊k·log₂10⌋ − 127. Exact for 0 ≤ k ≤ 55 and below the power otherwise.
 *
 * Computed rather than stored, once: it takes a fraction of a millisecond, a table of 1338 numbers would have to be trusted.
 *
 * @example powersTable()[2 * (0 - FIRST_POWER)] // 2n ** 63n: the high word of 1
 */
export function powersTable(): BigUint64Array {
  return (computed ??= compute());
}

let computed: BigUint64Array | undefined;

function compute(): BigUint64Array {
  const table = new BigUint64Array(2 * (LAST_POWER - FIRST_POWER + 1));
  // 10^k is 5^k but for the exponent of two.
  let power = 1n;
  for (let k = 0; k <= LAST_POWER; k++) {
    const excess = bitsOfPowerOfFive(k) - 128;
    put(k, excess > 0 ? power >> BigInt(excess) : power << BigInt(-excess));
    power *= 5n;
  }
  // ⌊⌊2^s / 5^j⌋ / 5⌋ = ⌊2^s / 5^(j+1)⌋, so that a long division never meets a long divisor.
  const shift = 127 - bitsOfPowerOfFive(FIRST_POWER) + 1;
  power = 1n << BigInt(shift);
  for (let k = -1; k >= FIRST_POWER; k--) {
    power /= 5n;
    put(k, power >> BigInt(shift + bitsOfPowerOfFive(k) - 128));
  }
  return table;

  function put(k: number, bits: bigint): void {
    const i = 2 * (k - FIRST_POWER);
    table[i] = bits >> 64n;
    // The array keeps the low 64 bits.
    table[i + 1] = bits;
  }
}

/** ⌊k·log₂5⌋ + 1, the number of bits of 5^k. The constant is log₂5 · 2¹⁹; exact for |k| ≤ 1233. */
function bitsOfPowerOfFive(k: number): number {
  return ((k * 1741647) >> 19) - k + 1;
}
