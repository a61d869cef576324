import { BACKSLASH } from '../csv/ascii';

const LETTER_U = 117;
const REPLACEMENT = 0xfffd;

/**
 * Writes what a JSON string stands for, in UTF-8, without its quotes; half of a surrogate pair becomes U+FFFD.
 * @param start behind the opening quote of a string that is well formed
 * @param end at its closing quote
 * @param out with room for end − start bytes: no escape is shorter than what it stands for
 * @returns its length
 */
export function unescapeString(bytes: Uint8Array, start: number, end: number, out: Uint8Array): number {
  let length = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte !== BACKSLASH) {
      out[length++] = byte;
      continue;
    }
    const letter = bytes[++i]!;
    if (letter !== LETTER_U) {
      out[length++] = plainEscape(letter);
      continue;
    }
    let code = hexadecimal(bytes, i + 1);
    i += 4;
    if (code >= 0xd800 && code < 0xe000) {
      const low =
        code < 0xdc00 && i + 6 < end && bytes[i + 1] === BACKSLASH && bytes[i + 2] === LETTER_U
          ? hexadecimal(bytes, i + 3)
          : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i += 6;
      } else code = REPLACEMENT;
    }
    length = encode(code, out, length);
  }
  return length;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What a JSON string stands for; `start` and `end` as for {@link unescapeString}. */
export function stringText(bytes: Uint8Array, start: number, end: number): string {
  const raw = bytes.subarray(start, end);
  if (!raw.includes(BACKSLASH)) return decoder.decode(raw);
  const content = new Uint8Array(raw.length);
  return decoder.decode(content.subarray(0, unescapeString(raw, 0, raw.length, content)));
}

/** b f n r t stand for control characters; a quote, a slash and a backslash for themselves. */
function plainEscape(letter: number): number {
  switch (letter) {
    case 98:
      return 8;
    case 102:
      return 12;
    case 110:
      return 10;
    case 114:
      return 13;
    case 116:
      return 9;
    default:
      return letter;
  }
}

function hexadecimal(bytes: Uint8Array, at: number): number {
  let code = 0;
  for (let i = at; i < at + 4; i++) code = (code << 4) | digit(bytes[i]!);
  return code;
}

function digit(byte: number): number {
  return byte <= 57 ? byte - 48 : (byte | 32) - 87;
}

function encode(code: number, out: Uint8Array, at: number): number {
  if (code < 0x80) {
    out[at] = code;
    return at + 1;
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 63);
    return at + 2;
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12);
    out[at + 1] = 0x80 | ((code >> 6) & 63);
    out[at + 2] = 0x80 | (code & 63);
    return at + 3;
  }
  out[at] = 0xf0 | (code >> 18);
  out[at + 1] = 0x80 | ((code >> 12) & 63);
  out[at + 2] = 0x80 | ((code >> 6) & 63);
  out[at + 3] = 0x80 | (code & 63);
  return at + 4;
}
