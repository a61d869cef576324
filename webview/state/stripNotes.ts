/** What the columns of a comparison leave out, in words. */
import type { ColumnStrip } from '../../src/protocol/datasetApi';
import { countOf, formatCount } from '../format';

/** Columns that are named before the others are counted. */
const NAMED = 3;
/** Notes that are shown before the columns of the others are counted. */
const SHOWN = 4;

export interface StripNote {
  readonly columns: string;
  readonly note: string;
}

/**
 * Each note once, with the columns that it is about.
 * @example stripNotes(strips); // [{ columns: 'x, y', note: '1 value has no scaled value: written as an empty cell.' }]
 */
export function stripNotes(strips: readonly ColumnStrip[]): readonly StripNote[] {
  const names = new Map<string, string[]>();
  for (const { name, notes } of strips) {
    for (const note of notes) names.set(note, [...(names.get(note) ?? []), name]);
  }
  const all = [...names];
  const shown = all.slice(0, SHOWN).map(([note, columns]) => ({ columns: listed(columns), note }));
  const others = new Set(all.slice(SHOWN).flatMap(([, columns]) => columns));
  if (others.size === 0) return shown;
  return [
    ...shown,
    { columns: countOf(others.size, 'more column'), note: 'values without a scaled one, too.' },
  ];
}

function listed(columns: readonly string[]): string {
  const more = columns.length - NAMED;
  const named = columns.slice(0, NAMED).join(', ');
  return more > 0 ? `${named} and ${formatCount(more)} more` : named;
}
