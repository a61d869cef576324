import type { ColumnKind } from '../columnKind';

/** Whether a column of this kind has statistics. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'integer';
}
