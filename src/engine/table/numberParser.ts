import { MINUS, PLUS, ZERO } from '../csv/ascii';
import type { DecimalMark } from '../dialect';
import { decimalToDouble } from './decimalToDouble';
import { POWERS_OF_TEN } from './powersOfTen';

const LOWER_CASE = 32;
const E = 101;
/** From here on an exponent decides the value by itself: no cell has so many digits. */
const EXPONENT_LIMIT = 1e9;

/**
 * Reads decimal numbers from bytes, without a string or an allocation for the usual ones.
 *
 * A number is an optional sign, digits with at most one decimal mark among or around them, and an optional
 * exponent: `12`, `-.5`, `3.`, `+1.5E-3`. White space, hexadecimal, separators, `NaN` and `Infinity` are not.
 * The value is the double nearest to the decimal, ties to even; beyond the range ±Infinity.
 *
 * Up to nine digits are gathered as an integer; as it and the power of ten are doubles, one division gives the nearest
 * double (Clinger, How to read floating point numbers accurately, 1990). {@link decimalToDouble} has the rest.
 *
 * @example
 * const number = new NumberParser();
 * number.parse(new TextEncoder().encode('-12.5'), 0, 5); // true
 * number.value; // -12.5
 */
export class NumberParser {
  /** The value is kept here, because a property would allocate an object for every double. */
  private readonly result = new Float64Array(1);
  /** Whether that token was an optional sign and digits, nothing else. */
  integer = false;
  private readonly mark: number;

  constructor(decimal: DecimalMark = '.') {
    this.mark = decimal.charCodeAt(0);
  }

  /** Of the last token that was a number. */
  get value(): number {
    return this.result[0]!;
  }

  /** @returns whether `bytes` from `start` to `end` are a number */
  parse(bytes: Uint8Array, start: number, end: number): boolean {
    let i = start;
    const sign = bytes[i];
    if (sign === MINUS || sign === PLUS) i++;
    const first = i;
    // Wraps around beyond nine digits; then it is not used.
    let significand = 0;
    let digit: number;
    while (i < end && (digit = (bytes[i]! - ZERO) >>> 0) <= 9) {
      significand = (Math.imul(significand, 10) + digit) | 0;
      i++;
    }
    let digits = i - first;
    let decimals = 0;
    this.integer = i === end;
    if (i < end && bytes[i] === this.mark) {
      const fraction = ++i;
      while (i < end && (digit = (bytes[i]! - ZERO) >>> 0) <= 9) {
        significand = (Math.imul(significand, 10) + digit) | 0;
        i++;
      }
      decimals = i - fraction;
      digits += decimals;
    }
    if (digits === 0) return false;
    if (i < end || digits > 9) return this.parseRest(bytes, first, i, end, decimals, sign === MINUS);
    const value = significand / POWERS_OF_TEN[decimals]!;
    this.result[0] = sign === MINUS ? -value : value;
    return true;
  }

  /** A number of many digits (`first` to `i`, with so many decimals), or with an exponent (`i` to `end`). */
  private parseRest(
    bytes: Uint8Array,
    first: number,
    i: number,
    end: number,
    decimals: number,
    negative: boolean,
  ): boolean {
    const digitsEnd = i;
    let exponent = 0;
    if (i < end) {
      if ((bytes[i]! | LOWER_CASE) !== E) return false;
      const sign = bytes[++i];
      if (i < end && (sign === MINUS || sign === PLUS)) i++;
      if (i === end) return false;
      for (; i < end; i++) {
        const digit = (bytes[i]! - ZERO) >>> 0;
        if (digit > 9) return false;
        if (exponent < EXPONENT_LIMIT) exponent = exponent * 10 + digit;
      }
      if (sign === MINUS) exponent = -exponent;
    }
    const value = decimalToDouble(bytes, first, digitsEnd, exponent - decimals);
    this.result[0] = negative ? -value : value;
    return true;
  }
}
