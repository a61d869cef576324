import type { ChosenKind } from '../columnKind';
import type { ReadOptions } from '../readOptions';

const EVERY_KIND: Readonly<Record<ChosenKind, true>> = {
  number: true,
  integer: true,
  boolean: true,
  date: true,
  text: true,
  identifier: true,
};

/** The kinds that a column may be read as, in the order in which they are offered. */
export const CHOSEN_KINDS = Object.keys(EVERY_KIND) as readonly ChosenKind[];

/** What each column is to be read as, where that was chosen. */
export function chosenKinds(
  kinds: ReadOptions['kinds'],
  columnNames: readonly string[],
): readonly (ChosenKind | undefined)[] {
  // Own properties only: a column may be called `constructor`.
  const chosen = new Map(Object.entries(kinds ?? {}));
  return columnNames.map((name) => chosen.get(name));
}
