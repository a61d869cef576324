import { DataError } from '../dataError';

/** Encodings that are offered, by name; others are known by their labels. */
export const ENCODINGS: readonly (readonly [label: string, name: string])[] = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1252', 'Western (Windows-1252)'],
  ['iso-8859-15', 'Western (ISO 8859-15)'],
  ['macintosh', 'Western (Mac Roman)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['iso-8859-2', 'Central European (ISO 8859-2)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['ibm866', 'Cyrillic (CP 866)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1257', 'Baltic (Windows-1257)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC-JP)'],
  ['gbk', 'Simplified Chinese (GBK)'],
  ['gb18030', 'Simplified Chinese (GB18030)'],
  ['big5', 'Traditional Chinese (Big5)'],
  ['euc-kr', 'Korean (EUC-KR)'],
];

/** What editors and Python call encodings that the Encoding Standard has under another label. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['utf8bom', 'utf-8'],
  ['utf-8-sig', 'utf-8'],
  ['utf16le', 'utf-16le'],
  ['utf16be', 'utf-16be'],
  ['latin-1', 'windows-1252'],
  ['macroman', 'macintosh'],
  ['koi8r', 'koi8-r'],
  ['koi8u', 'koi8-u'],
  ['shiftjis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['big5hkscs', 'big5'],
]);

/**
 * The encoding that a label means, as the Encoding Standard names it; VS Code's and Python's words are understood, too.
 * Source: https://encoding.spec.whatwg.org/#names-and-labels
 * @returns undefined for an unknown label
 * @example encodingLabelled('latin1') // 'windows-1252'
 */
export function encodingLabelled(label: string): string | undefined {
  const lower = label.trim().toLowerCase();
  const known =
    ALIASES.get(lower) ?? lower.replace(/^windows(?=\d)/, 'windows-').replace(/^iso8859(?=\d)/, 'iso-8859-');
  try {
    return new TextDecoder(known).encoding;
  } catch {
    return undefined;
  }
}

/** @throws {DataError} `unsupported-encoding` for an unknown label */
export function requireEncoding(label: string): string {
  const encoding = encodingLabelled(label);
  if (encoding !== undefined) return encoding;
  throw new DataError(
    'unsupported-encoding',
    `expected an encoding such as utf-8, utf-16le, windows-1252 or shift_jis, found '${label}'`,
    { hint: 'Any label of the Encoding Standard (https://encoding.spec.whatwg.org) will do.' },
  );
}
