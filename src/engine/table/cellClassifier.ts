import type { NumberMarks } from '../dialect';
import { DEFAULT_MISSING_WORDS } from '../readOptions';
import { isWhiteSpace, MINUS, PLUS, ZERO } from '../csv/ascii';
import * as cellClass from './cellClass';
import type { CellClass } from './cellClass';
import { isIsoDate } from './isoDate';
import { NumberParser } from './numberParser';
import { Ungrouper } from './ungroup';

// What a first byte may begin, as bits.
const NUMBER = 1;
const WORD = 2;

const BOOLEANS = ['true', 'false', 'yes', 'no'].map(encoded);
/** Numbers as programs write them. */
const PLAIN_NUMBERS: NumberMarks = { decimal: '.', thousands: '' };

const INFINITIES = ['inf', 'infinity'].map(encoded);

/**
 * Says what a cell is from its bytes, and which number it holds. White space around a cell does not count.
 *
 * @example
 * const cell = new CellClassifier(['NA']);
 * cell.classify(new TextEncoder().encode(' -1.5 '), 0, 6); // DECIMAL
 * cell.value; // -1.5
 */
export class CellClassifier {
  /** Index into `missingWords` of the word a missing cell holds; -1 when it is empty. */
  word = -1;
  /** Without repetitions, in the order given. */
  readonly missingWords: readonly string[];

  private readonly number: NumberParser;
  private readonly grouped: Ungrouper;
  /** The value is kept here, because a property would allocate an object for every double. */
  private readonly result = new Float64Array(1);
  private readonly wordBytes: readonly Uint8Array[];
  /** By first byte, the indices of the missing words that begin with it. */
  private readonly wordsFrom: (number[] | undefined)[] = new Array<undefined>(256).fill(undefined);
  private readonly begins = new Uint8Array(256);
  /** By first byte, 1 where a number cannot be a missing word. */
  private readonly isPlain = new Uint8Array(256);

  /** @param missingWords compared exactly with the trimmed cell, before anything else: `-999` may be one */
  constructor(
    missingWords: readonly string[] = DEFAULT_MISSING_WORDS,
    readonly marks: NumberMarks = PLAIN_NUMBERS,
  ) {
    const { decimal, thousands } = marks;
    this.number = new NumberParser(decimal);
    this.grouped = new Ungrouper(thousands);
    this.missingWords = [...new Set(missingWords.map((word) => word.trim()).filter((word) => word !== ''))];
    this.wordBytes = this.missingWords.map(encoded);
    for (const byte of encoded(`0123456789+-${decimal}`)) {
      this.begins[byte]! |= NUMBER;
      this.isPlain[byte] = 1;
    }
    for (const byte of encoded('tfynTFYN+-iI')) this.begins[byte]! |= WORD;
    for (const [w, word] of this.wordBytes.entries()) {
      (this.wordsFrom[word[0]!] ??= []).push(w);
      if (this.number.parse(word, 0, word.length)) this.isPlain[word[0]!] = 0;
    }
  }

  /** The number of the last cell: ±Infinity beyond the range of a double, NaN when it is no number. */
  get value(): number {
    return this.result[0]!;
  }

  classify(bytes: Uint8Array, start: number, end: number): CellClass {
    // The usual cells of a numeric column, apart from the rest so that engines inline it.
    if (start < end && this.isPlain[bytes[start]!] === 1 && this.number.parse(bytes, start, end)) {
      const { value } = this.number;
      this.result[0] = value;
      if (!this.number.integer && value > -Infinity && value < Infinity) return cellClass.DECIMAL;
      return classOfNumber(bytes, start, end, value, this.number.integer);
    }
    return this.classifyOther(bytes, start, end);
  }

  /** Classifies what a JSON string holds: it is no number, and white space around it counts. */
  classifyString(bytes: Uint8Array, start: number, end: number): CellClass {
    this.result[0] = NaN;
    this.word = -1;
    if (start === end) return cellClass.MISSING;
    const words = this.wordsFrom[bytes[start]!];
    if (words !== undefined) this.word = this.findMissingWord(words, bytes, start, end);
    if (this.word >= 0) return cellClass.MISSING;
    return isIsoDate(bytes, start, end) ? cellClass.DATE : cellClass.TEXT;
  }

  private classifyOther(bytes: Uint8Array, start: number, end: number): CellClass {
    this.result[0] = NaN;
    this.word = -1;
    while (start < end && isWhiteSpace(bytes[start]!)) start++;
    while (start < end && isWhiteSpace(bytes[end - 1]!)) end--;
    if (start === end) return cellClass.MISSING;
    const first = bytes[start]!;
    const words = this.wordsFrom[first];
    if (words !== undefined) {
      this.word = this.findMissingWord(words, bytes, start, end);
      if (this.word >= 0) return cellClass.MISSING;
    }
    const begins = this.begins[first]!;
    if ((begins & NUMBER) !== 0) {
      if (this.number.parse(bytes, start, end)) {
        const { value, integer } = this.number;
        this.result[0] = value;
        return classOfNumber(bytes, start, end, value, integer);
      }
      if (isIsoDate(bytes, start, end)) return cellClass.DATE;
      const { grouped } = this;
      if (grouped.ungroup(bytes, start, end) && this.number.parse(grouped.bytes, 0, grouped.length)) {
        const { value, integer } = this.number;
        this.result[0] = value;
        return classOfNumber(grouped.bytes, 0, grouped.length, value, integer);
      }
    }
    return (begins & WORD) !== 0 ? this.classOfWord(bytes, start, end) : cellClass.TEXT;
  }

  private classOfWord(bytes: Uint8Array, start: number, end: number): CellClass {
    if (BOOLEANS.some((word) => equalsIgnoringCase(bytes, start, end, word))) return cellClass.BOOLEAN;
    const negative = bytes[start] === MINUS;
    const first = negative || bytes[start] === PLUS ? start + 1 : start;
    if (!INFINITIES.some((word) => equalsIgnoringCase(bytes, first, end, word))) return cellClass.TEXT;
    this.result[0] = negative ? -Infinity : Infinity;
    return cellClass.INFINITE;
  }

  private findMissingWord(among: number[], bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    search: for (const w of among) {
      const word = this.wordBytes[w]!;
      if (word.length !== length) continue;
      for (let i = 0; i < length; i++) if (bytes[start + i] !== word[i]) continue search;
      return w;
    }
    return -1;
  }
}

function classOfNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  value: number,
  integer: boolean,
): CellClass {
  if (value === Infinity || value === -Infinity) return cellClass.OVERFLOW;
  if (!integer) return cellClass.DECIMAL;
  if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) return cellClass.LONG_INTEGER;
  const first = bytes[start] === MINUS || bytes[start] === PLUS ? start + 1 : start;
  return bytes[first] === ZERO && end - first > 1 ? cellClass.LEADING_ZERO : cellClass.INTEGER;
}

/** @param word in lower case letters */
function equalsIgnoringCase(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start !== word.length) return false;
  // The bit that tells upper case from lower.
  for (let i = 0; i < word.length; i++) if ((bytes[start + i]! | 32) !== word[i]) return false;
  return true;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
