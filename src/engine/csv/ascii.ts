/** The ASCII codes that reading a file turns on. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const ESCAPE = 27;
export const SPACE = 32;
export const QUOTE = 34;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const POINT = 46;
export const ZERO = 48;
export const COLON = 58;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
export const DELETE = 127;

/** Space, tab, line feed, vertical tab, form feed and carriage return: what is trimmed from a cell. */
export function isWhiteSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= CR);
}

/** Whether `bytes` from `start` to `end` are white space only; true for an empty span. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isWhiteSpace(bytes[i]!)) return false;
  return true;
}
