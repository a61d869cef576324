import { beginning, cellsOf } from './cells';

/**
 * Lines of a table: the first columns hold words and line up at the left, the others at the right.
 * @param words how many columns hold words
 */
export function aligned(rows: readonly (readonly string[])[], words: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => cellsOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - cellsOf(cell));
        return column < words ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** In cells. */
const LONGEST_NAME = 32;

/** A name on one line, without control characters that a terminal would obey; those that join letters or pictures stay. */
export function printable(name: string): string {
  // Of marks without cells there may be any number.
  const start = name.slice(0, 8 * LONGEST_NAME);
  const clean = start.replace(/(?![\u200c\u200d])\p{C}/gu, '·');
  const isShort = start.length === name.length && cellsOf(clean) <= LONGEST_NAME;
  return isShort ? clean : `${beginning(clean, LONGEST_NAME - 1)}…`;
}

/** A number with six digits, as far as it has them. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
