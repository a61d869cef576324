import type { NotedCells } from './writeResult';

/** Lines named for cells of one sort; more are only counted. */
export const LINES_KEPT = 20;

/** Counts cells of some sort, and remembers the first lines they stand on. */
export class NotedLines implements NotedCells {
  count = 0;
  /** Increasing, without repetition. */
  readonly lines: number[] = [];

  note(line: number): void {
    this.count++;
    const { lines } = this;
    // A block is scaled column by column, so that an earlier line may come later.
    let place = lines.length;
    while (place > 0 && lines[place - 1]! > line) place--;
    if (place === LINES_KEPT || lines[place - 1] === line) return;
    lines.splice(place, 0, line);
    if (lines.length > LINES_KEPT) lines.pop();
  }
}
