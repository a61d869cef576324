/**
 * A string as a Python literal in double quotes. JSON's escapes mean the same in Python; what cannot be seen (controls,
 * line separators, marks that turn the direction of text) is escaped besides, so that a name from a file never looks like
 * code.
 * @example pythonString('a"b\n'); // '"a\\"b\\n"'
 */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\p{C}\p{Z}]/gu, (character) => {
    if (character === ' ') return character;
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** A finite number, to the last bit. */
export function pythonNumber(value: number): string {
  return String(value);
}

/**
 * A list that is broken into lines of at most about 100 characters.
 * @param items Python expressions
 */
export function pythonList(items: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    if (line !== '' && line.length + item.length > 94) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? `${item},` : ` ${item},`;
  }
  lines.push(line);
  return lines.length === 1 ? `[${line.slice(0, -1)}]` : `[\n    ${lines.join('\n    ')}\n]`;
}
