import { detectEncoding } from './detectEncoding';
import { orderOfLineEnds, wideEncoding } from './wideEncoding';

/**
 * What a text is that cannot be in the encoding it was said to be in, where that is UTF-16: in the wrong byte order, or
 * without a zero byte, every character of it looks like another one, and the whole file like one line. Other encodings have
 * no such signs.
 * @param head the first bytes of the text
 * @param whole whether that is all of it
 * @returns undefined where nothing speaks against the encoding
 * @example otherThanWide('utf-16le', Uint8Array.of(0, 0x61, 0, 0x0a), true) // 'utf-16be'
 */
export function otherThanWide(encoding: string, head: Uint8Array, whole: boolean): string | undefined {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return undefined;
  const found = wideEncoding(head) ?? orderOfLineEnds(head);
  if (found !== undefined) return found === encoding ? undefined : found;
  // Line ends, delimiters and digits have one.
  return head.length === 0 || head.includes(0) ? undefined : detectEncoding(head, whole).encoding;
}
