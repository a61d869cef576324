/**
 * Moves the values that lie in some interval to the front, in their order.
 *
 * @param values f64 each; 8 bytes behind them may be read
 * @param intervals f64 `low` and `high` of each; disjoint
 * @returns how many there are
 */
export function keepWithin(values: usize, count: i32, intervals: usize, many: i32): i32 {
  const end = values + (<usize>count << 3);
  const intervalsEnd = intervals + (<usize>many << 4);
  let target = values;
  for (let at = values; at < end; at += 16) {
    const two = v128.load(at);
    let inside = i64x2.splat(0);
    for (let interval = intervals; interval < intervalsEnd; interval += 16) {
      const low = v128.load64_splat(interval);
      const high = v128.load64_splat(interval, 8);
      inside = v128.or(inside, v128.and(f64x2.ge(two, low), f64x2.le(two, high)));
    }
    const lanes = i64x2.bitmask(inside);
    v128.store_lane<f64>(target, two, 0);
    target += <usize>(lanes & 1) << 3;
    if (at + 8 == end) break;
    v128.store_lane<f64>(target, two, 1);
    target += <usize>(lanes >> 1) << 3;
  }
  return <i32>((target - values) >> 3);
}
