// Content of files as Python source: data, never code.

/**
 * A Python string literal of the text. Quotes, backslashes, and all characters that are invisible or change how a line is
 * shown (control, format and bidirectional characters, line separators) become escapes; others stay readable.
 * @example pythonString('a "b"\n') // "a \"b\"\n" with both quotes and the line end escaped
 */
export function pythonString(text: string): string {
  const escaped = text.replace(/["\\]|[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    if (code > 0xffff) return `\\U${hex(code, 8)}`;
    return code > 0xff ? `\\u${hex(code, 4)}` : `\\x${hex(code, 2)}`;
  });
  return `"${escaped}"`;
}

/**
 * A Python float literal that reads back to the same double; always a float, never an int.
 * @example pythonFloat(562) // '562.0'
 * @example pythonFloat(NaN) // 'float("nan")'
 */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  if (Object.is(value, -0)) return '-0.0';
  const digits = String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/** A list of floats. */
export function pythonFloats(values: Iterable<number>): string {
  return `[${Array.from(values, pythonFloat).join(', ')}]`;
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

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
