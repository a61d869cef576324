/** What a single cell is. Numbers come first, so that `cellClass <= LAST_NUMBER` asks for any of them. */
export const INTEGER = 0;
/** A number written with a decimal point or an exponent. */
export const DECIMAL = 1;
/** An integer beyond 2⁵³ − 1: a double may not keep its digits. */
export const LONG_INTEGER = 2;
/** An integer written with leading zeros, such as `007`. */
export const LEADING_ZERO = 3;
/** `inf`, `-Infinity`: infinity spelled out. */
export const INFINITE = 4;
/** A number beyond the range of a double, such as `1e309`. */
export const OVERFLOW = 5;
export const LAST_NUMBER = OVERFLOW;
/** `true`, `false`, `yes`, `no`, in any case. */
export const BOOLEAN = 6;
/** A date or date-time of ISO 8601. */
export const DATE = 7;
export const TEXT = 8;
/** Empty, or one of the missing words. */
export const MISSING = 9;

export const CELL_CLASSES = 10;

export type CellClass =
  | typeof INTEGER
  | typeof DECIMAL
  | typeof LONG_INTEGER
  | typeof LEADING_ZERO
  | typeof INFINITE
  | typeof OVERFLOW
  | typeof BOOLEAN
  | typeof DATE
  | typeof TEXT
  | typeof MISSING;

/** Every class. */
export const ALL: readonly CellClass[] = [
  INTEGER,
  DECIMAL,
  LONG_INTEGER,
  LEADING_ZERO,
  INFINITE,
  OVERFLOW,
  BOOLEAN,
  DATE,
  TEXT,
  MISSING,
];

/** Whether some cell is a number of any class, infinities included. `counts` are by class. */
export function holdsNumbers(counts: ArrayLike<number>): boolean {
  return holdsAny(counts, 0, LAST_NUMBER + 1);
}

/** How many cells are numbers, as {@link holdsNumbers} understands it. */
export function numbersIn(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let cell = 0; cell <= LAST_NUMBER; cell++) sum += counts[cell]!;
  return sum;
}

/** Whether some cell is neither missing nor a number. */
export function holdsOthers(counts: ArrayLike<number>): boolean {
  return holdsAny(counts, LAST_NUMBER + 1, MISSING);
}

/** Whether each of `cells` cells is a finite number. */
export function onlyFinite(counts: ArrayLike<number>, cells: number): boolean {
  const finite = counts[INTEGER]! + counts[DECIMAL]! + counts[LONG_INTEGER]! + counts[LEADING_ZERO]!;
  return finite === cells;
}

function holdsAny(counts: ArrayLike<number>, first: number, end: number): boolean {
  for (let cell = first; cell < end; cell++) if (counts[cell]! > 0) return true;
  return false;
}
