import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CR,
  LF,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLUS,
  POINT,
  QUOTE,
  SPACE,
  TAB,
  ZERO,
} from '../csv/ascii';
import { ESCAPED, QUOTED } from '../csv/recordBatch';
import * as fault from './jsonFault';
import { DEEPEST } from './jsonShape';

const TRUE = [116, 114, 117, 101];
const FALSE = [102, 97, 108, 115, 101];
const NULL = [110, 117, 108, 108];

/**
 * A place in some bytes, from which JSON values are passed over and checked by RFC 8259.
 *
 * What is not as expected leaves its place in `i` and what was expected in `expected`; `i` is `length` where the bytes end
 * too early.
 */
export class JsonCursor {
  i = 0;
  /** Line ends passed over count up from here. */
  lines = 0;
  /** What a line end counts. */
  protected lineEnd = 1;
  /** One of the numbers of jsonFault.ts, or 0. */
  expected = 0;
  /** Where a string goes on that the end of the bytes cuts off, in front of an escape that is not whole; or -1. */
  cutAt = -1;

  /** @param isLines whether a line end is no white space */
  constructor(
    /** With a line feed at `length`. */
    public bytes: Uint8Array,
    public length: number,
    private readonly isLines: boolean,
  ) {}

  /** Passes over white space; a line end is none where lines are records. */
  skipSpace(): void {
    const { bytes, length } = this;
    let { i } = this;
    for (; i < length; i++) {
      const byte = bytes[i]!;
      if (byte === SPACE || byte === TAB || byte === CR) continue;
      if (byte !== LF || this.isLines) break;
      this.lines += this.lineEnd;
    }
    this.i = i;
  }

  fail(expected: number): false {
    this.expected = expected;
    return false;
  }

  scanColon(): boolean {
    this.skipSpace();
    if (this.byte() !== COLON) return this.fail(fault.A_COLON);
    this.i++;
    this.skipSpace();
    return true;
  }

  /** The byte here; -1 behind the last one. */
  byte(): number {
    return this.i < this.length ? this.bytes[this.i]! : -1;
  }

  skipValue(depth: number): boolean {
    const byte = this.byte();
    switch (byte) {
      case QUOTE:
        return this.scanString() !== 0;
      case OPEN_BRACE:
        return this.skipObject(depth);
      case OPEN_BRACKET:
        return this.skipArray(depth);
      case TRUE[0]:
        return this.scanWord(TRUE);
      case FALSE[0]:
        return this.scanWord(FALSE);
      case NULL[0]:
        return this.scanWord(NULL);
      default:
        return byte === MINUS || isDigit(byte) ? this.scanNumber() : this.fail(fault.A_VALUE);
    }
  }

  private skipObject(depth: number): boolean {
    if (depth > DEEPEST) return this.fail(fault.LESS_DEPTH);
    this.i++;
    this.skipSpace();
    if (this.byte() === CLOSE_BRACE) {
      this.i++;
      return true;
    }
    for (let isFirst = true; ; isFirst = false) {
      if (this.byte() !== QUOTE) return this.fail(isFirst ? fault.A_KEY_OR_END : fault.A_KEY);
      if (this.scanString() === 0 || !this.scanColon() || !this.skipValue(depth + 1)) return false;
      this.skipSpace();
      const byte = this.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACE) return this.fail(fault.COMMA_OR_BRACE);
      this.i++;
      if (byte === CLOSE_BRACE) return true;
      this.skipSpace();
    }
  }

  private skipArray(depth: number): boolean {
    if (depth > DEEPEST) return this.fail(fault.LESS_DEPTH);
    this.i++;
    this.skipSpace();
    if (this.byte() === CLOSE_BRACKET) {
      this.i++;
      return true;
    }
    for (;;) {
      if (!this.skipValue(depth + 1)) return false;
      this.skipSpace();
      const byte = this.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACKET) return this.fail(fault.COMMA_OR_BRACKET);
      this.i++;
      if (byte === CLOSE_BRACKET) return true;
      this.skipSpace();
    }
  }

  /** @returns the flags of the string, or 0 where it is none */
  scanString(): number {
    return this.scanStringFrom(this.i + 1);
  }

  /** @param i behind the opening quote, not in an escape */
  scanStringFrom(i: number): number {
    const { bytes, length } = this;
    let flags = QUOTED;
    for (; i < length; i++) {
      const byte = bytes[i]!;
      if (byte === QUOTE) {
        this.i = i + 1;
        return flags;
      }
      if (byte === BACKSLASH) {
        flags |= ESCAPED;
        i = this.escapeEnd(i);
        if (i < 0) return 0;
      } else if (byte < SPACE) break;
    }
    this.i = i;
    this.expected = fault.STRING_END;
    if (i >= length) this.cutAt = i;
    return 0;
  }

  /** Where the escape from `at` on ends, or -1 */
  private escapeEnd(at: number): number {
    const { bytes, length } = this;
    const letter = at + 1 < length ? bytes[at + 1]! : -1;
    if (letter !== 117) {
      if (letter === QUOTE || letter === BACKSLASH || SINGLE_ESCAPES.includes(letter)) return at + 1;
      return this.failEscape(at, at + 1);
    }
    for (let i = at + 2; i < at + 6; i++) {
      if (i < length && isHexadecimal(bytes[i]!)) continue;
      return this.failEscape(at, i);
    }
    return at + 5;
  }

  /** @param i where it is not as expected */
  private failEscape(at: number, i: number): -1 {
    const isCut = i >= this.length;
    this.i = isCut ? this.length : at;
    this.expected = fault.AN_ESCAPE;
    if (isCut) this.cutAt = at;
    return -1;
  }

  private scanNumber(): boolean {
    const { bytes } = this;
    let { i } = this;
    if (bytes[i] === MINUS) i++;
    if (bytes[i] === ZERO) i++;
    else if (!isDigit(bytes[i]!)) return this.failAt(i, fault.A_DIGIT);
    else while (isDigit(bytes[i]!)) i++;
    if (bytes[i] === POINT) {
      i++;
      if (!isDigit(bytes[i]!)) return this.failAt(i, fault.A_DIGIT);
      while (isDigit(bytes[i]!)) i++;
    }
    if ((bytes[i]! | 32) === 101) {
      i++;
      if (bytes[i] === PLUS || bytes[i] === MINUS) i++;
      if (!isDigit(bytes[i]!)) return this.failAt(i, fault.A_DIGIT);
      while (isDigit(bytes[i]!)) i++;
    }
    this.i = i;
    return true;
  }

  private failAt(i: number, expected: number): false {
    this.i = i;
    return this.fail(expected);
  }

  private scanWord(word: readonly number[]): boolean {
    const { bytes, i, length } = this;
    for (let k = 0; k < word.length; k++) {
      if (i + k >= length) return this.failAt(length, fault.A_VALUE);
      // The whole word is what was found.
      if (bytes[i + k] !== word[k]) return this.failAt(i, fault.A_VALUE);
    }
    this.i = i + word.length;
    return true;
  }
}

/** / b f n r t */
const SINGLE_ESCAPES = [47, 98, 102, 110, 114, 116];

/** Whether a byte is an ASCII digit. */
export function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 57;
}

function isHexadecimal(byte: number): boolean {
  return isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);
}
