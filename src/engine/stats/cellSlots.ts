import type { CountingPlan } from './countingPlan';

/** By place between the ends of the even cells: in which cell, or near which, a value lies. */
export interface CellSlots {
  /** A value x belongs to the slot (x − from) · perUnit, or to the nearest one that there is. */
  readonly from: number;
  readonly perUnit: number;
  /** The cell at the start of each slot. */
  readonly cells: Uint16Array<ArrayBuffer>;
}

/** Twice as many slots as cells: most of them hold no more than one edge. */
const SLOTS_PER_CELL = 2;

/** Where to look first for the cell of a value: some of a plan's cells are narrower or wider than others. */
export function cellSlots({ edges, even }: Pick<CountingPlan, 'edges' | 'even'>): CellSlots {
  const count = edges.length - 1;
  const cells = new Uint16Array(SLOTS_PER_CELL * count);
  const perUnit = cells.length / (even.high - even.low);
  let cell = 0;
  for (let slot = 0; slot < cells.length; slot++) {
    const start = even.low + slot / perUnit;
    while (cell < count - 1 && edges[cell + 1]! <= start) cell++;
    cells[slot] = cell;
  }
  return { from: even.low, perUnit, cells };
}
