import type { CountingPlan } from './countingPlan';

/** Where slots lie, which tell in which cell, or near which, a value lies. */
export interface SlotPlaces {
  readonly count: number;
  /** A value x belongs to the slot (x − from) · perUnit, or to the nearest one that there is. */
  readonly from: number;
  readonly perUnit: number;
}

export interface CellSlots extends SlotPlaces {
  /** The cell at the start of each slot. */
  readonly cells: Uint16Array<ArrayBuffer>;
}

/** Twice as many slots as cells: most of them hold no more than one edge. */
const SLOTS_PER_CELL = 2;

/** The slots of a plan's cells: between the ends of the even ones, at equal distances. */
export function slotPlaces({ edges, even }: Pick<CountingPlan, 'edges' | 'even'>): SlotPlaces {
  const count = SLOTS_PER_CELL * (edges.length - 1);
  return { count, from: even.low, perUnit: count / (even.high - even.low) };
}

/** Where to look first for the cell of a value: some of a plan's cells are narrower or wider than others. */
export function cellSlots(plan: Pick<CountingPlan, 'edges' | 'even'>): CellSlots {
  const { edges } = plan;
  const places = slotPlaces(plan);
  const { count, from, perUnit } = places;
  const cells = new Uint16Array(count);
  let cell = 0;
  for (let slot = 0; slot < count; slot++) {
    const start = from + slot / perUnit;
    while (cell < edges.length - 2 && edges[cell + 1]! <= start) cell++;
    cells[slot] = cell;
  }
  return { ...places, cells };
}
