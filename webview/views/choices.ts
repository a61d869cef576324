import type { MenuEntry } from '../controls/menuButton';

/** The guess first: it can be gone back to, and it holds unless something was chosen. */
export function choices<T extends string | boolean>(
  chosen: T | undefined,
  named: readonly (readonly [label: string, value: T])[],
  choose: (value: T | undefined) => void,
): MenuEntry[] {
  const guess = {
    label: 'Guess from the File',
    checked: chosen === undefined,
    choose() {
      choose(undefined);
    },
  };
  const fixed = named.map(([label, value]) => ({
    label,
    detail: typeof value === 'string' && value.trim() !== '' ? value : '',
    checked: value === chosen,
    choose() {
      choose(value);
    },
  }));
  return [guess, ...fixed];
}
