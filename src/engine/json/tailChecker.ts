import { CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../csv/ascii';
import { isDigit, type JsonCursor } from './jsonCursor';
import * as fault from './jsonFault';
import { DEEPEST } from './jsonShape';

type Expected = 'key' | 'key or end' | 'colon' | 'value' | 'value or end' | 'more or end';

/**
 * Checks what follows a table to the end of the file: further members of the objects around it, and their braces. The
 * bytes may come in pieces.
 */
export class TailChecker {
  /** What closes the objects and arrays that are open, the innermost last. */
  private readonly open: number[];
  private expected: Expected = 'more or end';
  /** Whether the last piece ended in a string, so that it may be of any length. */
  private inString = false;

  /** @param around how many objects around the table are open */
  constructor(private readonly around: number) {
    this.open = Array.from({ length: around }, () => CLOSE_BRACE);
  }

  /**
   * Passes over all that is complete, and strings as far as they are there: where the cursor is then, the next piece has
   * to begin.
   * @param atEnd whether the file ends with these bytes
   * @returns false where it is not as expected; the cursor is there then
   */
  read(cursor: JsonCursor, atEnd: boolean): boolean {
    for (;;) {
      if (!this.inString) cursor.skipSpace();
      const start = cursor.i;
      const isOver = start >= cursor.length;
      if (isOver && (!atEnd || (this.open.length === 0 && this.expected === 'more or end'))) return true;
      const isRight = this.inString ? this.stringFrom(cursor, start) : this.token(cursor);
      if (!atEnd && cursor.i >= cursor.length && mayGoOn(cursor, isRight !== false)) {
        this.inString = cursor.cutAt >= 0;
        cursor.i = this.inString ? cursor.cutAt : start;
        cursor.expected = 0;
        return true;
      }
      if (!isRight) return false;
      this.inString = false;
      this.expected = isRight;
    }
  }

  /** Passes over one mark, key, or value that holds no others: what is expected behind it. */
  private token(cursor: JsonCursor): Expected | false {
    const byte = cursor.byte();
    const closing = this.open.at(-1);
    switch (this.expected) {
      case 'more or end':
        if (closing === undefined) return cursor.fail(fault.THE_END);
        if (byte === closing) return this.close(cursor);
        if (byte !== COMMA) {
          return cursor.fail(closing === CLOSE_BRACE ? fault.COMMA_OR_BRACE : fault.COMMA_OR_BRACKET);
        }
        cursor.i++;
        return closing === CLOSE_BRACE ? 'key' : 'value';
      case 'key or end':
        if (byte === CLOSE_BRACE) return this.close(cursor);
        if (byte !== QUOTE) return cursor.fail(fault.A_KEY_OR_END);
        return this.stringFrom(cursor, cursor.i + 1);
      case 'key':
        if (byte !== QUOTE) return cursor.fail(fault.A_KEY);
        return this.stringFrom(cursor, cursor.i + 1);
      case 'colon':
        if (byte !== COLON) return cursor.fail(fault.A_COLON);
        cursor.i++;
        return 'value';
      case 'value or end':
        return byte === CLOSE_BRACKET ? this.close(cursor) : this.value(cursor, byte);
      case 'value':
        return this.value(cursor, byte);
    }
  }

  /** Passes over a key or a value from behind its opening quote, or from where a piece of it ended, on. */
  private stringFrom(cursor: JsonCursor, from: number): Expected | false {
    const isKey = this.expected === 'key' || this.expected === 'key or end';
    return cursor.scanStringFrom(from) !== 0 && (isKey ? 'colon' : 'more or end');
  }

  private value(cursor: JsonCursor, byte: number): Expected | false {
    if (byte !== OPEN_BRACE && byte !== OPEN_BRACKET) return cursor.skipValue(1) && 'more or end';
    if (this.open.length >= DEEPEST + this.around) return cursor.fail(fault.LESS_DEPTH);
    cursor.i++;
    this.open.push(byte === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET);
    return byte === OPEN_BRACE ? 'key or end' : 'value or end';
  }

  private close(cursor: JsonCursor): Expected {
    cursor.i++;
    this.open.pop();
    return 'more or end';
  }
}

/** Whether what touches the end of the bytes may be more than what is there: a number, or what is not whole. */
function mayGoOn({ bytes, i }: JsonCursor, isRight: boolean): boolean {
  return !isRight || isDigit(bytes[i - 1]!);
}
