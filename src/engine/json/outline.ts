import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, LF, MINUS, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../csv/ascii';
import { A_KEY, A_KEY_OR_END, A_VALUE, COMMA_OR_BRACE, type JsonFault } from './jsonFault';
import { isDigit, JsonCursor } from './jsonCursor';
import type { JsonRecords } from './jsonShape';
import { stringText } from './jsonString';

/** Tables are not looked for in objects deeper in each other. */
const DEEPEST_OUTLINED = 32;
const LETTER_F = 102;
const LETTER_N = 110;
const LETTER_T = 116;

/** What a value in the head of a file is, as far as the head goes. */
export type Outline = OutlinedObject | OutlinedArray | OutlinedValue;

export interface OutlinedObject {
  readonly type: 'object';
  /** Where its brace stands. */
  readonly start: number;
  readonly members: readonly { readonly key: string; readonly value: Outline }[];
  /** Whether all of its members are known. */
  readonly complete: boolean;
}

export interface OutlinedArray {
  readonly type: 'array';
  /** Where its bracket stands, and the physical line of it. */
  readonly start: number;
  readonly line: number;
  /** What its first elements are that are not null. */
  readonly elements: JsonRecords;
  readonly isEmpty: boolean;
  /** Position behind its bracket, if that is in the head. */
  readonly end?: number;
}

export interface OutlinedValue {
  readonly type: 'value';
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'other';
}

/** The head of a file as a tree of its objects and arrays. */
export class Outliner {
  private readonly cursor: JsonCursor;

  /** @param line physical line at `from` */
  constructor(head: Uint8Array, from: number, line: number) {
    const bytes = new Uint8Array(head.length + 1);
    bytes.set(head);
    bytes[head.length] = LF;
    this.cursor = new JsonCursor(bytes, head.length, false);
    this.cursor.i = from;
    this.cursor.lines = line;
  }

  /** Position behind the last value. */
  get end(): number {
    return this.cursor.i;
  }

  /** Where the head is no JSON; undefined also where it only ends too early. */
  get fault(): JsonFault | undefined {
    const { expected, i, lines, length } = this.cursor;
    return expected === 0 || i >= length ? undefined : { position: i, line: lines, expected };
  }

  /** Whether the head ended inside the value. */
  get isCut(): boolean {
    return this.cursor.expected !== 0 && this.cursor.i >= this.cursor.length;
  }

  value(depth = 1): Outline {
    const { cursor } = this;
    cursor.skipSpace();
    switch (cursor.byte()) {
      case OPEN_BRACE:
        if (depth <= DEEPEST_OUTLINED) return this.object(depth);
        break;
      case OPEN_BRACKET:
        return this.array();
    }
    const kind = kindOf(cursor.byte());
    cursor.skipValue(1);
    return { type: 'value', kind };
  }

  private object(depth: number): OutlinedObject {
    const { cursor } = this;
    const start = cursor.i++;
    const members: { key: string; value: Outline }[] = [];
    const result = (complete: boolean): OutlinedObject => ({ type: 'object', start, members, complete });
    cursor.skipSpace();
    if (cursor.byte() === CLOSE_BRACE) {
      cursor.i++;
      return result(true);
    }
    for (;;) {
      if (cursor.byte() !== QUOTE) {
        cursor.fail(members.length === 0 ? A_KEY_OR_END : A_KEY);
        return result(false);
      }
      const keyStart = cursor.i + 1;
      if (cursor.scanString() === 0) return result(false);
      const key = stringText(cursor.bytes, keyStart, cursor.i - 1);
      if (!cursor.scanColon()) return result(false);
      if (cursor.i >= cursor.length) {
        cursor.fail(A_VALUE);
        return result(false);
      }
      members.push({ key, value: this.value(depth + 1) });
      if (cursor.expected !== 0) return result(false);
      cursor.skipSpace();
      const byte = cursor.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACE) {
        cursor.fail(COMMA_OR_BRACE);
        return result(false);
      }
      cursor.i++;
      if (byte === CLOSE_BRACE) return result(true);
      cursor.skipSpace();
    }
  }

  private array(): OutlinedArray {
    const { cursor } = this;
    const { i: start, lines: line } = cursor;
    cursor.i++;
    cursor.skipSpace();
    const isEmpty = cursor.byte() === CLOSE_BRACKET;
    const elements = this.firstElement();
    cursor.i = start;
    cursor.lines = line;
    const isWhole = cursor.skipValue(1);
    return { type: 'array', start, line, elements, isEmpty, ...(isWhole && { end: cursor.i }) };
  }

  private firstElement(): OutlinedArray['elements'] {
    const { cursor } = this;
    while (cursor.byte() === LETTER_N && cursor.skipValue(1)) {
      cursor.skipSpace();
      if (cursor.byte() === COMMA) cursor.i++;
      cursor.skipSpace();
    }
    cursor.expected = 0;
    const byte = cursor.byte();
    // Nothing in it yet: rows of a table would be objects.
    if (byte === OPEN_BRACE || byte === CLOSE_BRACKET || byte < 0) return 'objects';
    return byte === OPEN_BRACKET ? 'arrays' : 'values';
  }
}

/** @param byte the first one of a value */
function kindOf(byte: number): OutlinedValue['kind'] {
  if (byte === QUOTE) return 'string';
  if (byte === LETTER_N) return 'null';
  if (byte === LETTER_T || byte === LETTER_F) return 'boolean';
  return byte === MINUS || isDigit(byte) ? 'number' : 'other';
}
