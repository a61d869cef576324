import type { NotedCells } from './writeResult';
import { LINES_KEPT } from './notedLines';

/** Cells of a file, then those of the part behind it, whose lines count from `offset`. */
export function followedBy(before: NotedCells, part: NotedCells, offset: number): NotedCells {
  const lines = [...before.lines];
  for (const line of part.lines) {
    if (lines.length === LINES_KEPT) break;
    lines.push(line + offset);
  }
  return { count: before.count + part.count, lines };
}
