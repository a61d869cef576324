/** Registers are chosen by this many bits of the hash: 2^14 registers, 0.8 % standard error. */
const INDEX_BITS = 14;
export const REGISTERS = 2 ** INDEX_BITS;
/** The other bits of a 64-bit hash. */
const RANK_BITS = 64 - INDEX_BITS;
/** A register holds one of so many ranks. */
export const RANKS = RANK_BITS + 2;

/**
 * Estimates how many different values there are, in 16 KB whatever their number (Flajolet et al. 2007). The
 * estimator is Ertl's, which needs no correction tables: Otmar Ertl, "New cardinality estimation algorithms for
 * HyperLogLog sketches" (2017), algorithm 6.
 */
export class HyperLogLog {
  /** @param registers 2^14 of them, all 0 in the beginning; those of two parts of the data are merged by their larger ones */
  constructor(readonly registers: Uint8Array = new Uint8Array(REGISTERS)) {}

  /** Takes over what another estimate has seen. */
  merge(other: HyperLogLog): void {
    const { registers } = this;
    for (let i = 0; i < REGISTERS; i++) {
      const rank = other.registers[i]!;
      if (rank > registers[i]!) registers[i] = rank;
    }
  }

  /** Takes the two 32-bit words that a value consists of, or a 64-bit hash of it. */
  add(first: number, second: number): void {
    const low = mix(first ^ Math.imul(second, 0x9e3779b1));
    const high = mix(second + Math.imul(low, 0x85ebca77));
    const index = high >>> (32 - INDEX_BITS);
    // The position of the first 1 among the bits after the index.
    const rest = high << INDEX_BITS;
    const leading = rest === 0 ? 32 - INDEX_BITS + Math.clz32(low) : Math.clz32(rest);
    if (leading >= this.registers[index]!) this.registers[index] = leading + 1;
  }

  estimate(): number {
    return estimateOf(countRanks(this.registers));
  }
}

/**
 * How many different values there are, rounded to two significant digits: its error is about 1 %.
 * @param counts how many registers hold each rank
 */
export function estimateOf(counts: Uint32Array): number {
  let sum = REGISTERS * tau(1 - counts[RANK_BITS + 1]! / REGISTERS);
  for (let rank = RANK_BITS; rank >= 1; rank--) sum = 0.5 * (sum + counts[rank]!);
  sum += REGISTERS * sigma(counts[0]! / REGISTERS);
  const raw = REGISTERS ** 2 / (2 * Math.LN2 * sum);
  return Number(raw.toPrecision(2));
}

/** How many registers hold each rank. In a function of its own the loop is optimised while it runs, and stays so. */
function countRanks(registers: Uint8Array): Uint32Array {
  const counts = new Uint32Array(RANKS);
  // By index: an iterator takes ten times as long until the engine has optimised it.
  for (let i = 0; i < REGISTERS; i++) counts[registers[i]!]!++;
  return counts;
}

/** The finalizer of MurmurHash3 (public domain, Austin Appleby): every input bit reaches every output bit. */
function mix(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** x + Σ x^(2^k)·2^(k−1), Infinity at 1: the share of registers never hit. */
function sigma(x: number): number {
  if (x === 1) return Infinity;
  let sum = x;
  for (let weight = 1, before = NaN; sum !== before; weight *= 2) {
    x *= x;
    before = sum;
    sum += x * weight;
  }
  return sum;
}

/** ⅓·(1 − x − Σ (1 − x^(2^−k))²·2^−k): the share of registers that are full. */
function tau(x: number): number {
  if (x === 0 || x === 1) return 0;
  let sum = 1 - x;
  for (let weight = 1, before = NaN; sum !== before;) {
    x = Math.sqrt(x);
    before = sum;
    weight /= 2;
    sum -= (1 - x) ** 2 * weight;
  }
  return sum / 3;
}
