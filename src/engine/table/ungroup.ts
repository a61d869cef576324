import { MINUS, PLUS, ZERO } from '../csv/ascii';
import type { ThousandsMark } from '../dialect';

/** What stands between groups, where that is the mark. */
export const WRITTEN_THOUSANDS: Record<ThousandsMark, readonly string[]> = {
  '': [],
  ',': [','],
  '.': ['.'],
  _: ['_'],
  // Also typographic: ’, and the no-break, narrow no-break and thin space.
  "'": ["'", '\u2019'],
  ' ': [' ', '\u00a0', '\u202f', '\u2009'],
};

/**
 * Takes the marks out of numbers whose digits are grouped by three, such as `1.234.567,8`.
 *
 * Groups are three digits long but for the first, which has one to three and does not begin with 0; there are none among the
 * decimals. Anything else is left alone, because it may be another mark: `1,23` or `0,123`.
 *
 * @example
 * const number = new Ungrouper(',');
 * number.ungroup(new TextEncoder().encode('-1,234.5'), 0, 8); // true
 * new TextDecoder().decode(number.bytes.subarray(0, number.length)); // '-1234.5'
 */
export class Ungrouper {
  /** What {@link ungroup} found, up to `length`. */
  readonly bytes = new Uint8Array(64);
  length = 0;
  private readonly marks: readonly Uint8Array[];

  constructor(thousands: ThousandsMark) {
    this.marks = WRITTEN_THOUSANDS[thousands].map((mark) => new TextEncoder().encode(mark));
  }

  /** @returns whether `bytes` from `start` to `end` begin with grouped digits, and are short enough to be a number */
  ungroup(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.marks.length === 0 || end - start > this.bytes.length) return false;
    this.length = 0;
    let i = start;
    if (bytes[i] === MINUS || bytes[i] === PLUS) this.bytes[this.length++] = bytes[i++]!;
    const first = this.copyDigits(bytes, i, end);
    if (first < 1 || first > 3 || bytes[i] === ZERO) return false;
    i += first;
    let groups = 0;
    for (let mark = this.markAt(bytes, i, end); mark > 0; mark = this.markAt(bytes, i, end)) {
      if (this.copyDigits(bytes, i + mark, end) !== 3) return false;
      i += mark + 3;
      groups++;
    }
    if (groups === 0) return false;
    // The rest is not looked at: whoever reads the number says whether it is one.
    for (; i < end; i++) this.bytes[this.length++] = bytes[i]!;
    return true;
  }

  /** @returns how many bytes the mark at `i` has, or 0 */
  private markAt(bytes: Uint8Array, i: number, end: number): number {
    const mark = this.marks.find((each) => each.every((byte, k) => i + k < end && bytes[i + k] === byte));
    return mark?.length ?? 0;
  }

  private copyDigits(bytes: Uint8Array, from: number, end: number): number {
    let i = from;
    for (; i < end && (bytes[i]! - ZERO) >>> 0 <= 9; i++) this.bytes[this.length++] = bytes[i]!;
    return i - from;
  }
}
