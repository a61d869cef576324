// What JSON needs where something else stands. The numbers are those of kernel/assembly/json/marks.ts.
export const A_VALUE = 1;
export const A_KEY = 2;
export const A_KEY_OR_END = 3;
export const A_COLON = 4;
export const COMMA_OR_BRACE = 5;
export const COMMA_OR_BRACKET = 6;
/** A control character in a string, such as a line end. */
export const STRING_END = 7;
export const AN_ESCAPE = 8;
export const A_DIGIT = 9;
export const LINE_END = 10;
export const LESS_DEPTH = 11;
/** Well-formed, but no record. */
export const AN_OBJECT = 12;
export const AN_ARRAY = 13;
export const THE_END = 14;
/** Well-formed, and a record: its last value of the key counts. */
export const ONE_KEY = 15;

/** Where bytes are no JSON, or no record. */
export interface JsonFault {
  readonly position: number;
  readonly line: number;
  /** One of the numbers above. */
  readonly expected: number;
}

const EXPECTED = [
  '',
  'a value',
  'a key in double quotes',
  'a key in double quotes or }',
  'a colon',
  'a comma or }',
  'a comma or ]',
  'the closing quote of a string',
  'an escape such as \\n or \\u00e9',
  'a digit',
  'the end of the line',
  'less than 512 arrays and objects in each other',
  'an object',
  'an array',
  'the end of the file',
  'each key once',
];

/** What was expected, in words. */
export function expectedWords({ expected }: JsonFault): string {
  return EXPECTED[expected] ?? '';
}

/** Whether the value was well-formed, but not of the kind that a record is. */
export function isNoRecord({ expected }: JsonFault): boolean {
  return expected === AN_OBJECT || expected === AN_ARRAY;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const SHOWN = 16;

/**
 * @param key in quotes
 * @param byte of the file, where nothing else tells where it is
 */
export function repeatedKeyMessage(key: string, byte?: number): string {
  const at = byte === undefined ? '' : ` at byte ${byte}`;
  return `expected ${EXPECTED[ONE_KEY]!}, found ${key} again${at}: its last value counts`;
}

/** The string that stands at a position, as it is written there. */
export function quotedAt(bytes: Uint8Array, position: number, length: number): string {
  const text = decoder.decode(bytes.subarray(position, Math.min(length, position + 4 * SHOWN)));
  const [quoted] = /^"(?:[^"\\]|\\.)*"/u.exec(text) ?? [`${text.slice(0, SHOWN)}…`];
  return quoted;
}

/** What stands at a position, in words. */
export function foundWords(bytes: Uint8Array, position: number, length: number): string {
  if (position >= length) return 'the end of the file';
  const byte = bytes[position]!;
  if (byte === 10 || byte === 13) return 'the end of the line';
  if (byte === 9) return 'a tab';
  if (byte < 32) return `the control character 0x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  const text = decoder.decode(bytes.subarray(position, Math.min(length, position + 4 * SHOWN)));
  const [word] = /^(?:[\p{L}\p{N}_.+-]+|.)/u.exec(text) ?? [''];
  const shown = Array.from(word);
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN).join('')}…` : word;
}
