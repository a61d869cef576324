import { controlShare } from '../csv/rejectNonText';
import { invalidUtf8At } from '../csv/utf8';
import { wideEncoding } from './wideEncoding';

/** Bytes that windows-1252 has no character for. */
const NOT_WINDOWS_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

export interface FoundEncoding {
  readonly encoding: string;
  /** Whether a byte order mark says so. */
  readonly marked: boolean;
}

/**
 * The encoding of a text, from its first bytes: what a byte order mark says; UTF-16 where zero bytes or line ends say so;
 * UTF-8 where they are UTF-8, or UTF-8 with some damage; else windows-1252, which ISO 8859-1 is read as, too.
 *
 * Damaged UTF-8 has at least as many well-formed sequences of several bytes as bytes that fit in none: in other encodings such
 * sequences are rare. Bytes that look like neither are left to be UTF-8, so that each of their lines is reported.
 *
 * @param whole whether `head` is the whole text; else its last character may be cut off
 * @example detectEncoding(Uint8Array.of(0x63, 0x61, 0x66, 0xe9), true) // { encoding: 'windows-1252', marked: false }
 */
export function detectEncoding(head: Uint8Array, whole: boolean): FoundEncoding {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', marked: true };
  const utf32 = c === 0 && d === 0;
  if (a === 0xff && b === 0xfe && !utf32) return { encoding: 'utf-16le', marked: true };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', marked: true };
  return { encoding: withoutMark(head, whole), marked: false };
}

function withoutMark(head: Uint8Array, whole: boolean): string {
  const wide = wideEncoding(head);
  if (wide !== undefined) return wide;
  if (isUtf8(head, whole)) return 'utf-8';
  let sequences = 0;
  let invalid = 0;
  for (let from = 0; from < head.length;) {
    const at = invalidUtf8At(head, from, head.length);
    const to = at < 0 ? head.length : at;
    for (let i = from; i < to; i++) if (head[i]! >= 0xc0) sequences++;
    if (at < 0 || (!whole && at >= head.length - 3)) break;
    invalid++;
    from = at + 1;
  }
  if (sequences >= invalid) return 'utf-8';
  const sure = controlShare(head) <= 0.02 && !NOT_WINDOWS_1252.some((byte) => head.includes(byte));
  return sure ? 'windows-1252' : 'utf-8';
}

/** Whether a text is well-formed; only its last character may be cut off. The runtime's decoder is faster than a loop that runs once. */
function isUtf8(head: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(head, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}
