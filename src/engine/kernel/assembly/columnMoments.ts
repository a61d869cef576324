import { add, divide, high, low, twoProduct } from './doubleDouble';
import { extent, laneSums, powerSums } from './moments';

// A column's moments, f64 each: as in stats/moments.ts, then the extent of the values that were added last.
const COUNT: usize = 0;
const MIN: usize = 8;
const MAX: usize = 16;
const EXPONENT: usize = 24;
const SUM_HIGH: usize = 32;
const SUM_LOW: usize = 40;
const M2: usize = 48;
const M3: usize = 56;
const M4: usize = 64;
const LAST_EXTENT: usize = 72;
/** Bytes of the moments alone. */
const MOMENTS_BYTES: usize = 72;

// Between these powers up to the fourth are safe without a factor: 2^-128 and 2^128.
const SMALLEST_SAFE: f64 = 2.938735877055719e-39;
const LARGEST_SAFE: f64 = 3.402823669209385e38;

/** The smallest of the values that were added last. */
@inline
export function lastMin(moments: usize): f64 {
  return load<f64>(moments + LAST_EXTENT);
}

/** And the largest. */
@inline
export function lastMax(moments: usize): f64 {
  return load<f64>(moments + LAST_EXTENT, 8);
}

/**
 * Merges the moments of some finite values into those of their column, as Moments.ofFinite and Moments.merge do.
 *
 * @param values at least one
 * @param scratch 64 bytes
 * @returns whether it was done; not where numbers are so large or small that they need a factor
 */
export function addMoments(moments: usize, values: usize, count: i32, scratch: usize): bool {
  extent(values, count, moments + LAST_EXTENT);
  const min = lastMin(moments);
  const max = lastMax(moments);
  const magnitude = Math.max(-min, max);
  if (!(magnitude >= SMALLEST_SAFE && magnitude <= LARGEST_SAFE)) return false;
  const before = load<f64>(moments + COUNT);
  if (before > 0 && load<f64>(moments + EXPONENT) != 0) return false;
  const n = <f64>count;
  if (min == max) {
    twoProduct(min, n);
    merge(moments, n, min, max, high, low, 0, 0, 0);
    return true;
  }
  // Where all values are close to each other, distances from the lowest are exact and small.
  const close = (min > 0 && max / 2 <= min) || (max < 0 && min / 2 >= max);
  const origin = close ? min : 0;
  laneSums(values, count, 1, origin, scratch);
  let laneHigh = load<f64>(scratch);
  let laneLow = load<f64>(scratch, 32);
  for (let lane: usize = 8; lane < 32; lane += 8) {
    add(laneHigh, laneLow, load<f64>(scratch + lane), load<f64>(scratch + lane, 32));
    laneHigh = high;
    laneLow = low;
  }
  twoProduct(origin, n);
  add(high, low, laneHigh, laneLow);
  const sumHigh = high;
  const sumLow = low;
  divide(sumHigh, sumLow, n);
  const shift = low;
  powerSums(values, count, 1, high, scratch);
  const s2 = load<f64>(scratch);
  const s3 = load<f64>(scratch, 8);
  const s4 = load<f64>(scratch, 16);
  const square = shift * shift;
  merge(
    moments,
    n,
    min,
    max,
    sumHigh,
    sumLow,
    s2 - n * square,
    s3 - shift * (3 * s2 - 2 * n * square),
    s4 - shift * (4 * s3 - shift * (6 * s2 - 3 * n * square)),
  );
  return true;
}

/**
 * Merges moments into those of each column, as Moments.merge does.
 *
 * @param moments of the columns, one behind the other
 * @param others those that come behind; of each column every `stride` bytes
 * @param left u8 by column: gets 1 where numbers need a factor: what its column has is of no use then
 */
export function mergeColumns(moments: usize, others: usize, columns: i32, stride: usize, left: usize): void {
  for (let column: usize = 0; column < <usize>columns; column++) {
    const at = moments + column * MOMENTS_BYTES;
    const other = others + column * stride;
    const count = load<f64>(other + COUNT);
    if (count == 0 || load<u8>(left + column) != 0) continue;
    const before = load<f64>(at + COUNT);
    if (load<f64>(other + EXPONENT) != 0 || (before > 0 && load<f64>(at + EXPONENT) != 0)) {
      store<u8>(left + column, 1);
      continue;
    }
    merge(
      at,
      count,
      load<f64>(other + MIN),
      load<f64>(other + MAX),
      load<f64>(other + SUM_HIGH),
      load<f64>(other + SUM_LOW),
      load<f64>(other + M2),
      load<f64>(other + M3),
      load<f64>(other + M4),
    );
  }
}

function merge(
  moments: usize,
  count: f64,
  min: f64,
  max: f64,
  sumHigh: f64,
  sumLow: f64,
  m2: f64,
  m3: f64,
  m4: f64,
): void {
  const before = load<f64>(moments + COUNT);
  if (before > 0) {
    const all = before + count;
    min = Math.min(load<f64>(moments + MIN), min);
    max = Math.max(load<f64>(moments + MAX), max);
    const aHigh = load<f64>(moments + SUM_HIGH);
    const aLow = load<f64>(moments + SUM_LOW);
    if (min == max) {
      twoProduct(min, all);
      m2 = m3 = m4 = 0;
    } else {
      const a2 = load<f64>(moments + M2);
      const a3 = load<f64>(moments + M3);
      const a4 = load<f64>(moments + M4);
      const shareA = before / all;
      const shareB = count / all;
      divide(-aHigh, -aLow, before);
      const meanHigh = high;
      const meanLow = low;
      divide(sumHigh, sumLow, count);
      add(high, low, meanHigh, meanLow);
      const delta = high;
      const square = delta * delta;
      const between = square * all * shareA * shareB;
      m4 =
        a4 +
        m4 +
        square *
          (between * (shareA * shareA - shareA * shareB + shareB * shareB) +
            6 * (shareA * shareA * m2 + shareB * shareB * a2)) +
        4 * delta * (shareA * m3 - shareB * a3);
      m3 = a3 + m3 + delta * (between * (shareA - shareB) + 3 * (shareA * m2 - shareB * a2));
      m2 = a2 + m2 + between;
      add(aHigh, aLow, sumHigh, sumLow);
    }
    sumHigh = high;
    sumLow = low;
    count = all;
  }
  store<f64>(moments + COUNT, count);
  store<f64>(moments + MIN, min);
  store<f64>(moments + MAX, max);
  store<f64>(moments + EXPONENT, 0);
  store<f64>(moments + SUM_HIGH, sumHigh);
  store<f64>(moments + SUM_LOW, sumLow);
  store<f64>(moments + M2, m2);
  store<f64>(moments + M3, m3);
  store<f64>(moments + M4, m4);
}
