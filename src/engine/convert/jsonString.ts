import { SPACE } from '../csv/ascii';
import { invalidUtf8At, isAscii } from '../csv/utf8';
import type { ByteBuffer } from './byteBuffer';

const QUOTE = 34;
const BACKSLASH = 92;
const HEX = '0123456789abcdef';
const SHORT: Readonly<Record<number, string>> = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' };

/** Writes UTF-8 bytes as a JSON string; what is not UTF-8 becomes U+FFFD, because JSON has to be. */
export function jsonString(out: ByteBuffer, bytes: Uint8Array, start: number, end: number): void {
  if (!isAscii(bytes, start, end) && invalidUtf8At(bytes, start, end) >= 0) {
    out.text(
      JSON.stringify(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end))),
    );
    return;
  }
  out.byte(QUOTE);
  let copied = start;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH) continue;
    out.copy(bytes, copied, i);
    out.ascii(escaped(byte));
    copied = i + 1;
  }
  out.copy(bytes, copied, end);
  out.byte(QUOTE);
}

function escaped(byte: number): string {
  if (byte >= SPACE) return `\\${String.fromCharCode(byte)}`;
  return SHORT[byte] ?? `\\u00${HEX[byte >> 4]!}${HEX[byte & 15]!}`;
}
