import { isWhiteSpace, MINUS, PLUS, POINT, ZERO } from '../csv/ascii';
import type { NumberMarks } from '../dialect';
import { Ungrouper } from '../table/ungroup';
import type { ByteBuffer } from './byteBuffer';

/**
 * Writes numbers of a file as JSON has them, with the same digits: without white space, marks between groups, a plus
 * sign, leading zeros, or a decimal point at either end.
 *
 * @example ' +.50 ' becomes 0.50, '3.e2' becomes 3e2, '-007.5' becomes -7.5; with a decimal comma '1.234,5' becomes 1234.5
 */
export class NumberWriter {
  private readonly grouped: Ungrouper;
  private readonly decimal: number;

  constructor({ decimal, thousands }: NumberMarks) {
    this.grouped = new Ungrouper(thousands);
    this.decimal = decimal.charCodeAt(0);
  }

  /** @param bytes between `start` and `end` a finite number as {@link CellClassifier} reads them */
  write(out: ByteBuffer, bytes: Uint8Array, start: number, end: number): void {
    while (isWhiteSpace(bytes[start]!)) start++;
    while (isWhiteSpace(bytes[end - 1]!)) end--;
    const { grouped, decimal } = this;
    if (grouped.ungroup(bytes, start, end)) this.writePlain(out, grouped.bytes, 0, grouped.length, decimal);
    else this.writePlain(out, bytes, start, end, decimal);
  }

  private writePlain(out: ByteBuffer, bytes: Uint8Array, start: number, end: number, decimal: number): void {
    let i = start;
    if (bytes[i] === MINUS) out.byte(MINUS);
    if (bytes[i] === MINUS || bytes[i] === PLUS) i++;
    while (bytes[i] === ZERO && i + 1 < end && isDigit(bytes[i + 1]!)) i++;
    if (bytes[i] === decimal) out.byte(ZERO);
    let point = i;
    while (point < end && bytes[point] !== decimal) point++;
    out.copy(bytes, i, point);
    if (point === end) return;
    if (point + 1 < end && isDigit(bytes[point + 1]!)) out.byte(POINT);
    out.copy(bytes, point + 1, end);
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}
