// A counter's memory: f64 from, perUnit, keepFrom, keepTo; u32 cells, slots, and where its edges (f64), the cells of its
// slots (u16), its bytes of what is kept, its trims and its counts (u32) are.
const FROM: usize = 0;
const PER_UNIT: usize = 8;
const KEEP_FROM: usize = 16;
const KEEP_TO: usize = 24;
const CELLS: usize = 32;
const SLOTS: usize = 36;
const EDGES: usize = 40;
const SLOT_CELLS: usize = 44;
const KEEP: usize = 48;
const TRIMS: usize = 52;
const COUNTS: usize = 56;

// A trim: f64 low, high; u32 under, and 4 bytes of nothing.
const TRIM_BYTES: usize = 24;

/**
 * Writes the cell at the start of each slot, as cellSlots in stats/cellSlots.ts does, and behind them the last cell.
 * @param slotCells gets them, u16 each
 */
export function fillSlots(edges: usize, cells: i32, from: f64, perUnit: f64, slots: i32, slotCells: usize): void {
  let cell = 0;
  for (let slot = 0; slot < slots; slot++) {
    const start = from + <f64>slot / perUnit;
    while (cell < cells - 1 && load<f64>(edges + (<usize>cell << 3), 8) <= start) cell++;
    store<u16>(slotCells + (<usize>slot << 1), <u16>cell);
  }
  store<u16>(slotCells + (<usize>slots << 1), <u16>(cells - 1));
}

/**
 * Counts values in cells and keeps those of some cells, as PlainCellCounter does.
 *
 * @param counter its memory
 * @param values finite
 * @param kept with room for all values
 * @returns how many are kept
 */
export function countCells(counter: usize, values: usize, count: i32, kept: usize): i32 {
  const from = v128.load64_splat(counter + FROM);
  const perUnit = v128.load64_splat(counter + PER_UNIT);
  const lastSlot = i32x4.splat(load<i32>(counter + SLOTS) - 1);
  const edges = <usize>load<u32>(counter + EDGES);
  const slotCells = <usize>load<u32>(counter + SLOT_CELLS);
  const keep = <usize>load<u32>(counter + KEEP);
  const counts = <usize>load<u32>(counter + COUNTS);
  const first = v128.load64_splat(edges);
  const last = v128.load64_splat(edges + (<usize>load<u32>(counter + CELLS) << 3));
  const pairsEnd = values + (<usize>(count >> 1) << 4);
  let target = kept;
  for (let at = values; at < pairsEnd; at += 16) {
    // Two at a time, as long as both lie between the first edge and the last one. Without calls: what is known would be stored
    // and loaded around them.
    for (; at < pairsEnd; at += 16) {
      const two = v128.load(at);
      if (!i64x2.all_true(v128.and(f64x2.ge(two, first), f64x2.lt(two, last)))) break;
      const guesses = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(two, from), perUnit));
      const slots = i32x4.max_s(i32x4.min_s(guesses, lastSlot), i32x4.splat(0));
      const slotA = slotCells + (<usize>i32x4.extract_lane(slots, 0) << 1);
      const slotB = slotCells + (<usize>i32x4.extract_lane(slots, 1) << 1);
      target += countIn(edges, slotA, f64x2.extract_lane(two, 0), counter, counts, keep, target);
      target += countIn(edges, slotB, f64x2.extract_lane(two, 1), counter, counts, keep, target);
    }
    if (at == pairsEnd) break;
    target += countOne(counter, load<f64>(at), target);
    target += countOne(counter, load<f64>(at, 8), target);
  }
  if (count & 1) target += countOne(counter, load<f64>(pairsEnd), target);
  return <i32>((target - kept) >> 3);
}

// The following return how many bytes the value takes among those that are kept: 8 or 0.

/** Any value, which is written to `target`. */
function countOne(counter: usize, x: f64, target: usize): usize {
  store<f64>(target, x);
  const cells = <usize>load<u32>(counter + CELLS);
  const edges = <usize>load<u32>(counter + EDGES);
  const counts = <usize>load<u32>(counter + COUNTS);
  if (x >= load<f64>(edges) && x < load<f64>(edges + (cells << 3))) {
    const guess = <i32>((x - load<f64>(counter + FROM)) * load<f64>(counter + PER_UNIT));
    const slot = <usize>max(0, min(load<i32>(counter + SLOTS) - 1, guess));
    const slotCell = <usize>load<u32>(counter + SLOT_CELLS) + (slot << 1);
    return countIn(edges, slotCell, x, counter, counts, <usize>load<u32>(counter + KEEP), target);
  }
  const at = counts + (x < load<f64>(edges) ? 0 : (cells + 1) << 2);
  store<u32>(at, load<u32>(at) + 1);
  return <usize>(i32(x >= load<f64>(counter + KEEP_FROM)) & i32(x <= load<f64>(counter + KEEP_TO))) << 3;
}

/** A value of a slot, which is written to `target`. */
@inline
function countIn(
  edges: usize,
  slot: usize,
  x: f64,
  counter: usize,
  counts: usize,
  keep: usize,
  target: usize,
): usize {
  store<f64>(target, x);
  const cell = cellOf(edges, slot, x);
  const at = counts + (cell << 2);
  store<u32>(at, load<u32>(at, 4) + 1, 4);
  const keeps = load<u8>(keep + cell);
  return keeps < 2 ? <usize>keeps << 3 : keptOfTrim(<usize>load<u32>(counter + TRIMS) + <usize>(keeps - 2) * TRIM_BYTES, x);
}

@inline
function keptOfTrim(trim: usize, x: f64): usize {
  if (x < load<f64>(trim)) {
    store<u32>(trim, load<u32>(trim, 16) + 1, 16);
    return 0;
  }
  return <usize>(x <= load<f64>(trim, 8)) << 3;
}

/**
 * The cell of a value.
 * @param slot where it says in which cell the value's slot begins: a guess, put right by the edges themselves, which rounding
 * must not contradict
 */
@inline
function cellOf(edges: usize, slot: usize, x: f64): usize {
  let cell = <usize>load<u16>(slot);
  // Most slots hold one edge at most. Without a branch: on which side of it a value lies is as good as random.
  cell += usize(x >= load<f64>(edges + (cell << 3), 8));
  return x >= load<f64>(edges + (cell << 3)) && x < load<f64>(edges + (cell << 3), 8)
    ? cell
    : cellAmong(edges, cell, load<u16>(slot, 2), x);
}

/** The cell of a value in a slot of many edges: one of those from `cell` to `last`, but for rounding. */
@inline
function cellAmong(edges: usize, cell: usize, last: usize, x: f64): usize {
  // Values lie close to each other where edges do. Without a branch, too: which half it is nobody can foresee.
  for (let many = last - cell + 1; <isize>many > 1; ) {
    const half = many >> 1;
    cell += x >= load<f64>(edges + ((cell + half) << 3)) ? half : 0;
    many -= half;
  }
  while (x < load<f64>(edges + (cell << 3))) cell--;
  while (x >= load<f64>(edges + (cell << 3), 8)) cell++;
  return cell;
}
