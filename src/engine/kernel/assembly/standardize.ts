/**
 * Replaces values by (x − mean − meanLow) ÷ divisor, NaN aside. Those whose result is not finite stay as they are.
 *
 * @param left gets the places of values that stayed, u32 each, with room for all
 * @returns how many stayed
 */
export function standardize(
  values: usize,
  count: i32,
  mean: f64,
  meanLow: f64,
  divisor: f64,
  left: usize,
): i32 {
  const means = f64x2.splat(mean);
  const lows = f64x2.splat(meanLow);
  const divisors = f64x2.splat(divisor);
  const zeros = f64x2.splat(0);
  let stayed: usize = 0;
  const pairs = count & ~1;
  for (let i = 0; i < count; i++) {
    const at = values + ((<usize>i) << 3);
    if (i < pairs) {
      const y = f64x2.div(f64x2.sub(f64x2.sub(v128.load(at), means), lows), divisors);
      // Of numbers that are not finite the difference is NaN.
      if (i64x2.all_true(f64x2.eq(f64x2.sub(y, y), zeros))) {
        v128.store(at, y);
        i++;
        continue;
      }
    }
    const x = load<f64>(at);
    if (x != x) continue;
    const y = (x - mean - meanLow) / divisor;
    if (y - y == 0) store<f64>(at, y);
    else {
      store<u32>(left + (stayed << 2), i);
      stayed++;
    }
  }
  return <i32>stayed;
}
