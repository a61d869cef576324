/** Cells of scaled columns that are not finite: copied as they are, and counted here. */
export interface NonFinite {
  readonly count: number;
  /** The first lines with such cells, increasing. */
  readonly lines: readonly number[];
}

/** How many lines are named. */
export const LINES_KEPT = 20;

/** What is known after a part of the file has followed; its lines lie behind those before, and are `offset` more. */
export function followedBy(before: NonFinite, part: NonFinite, offset: number): NonFinite {
  const lines = [...before.lines, ...part.lines.map((line) => line + offset)];
  return { count: before.count + part.count, lines: lines.slice(0, LINES_KEPT) };
}
