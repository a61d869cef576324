import { extent } from './moments';

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
/** Digits of a 64-bit key. */
const DIGITS = 6;
const SIGN: u64 = 1 << 63;

/** Up to so many numbers lie few to an interval. */
const MOST_SPREAD = 65536;
const MOST_INTERVALS = DIGITS * BUCKETS;
/** So many pairs of numbers in the same interval for each number take as long as sorting by digits. */
const MOST_PAIRS = 6;

/**
 * Sorts numbers as sortDoubles does.
 * @param values no NaN, no −0
 * @param scratch with room for as many
 * @param counts with room for 6 · 2048 counts, u32 each
 */
export function sortDoubles(values: usize, count: i32, scratch: usize, counts: usize): void {
  if (count > MOST_SPREAD || !sortSpread(values, count, scratch, counts)) {
    sortByDigits(values, count, scratch, counts);
  }
}

/**
 * Puts numbers into equal intervals from the lowest to the highest, and moves the few of each into order.
 * @returns false, and nothing is done, where too many lie close together
 */
function sortSpread(values: usize, count: i32, scratch: usize, counts: usize): bool {
  extent(values, count, counts);
  const min = load<f64>(counts);
  const max = load<f64>(counts, 8);
  if (min == max) return true;
  const intervals = count < MOST_INTERVALS ? count : MOST_INTERVALS;
  const perUnit = <f64>(intervals - 1) / (max - min);
  // Where the range is no double, or hardly one.
  if (!(perUnit > 0 && perUnit < Infinity)) return false;
  memory.fill(counts, 0, intervals << 2);
  const size = <usize>count << 3;
  let pairs: u64 = 0;
  for (let at = values; at < values + size; at += 8) {
    const place = counts + (<usize>(<u32>((load<f64>(at) - min) * perUnit)) << 2);
    const found = load<u32>(place);
    pairs += found;
    store<u32>(place, found + 1);
  }
  if (pairs > <u64>MOST_PAIRS * count) return false;
  let start: u32 = 0;
  for (let place = counts; place < counts + (<usize>intervals << 2); place += 4) {
    const found = load<u32>(place);
    store<u32>(place, start);
    start += found;
  }
  for (let at = values; at < values + size; at += 8) {
    const x = load<f64>(at);
    const place = counts + (<usize>(<u32>((x - min) * perUnit)) << 2);
    const target = load<u32>(place);
    store<u32>(place, target + 1);
    store<f64>(scratch + (<usize>target << 3), x);
  }
  // Insertion sort: across intervals all is in order.
  for (let i: usize = 0; i < size; i += 8) {
    const x = load<f64>(scratch + i);
    let at = values + i;
    while (at > values && load<f64>(at - 8) > x) {
      store<f64>(at, load<f64>(at - 8));
      at -= 8;
    }
    store<f64>(at, x);
  }
  return true;
}

/** Least-significant-digit radix sort of the bits. */
function sortByDigits(values: usize, count: i32, scratch: usize, counts: usize): void {
  memory.fill(counts, 0, (DIGITS * BUCKETS) << 2);
  const size = <usize>count << 3;
  for (let at = values; at < values + size; at += 8) {
    const bits = load<u64>(at);
    // Keys are ordered as the numbers are: all bits of a negative one flip, else the sign.
    const key = bits ^ (<u64>(<i64>bits >> 63) | SIGN);
    store<u64>(at, key);
    for (let d = 0; d < DIGITS; d++) {
      const place = placeOf(counts, key, d);
      store<u32>(place, load<u32>(place) + 1);
    }
  }
  let from = values;
  let to = scratch;
  for (let d = 0; d < DIGITS; d++) {
    // A digit that all values share.
    if (load<u32>(placeOf(counts, load<u64>(from), d)) == <u32>count) continue;
    let start: u32 = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const place = counts + (<usize>(d * BUCKETS + bucket) << 2);
      const found = load<u32>(place);
      store<u32>(place, start);
      start += found;
    }
    for (let at = from; at < from + size; at += 8) {
      const key = load<u64>(at);
      const place = placeOf(counts, key, d);
      const target = load<u32>(place);
      store<u32>(place, target + 1);
      store<u64>(to + (<usize>target << 3), key);
    }
    const sorted = to;
    to = from;
    from = sorted;
  }
  for (let i: usize = 0; i < size; i += 8) {
    const key = load<u64>(from + i);
    store<u64>(values + i, key ^ (<u64>(~<i64>key >> 63) | SIGN));
  }
}

/** Where the count of a key's digit stands. */
@inline
function placeOf(counts: usize, key: u64, digit: i32): usize {
  const value = <u32>(key >> (digit * DIGIT_BITS)) & (BUCKETS - 1);
  return counts + (<usize>(digit * BUCKETS + value) << 2);
}
