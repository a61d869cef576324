/**
 * Counts values in cells and keeps those of some cells, as SecondCount does.
 *
 * @param values finite
 * @param edges of the cells, one more than there are
 * @param keep 1 for a cell whose values are kept
 * @param counts u32: below the first edge, by cell, from the last edge on
 * @param kept with room for all values
 * @returns how many are kept
 */
export function countCells(
  values: usize,
  count: i32,
  edges: usize,
  keep: usize,
  cells: i32,
  keepFrom: f64,
  keepTo: f64,
  counts: usize,
  kept: usize,
): i32 {
  const first = load<f64>(edges);
  const last = load<f64>(edges + (<usize>cells << 3));
  const cellsPerUnit = <f64>cells / (last - first);
  let found: usize = 0;
  for (let i = 0; i < count; i++) {
    const x = load<f64>(values + (<usize>i << 3));
    store<f64>(kept + (found << 3), x);
    if (x >= first && x < last) {
      // A guess, put right by the edges themselves: rounding must not contradict them.
      let cell = min(cells - 1, <i32>((x - first) * cellsPerUnit));
      while (x < load<f64>(edges + (<usize>cell << 3))) cell--;
      while (x >= load<f64>(edges + (<usize>cell << 3), 8)) cell++;
      const at = counts + (<usize>cell << 2);
      store<u32>(at, load<u32>(at, 4) + 1, 4);
      found += load<u8>(keep + cell);
    } else {
      const at = counts + (x < first ? 0 : <usize>(cells + 1) << 2);
      store<u32>(at, load<u32>(at) + 1);
      found += x >= keepFrom && x <= keepTo ? 1 : 0;
    }
  }
  return <i32>found;
}
