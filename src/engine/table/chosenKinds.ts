import type { ChosenKind, ReadOptions } from '../dataset';

/** What each column is to be read as, where that was chosen. */
export function chosenKinds(
  kinds: ReadOptions['kinds'],
  columnNames: readonly string[],
): readonly (ChosenKind | undefined)[] {
  // Own properties only: a column may be called `constructor`.
  const chosen = new Map(Object.entries(kinds ?? {}));
  return columnNames.map((name) => chosen.get(name));
}
