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
 * Writes the cell at the start of each slot, as cellSlots in stats/cellSlots.ts does.
 * @param slotCells gets them, u16 each
 */
export function fillSlots(edges: usize, cells: i32, from: f64, perUnit: f64, slots: i32, slotCells: usize): void {
  let cell = 0;
  for (let slot = 0; slot < slots; slot++) {
    const start = from + <f64>slot / perUnit;
    while (cell < cells - 1 && load<f64>(edges + (<usize>cell << 3), 8) <= start) cell++;
    store<u16>(slotCells + (<usize>slot << 1), <u16>cell);
  }
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
  const from = load<f64>(counter + FROM);
  const perUnit = load<f64>(counter + PER_UNIT);
  const keepFrom = load<f64>(counter + KEEP_FROM);
  const keepTo = load<f64>(counter + KEEP_TO);
  const cells = load<i32>(counter + CELLS);
  const lastSlot = load<i32>(counter + SLOTS) - 1;
  const edges = <usize>load<u32>(counter + EDGES);
  const slotCells = <usize>load<u32>(counter + SLOT_CELLS);
  const keep = <usize>load<u32>(counter + KEEP);
  const trims = <usize>load<u32>(counter + TRIMS);
  const counts = <usize>load<u32>(counter + COUNTS);
  const first = load<f64>(edges);
  const last = load<f64>(edges + ((<usize>cells) << 3));
  let found: usize = 0;
  for (let i = 0; i < count; i++) {
    const x = load<f64>(values + ((<usize>i) << 3));
    store<f64>(kept + (found << 3), x);
    if (x >= first && x < last) {
      // A guess, put right by the edges themselves: rounding must not contradict them.
      const slot = max(0, min(lastSlot, <i32>((x - from) * perUnit)));
      let cell: usize = load<u16>(slotCells + ((<usize>slot) << 1));
      // Most slots hold one edge at most. Without a branch: on which side of it a value lies is as good as random.
      cell += usize(x >= load<f64>(edges + (cell << 3), 8));
      while (x < load<f64>(edges + (cell << 3))) cell--;
      while (x >= load<f64>(edges + (cell << 3), 8)) cell++;
      const at = counts + (cell << 2);
      store<u32>(at, load<u32>(at, 4) + 1, 4);
      const keeps = load<u8>(keep + cell);
      if (keeps < 2) found += keeps;
      else {
        const trim = trims + <usize>(keeps - 2) * TRIM_BYTES;
        if (x < load<f64>(trim)) store<u32>(trim, load<u32>(trim, 16) + 1, 16);
        else found += i32(x <= load<f64>(trim, 8));
      }
    } else {
      const at = counts + (x < first ? 0 : (<usize>(cells + 1)) << 2);
      store<u32>(at, load<u32>(at) + 1);
      found += i32(x >= keepFrom) & i32(x <= keepTo);
    }
  }
  return <i32>found;
}
