/** Texts that are remembered: so many that they stay in the cache of the processor. */
const MOST_REMEMBERED = 1024;
/** Characters of one that is worth it. */
const LONGEST = 64;

/** The same function of texts, for columns in which some come again and again. */
export function rememberingText(textOf: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST) return textOf(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = textOf(text);
    if (known.size < MOST_REMEMBERED) known.set(text, made);
    return made;
  };
}
