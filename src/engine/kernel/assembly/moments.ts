/** So many values of each lane are added plainly before the compensated sum sees them. */
const BLOCK = 512;

/**
 * Keeps the finite values, in order and with 0 for −0.
 * @param out may be `values`
 * @returns how many there are
 */
export function keepFinite(values: usize, count: i32, out: usize): i32 {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const x = load<f64>(values + (<usize>i << 3));
    store<f64>(out + (<usize>kept << 3), x + 0.0);
    kept += x - x == 0 ? 1 : 0;
  }
  return kept;
}

/** Writes the places of the values below `low` or above `high` to `places`, u32 each. @returns how many there are */
export function placesBeyond(values: usize, count: i32, low: f64, high: f64, places: usize): i32 {
  let found: usize = 0;
  for (let i = 0; i < count; i++) {
    const x = load<f64>(values + (<usize>i << 3));
    store<u32>(places + (found << 2), i);
    found += i32(x < low) | i32(x > high);
  }
  return <i32>found;
}

/** Writes min and max of count ≥ 1 finite values to `out`. */
export function extent(values: usize, count: i32, out: usize): void {
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  const pairs = count & ~1;
  let i = 0;
  for (; i < pairs; i += 2) {
    const x = v128.load(values + (<usize>i << 3));
    low = f64x2.pmin(low, x);
    high = f64x2.pmax(high, x);
  }
  let min = Math.min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1));
  let max = Math.max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1));
  if (i < count) {
    const x = load<f64>(values + (<usize>i << 3));
    min = Math.min(min, x);
    max = Math.max(max, x);
  }
  store<f64>(out, min);
  store<f64>(out, max, 8);
}

/**
 * The sums of value · factor − origin in four lanes (value i in lane i mod 4), each as the sum of two doubles: high
 * parts at out[0..3], low parts at out[4..7].
 */
export function laneSums(values: usize, count: i32, factor: f64, origin: f64, out: usize): void {
  const factors = f64x2.splat(factor);
  const origins = f64x2.splat(origin);
  let high0 = f64x2.splat(0);
  let high1 = f64x2.splat(0);
  let low0 = f64x2.splat(0);
  let low1 = f64x2.splat(0);
  const fours = count & ~3;
  for (let i = 0; i < fours; i += 4) {
    const at = values + (<usize>i << 3);
    const term0 = f64x2.sub(f64x2.mul(v128.load(at), factors), origins);
    const term1 = f64x2.sub(f64x2.mul(v128.load(at, 16), factors), origins);
    // TwoSum.
    const next0 = f64x2.add(high0, term0);
    const next1 = f64x2.add(high1, term1);
    const share0 = f64x2.sub(next0, high0);
    const share1 = f64x2.sub(next1, high1);
    low0 = f64x2.add(low0, f64x2.add(f64x2.sub(high0, f64x2.sub(next0, share0)), f64x2.sub(term0, share0)));
    low1 = f64x2.add(low1, f64x2.add(f64x2.sub(high1, f64x2.sub(next1, share1)), f64x2.sub(term1, share1)));
    high0 = next0;
    high1 = next1;
  }
  v128.store(out, high0);
  v128.store(out, high1, 16);
  v128.store(out, low0, 32);
  v128.store(out, low1, 48);
  for (let i = fours; i < count; i++) {
    const lane = out + (<usize>(i - fours) << 3);
    const term = load<f64>(values + (<usize>i << 3)) * factor - origin;
    const high = load<f64>(lane);
    const next = high + term;
    const share = next - high;
    store<f64>(lane, load<f64>(lane, 32) + (high - (next - share) + (term - share)), 32);
    store<f64>(lane, next);
  }
}


/** Σd², Σd³, Σd⁴ of d = value · factor − pivot, to out[0..2]. */
export function powerSums(values: usize, count: i32, factor: f64, pivot: f64, out: usize): void {
  // High and low parts of the three compensated sums, and below the four lanes of each within a block.
  for (let s: usize = 0; s < 6; s++) store<f64>(out + (s << 3), 0);
  const factors = f64x2.splat(factor);
  const pivots = f64x2.splat(pivot);
  for (let start = 0; start < count; start += BLOCK) {
    const end = min(start + BLOCK, count);
    const fours = start + ((end - start) & ~3);
    let a2 = f64x2.splat(0);
    let b2 = f64x2.splat(0);
    let a3 = f64x2.splat(0);
    let b3 = f64x2.splat(0);
    let a4 = f64x2.splat(0);
    let b4 = f64x2.splat(0);
    for (let i = start; i < fours; i += 4) {
      const at = values + (<usize>i << 3);
      const a = f64x2.sub(f64x2.mul(v128.load(at), factors), pivots);
      const b = f64x2.sub(f64x2.mul(v128.load(at, 16), factors), pivots);
      const aa = f64x2.mul(a, a);
      const bb = f64x2.mul(b, b);
      a2 = f64x2.add(a2, aa);
      b2 = f64x2.add(b2, bb);
      a3 = f64x2.add(a3, f64x2.mul(aa, a));
      b3 = f64x2.add(b3, f64x2.mul(bb, b));
      a4 = f64x2.add(a4, f64x2.mul(aa, aa));
      b4 = f64x2.add(b4, f64x2.mul(bb, bb));
    }
    let s2 = lanes(a2, b2);
    let s3 = lanes(a3, b3);
    let s4 = lanes(a4, b4);
    for (let i = fours; i < end; i++) {
      const d = load<f64>(values + (<usize>i << 3)) * factor - pivot;
      const square = d * d;
      s2 += square;
      s3 += square * d;
      s4 += square * square;
    }
    addCompensated(out, s2);
    addCompensated(out + 16, s3);
    addCompensated(out + 32, s4);
  }
  for (let s: usize = 0; s < 3; s++) {
    store<f64>(out + (s << 3), load<f64>(out + (s << 4)) + load<f64>(out + (s << 4), 8));
  }
}

@inline
function lanes(a: v128, b: v128): f64 {
  return (
    f64x2.extract_lane(a, 0) +
    f64x2.extract_lane(a, 1) +
    (f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1))
  );
}

/** Neumaier's compensated summation, as CompensatedSum. */
function addCompensated(sum: usize, term: f64): void {
  const high = load<f64>(sum);
  const next = high + term;
  const lost = Math.abs(high) >= Math.abs(term) ? high - next + term : term - next + high;
  store<f64>(sum, load<f64>(sum, 8) + lost, 8);
  store<f64>(sum, next);
}
