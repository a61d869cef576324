import { CR, LF, SPACE, TAB } from '../csv/ascii';

export type WideEncoding = 'utf-16le' | 'utf-16be';

/** Bytes that are looked at. */
const SAMPLE = 8192;
/** The share of units of two printable ASCII bytes: of Chinese a quarter, of ASCII with zeros here and there most. */
const MOST_PAIRS = 0.4;

/**
 * UTF-16, with or without a byte order mark, from the first bytes of a text.
 * @returns undefined where they do not show it
 * @example wideEncoding(Uint8Array.of(0x61, 0, 0x2c, 0, 0x62, 0, 0x0a, 0)) // 'utf-16le'
 */
export function wideEncoding(bytes: Uint8Array): WideEncoding | undefined {
  const head = bytes.subarray(0, SAMPLE);
  const [a, b] = head;
  if (a === 0xff && b === 0xfe && !isUtf32(head)) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const pairs = head.length >> 1;
  if (pairs < 2 || !head.includes(0)) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  // Delimiters, digits and line ends have a zero byte each, all on the same side.
  if (odd > 0.3 * pairs && even < 0.1 * odd) return 'utf-16le';
  if (even > 0.3 * pairs && odd < 0.1 * even) return 'utf-16be';
  // Of other scripts there may be few of them.
  const order = orderOfLineEnds(head);
  return order !== undefined && isText(head, order) ? order : undefined;
}

/** The byte order in which there are more line ends; in the other one they are no characters, or rare ones. */
export function orderOfLineEnds(bytes: Uint8Array): WideEncoding | undefined {
  const head = bytes.subarray(0, SAMPLE);
  let little = 0;
  let big = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i + 1] === 0 && (head[i] === LF || head[i] === CR)) little++;
    if (head[i] === 0 && (head[i + 1] === LF || head[i + 1] === CR)) big++;
  }
  if (little === big) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Whether the bytes begin with the byte order mark of UTF-32 LE, which begins like that of UTF-16 LE. */
export function isUtf32([a, b, c, d]: Uint8Array): boolean {
  return a === 0xff && b === 0xfe && c === 0 && d === 0;
}

/** No control that texts have no use for, no half of a surrogate pair, no noncharacter, and not ASCII after all. */
function isText(head: Uint8Array, order: WideEncoding): boolean {
  const high = order === 'utf-16be' ? 0 : 1;
  const pairs = head.length >> 1;
  let ascii = 0;
  const highBytes = new Uint16Array(256);
  for (let i = 0; i < pairs; i++) {
    const first = head[2 * i + high]!;
    const second = head[2 * i + 1 - high]!;
    if (first === 0 && second < SPACE && (second < TAB || second > CR)) return false;
    if (first === 0xff && second >= 0xfe) return false;
    if (first >= 0xdc && first < 0xe0) return false;
    // The other half of the last unit may be cut off.
    if (first >= 0xd8 && first < 0xdc && i + 1 < pairs) {
      i++;
      if (head[2 * i + high]! < 0xdc || head[2 * i + high]! >= 0xe0) return false;
    }
    if (!isPrintable(first) || !isPrintable(second)) continue;
    ascii++;
    highBytes[first]!++;
  }
  // Kana are all of one block.
  return ascii <= MOST_PAIRS * pairs || Math.max(...highBytes) > ascii / 2;
}

function isPrintable(byte: number): boolean {
  return byte >= SPACE && byte < 0x7f;
}
