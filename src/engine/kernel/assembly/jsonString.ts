import { BACKSLASH, LETTER_U } from './json/marks';

const REPLACEMENT: u32 = 0xfffd;

/** Whether quoted cells are JSON strings. */
export let isJson: bool = false;

export function setStrings(areJson: bool): void {
  isJson = areJson;
}

/**
 * Writes what a JSON string stands for, as unescapeString in json/jsonString.ts.
 * @param out with room for end − start bytes
 * @returns its length
 */
export function unescapeString(bytes: usize, start: u32, end: u32, out: usize): u32 {
  let target = out;
  for (let i = start; i < end; i++) {
    const byte = load<u8>(bytes + i);
    if (byte != BACKSLASH) {
      store<u8>(target++, byte);
      continue;
    }
    const letter = load<u8>(bytes + ++i);
    if (letter != LETTER_U) {
      store<u8>(target++, plainEscape(letter));
      continue;
    }
    let code = hexadecimal(bytes + i + 1);
    i += 4;
    if (code >= 0xd800 && code < 0xe000) {
      const isPair =
        code < 0xdc00 &&
        i + 6 < end &&
        load<u8>(bytes + i, 1) == BACKSLASH &&
        load<u8>(bytes + i, 2) == LETTER_U;
      const low: u32 = isPair ? hexadecimal(bytes + i + 3) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i += 6;
      } else code = REPLACEMENT;
    }
    target = encode(code, target);
  }
  return <u32>(target - out);
}

function plainEscape(letter: u8): u8 {
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

function hexadecimal(at: usize): u32 {
  let code: u32 = 0;
  for (let k = 0; k < 4; k++) {
    const byte = <u32>load<u8>(at + k);
    code = (code << 4) | (byte <= 57 ? byte - 48 : (byte | 32) - 87);
  }
  return code;
}

function encode(code: u32, at: usize): usize {
  if (code < 0x80) {
    store<u8>(at, code);
    return at + 1;
  }
  if (code < 0x800) {
    store<u8>(at, 0xc0 | (code >> 6));
    store<u8>(at, 0x80 | (code & 63), 1);
    return at + 2;
  }
  if (code < 0x10000) {
    store<u8>(at, 0xe0 | (code >> 12));
    store<u8>(at, 0x80 | ((code >> 6) & 63), 1);
    store<u8>(at, 0x80 | (code & 63), 2);
    return at + 3;
  }
  store<u8>(at, 0xf0 | (code >> 18));
  store<u8>(at, 0x80 | ((code >> 12) & 63), 1);
  store<u8>(at, 0x80 | ((code >> 6) & 63), 2);
  store<u8>(at, 0x80 | (code & 63), 3);
  return at + 4;
}
