import { isWhiteSpace, MINUS, PLUS, POINT, ZERO } from '../csv/ascii';
import type { ByteBuffer } from './byteBuffer';

/**
 * Writes a number as JSON has them, with the same digits: without a plus sign, leading zeros, or a decimal point at
 * either end. White space around it is left out.
 *
 * @param bytes between `start` and `end` a number as {@link NumberParser} reads them
 * @example ' +.50 ' becomes 0.50, '3.e2' becomes 3e2, '-007.5' becomes -7.5
 */
export function jsonNumber(out: ByteBuffer, bytes: Uint8Array, start: number, end: number): void {
  let i = start;
  while (isWhiteSpace(bytes[i]!)) i++;
  while (isWhiteSpace(bytes[end - 1]!)) end--;
  if (bytes[i] === MINUS) out.byte(MINUS);
  if (bytes[i] === MINUS || bytes[i] === PLUS) i++;
  while (bytes[i] === ZERO && i + 1 < end && isDigit(bytes[i + 1]!)) i++;
  if (bytes[i] === POINT) out.byte(ZERO);
  let point = i;
  while (point < end && bytes[point] !== POINT) point++;
  out.copy(bytes, i, point);
  const digitFollows = point + 1 < end && isDigit(bytes[point + 1]!);
  out.copy(bytes, digitFollows ? point : Math.min(point + 1, end), end);
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}
