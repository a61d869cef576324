// The extremes of a column: those of its lowest values, then those of its highest. Of each side u32 how many there are,
// 4 bytes of nothing, and from the most extreme on f64 value and line; values of the second side with the other sign.
const KEPT = 8;
const ENTRIES: usize = 8;
const ENTRY: usize = 16;
const SIDE: usize = 8 + KEPT * 16;

/**
 * Remembers the lowest and highest of some values, as Extremes of stats/extremes.ts does.
 *
 * @param min, max of the finite ones
 * @param lines of the values, u32 each, increasing; `offset` is to be added
 */
export function addExtremes(
  extremes: usize,
  values: usize,
  count: i32,
  min: f64,
  max: f64,
  lines: usize,
  offset: f64,
): void {
  const firstLine = <f64>load<u32>(lines) + offset;
  if (reaches(extremes, min, firstLine)) addSide(extremes, values, 1, count, lines, offset);
  if (reaches(extremes + SIDE, -max, firstLine)) addSide(extremes + SIDE, values, -1, count, lines, offset);
}

/** The entry to beat, once there are as many as are kept. */
@inline
function worst(side: usize): usize {
  return side + ENTRIES + <usize>(KEPT - 1) * ENTRY;
}

/** Whether values from `best` on, on lines from `firstLine` on, may be remembered. */
function reaches(side: usize, best: f64, firstLine: f64): bool {
  if (load<i32>(side) < KEPT) return true;
  const bound = load<f64>(worst(side));
  return best < bound || (best == bound && firstLine < load<f64>(worst(side), 8));
}

function addSide(side: usize, values: usize, sign: f64, count: i32, lines: usize, offset: f64): void {
  let kept = load<i32>(side);
  let bound = kept == KEPT ? load<f64>(worst(side)) : Infinity;
  for (let i = 0; i < count; i++) {
    const value = sign * load<f64>(values + (<usize>i << 3));
    // Also not where it is NaN.
    if (!(value <= bound) || value - value != 0) continue;
    const line = <f64>load<u32>(lines + (<usize>i << 2)) + offset;
    if (kept == KEPT) {
      if (value == bound && line >= load<f64>(worst(side), 8)) continue;
      kept--;
    }
    // From behind, what comes after it makes room.
    let at = side + ENTRIES + <usize>kept * ENTRY;
    for (; at > side + ENTRIES; at -= ENTRY) {
      const before = load<f64>(at - ENTRY);
      if (before < value || (before == value && load<f64>(at - ENTRY, 8) < line)) break;
      v128.store(at, v128.load(at - ENTRY));
    }
    store<f64>(at, value);
    store<f64>(at, line, 8);
    kept++;
    if (kept == KEPT) bound = load<f64>(worst(side));
  }
  store<i32>(side, kept);
}
