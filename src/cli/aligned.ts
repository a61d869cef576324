/**
 * Lines of a table: the first columns hold words and line up at the left, the others at the right.
 * @param words how many columns hold words
 */
export function aligned(rows: readonly (readonly string[])[], words: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - width(cell));
        return column < words ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Characters, but for marks that combine with the one before, as in x̂. */
function width(text: string): number {
  return text.replace(/\p{M}/gu, '').length;
}

const LONGEST_NAME = 32;

/** A name on one line, without control characters that a terminal would obey. */
export function printable(name: string): string {
  const clean = name.replace(/\p{C}/gu, '·');
  return clean.length > LONGEST_NAME ? `${clean.slice(0, LONGEST_NAME - 1)}…` : clean;
}

/** A number with six digits, as far as it has them. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
