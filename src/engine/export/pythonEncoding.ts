import type { Dialect } from '../dialect';
import { pythonString } from './pythonLiteral';

/** Python's names for encodings that the Encoding Standard calls otherwise, or means more by. */
const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8-sig',
  shift_jis: 'cp932',
  'euc-kr': 'cp949',
  big5: 'big5hkscs',
  macintosh: 'mac_roman',
  'x-mac-cyrillic': 'mac_cyrillic',
  ibm866: 'cp866',
  'windows-874': 'cp874',
  'iso-8859-8-i': 'iso-8859-8',
};

/** The codec that reads such a file in Python, as a literal; a byte order mark is not part of the text. */
export function pythonEncoding({ encoding, bom }: Pick<Dialect, 'encoding' | 'bom'>): string {
  if (bom && encoding.startsWith('utf-16')) return pythonString('utf-16');
  return pythonString(NAMES[encoding] ?? encoding);
}
