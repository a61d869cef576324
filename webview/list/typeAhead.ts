/** Finding a row by typing the start of its name, as native lists do. */

const PAUSE_MS = 800;

export interface TypeAhead {
  /** Whether letters typed before still count. */
  pending(now: number): boolean;
  /**
   * Adds a letter and finds a name.
   * @param from the row to search from; a lone letter goes on to the next match
   * @returns the row, or −1
   */
  type(letter: string, names: readonly string[], from: number, now: number): number;
}

/** Times are in milliseconds, from any clock that does not run backwards. */
export function createTypeAhead(): TypeAhead {
  let typed = '';
  let last = -Infinity;
  const pending = (now: number) => now - last < PAUSE_MS;
  return {
    pending,
    type(letter, names, from, now) {
      typed = pending(now) ? typed + letter.toLowerCase() : letter.toLowerCase();
      last = now;
      const first = typed.length === 1 ? from + 1 : from;
      const order = names.map((_, i) => (Math.max(0, first) + i) % names.length);
      return order.find((i) => names[i]?.toLowerCase().startsWith(typed)) ?? -1;
    },
  };
}
