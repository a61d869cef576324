/**
 * Merges sorted numbers into a table as FrequencyTable does.
 *
 * @param tabled different numbers (f64), increasing; `before` (u32) how many there are before each, and in all
 * @param values gets the different numbers of both (f64), `valuesBefore` how many there are before each, and in all (u32)
 * @returns how many different ones there are
 */
export function mergeSorted(
  tabled: usize,
  before: usize,
  count: i32,
  sorted: usize,
  more: i32,
  values: usize,
  valuesBefore: usize,
): i32 {
  const tabledEnd = tabled + ((<usize>count) << 3);
  const sortedEnd = sorted + ((<usize>more) << 3);
  const first = sorted;
  let value = values;
  store<u32>(valuesBefore, 0);
  while (tabled < tabledEnd || sorted < sortedEnd) {
    const a = tabled < tabledEnd ? load<f64>(tabled) : f64.MAX_VALUE;
    const b = sorted < sortedEnd ? load<f64>(sorted) : f64.MAX_VALUE;
    const least = a < b ? a : b;
    store<f64>(value, least);
    value += 8;
    if (tabled < tabledEnd && a == least) {
      tabled += 8;
      before += 4;
    }
    while (sorted < sortedEnd && load<f64>(sorted) == least) sorted += 8;
    valuesBefore += 4;
    store<u32>(valuesBefore, load<u32>(before) + <u32>((sorted - first) >> 3));
  }
  return <i32>((value - values) >> 3);
}
