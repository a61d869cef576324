import type { RecordDialect } from '../dialect';
import { SPACE, TAB } from './ascii';
import { BLANKS } from './blanks';

/** The bytes that end records and fields, or keep them from ending; -1 for what a dialect does not have. */
export interface RecordBytes {
  readonly delimiter: number;
  /** The byte that delimits, too, where any number of both counts as one; else -1. */
  readonly otherBlank: number;
  readonly quote: number;
  readonly escape: number;
  readonly comment: number;
}

/**
 * The marks of a dialect as bytes; −1 for one that it does not have.
 * @example
 * recordBytes({ delimiter: ',', quote: '"', escape: '', comment: '#' });
 * // { delimiter: 44, otherBlank: -1, quote: 34, escape: -1, comment: 35 }
 */
export function recordBytes({ delimiter, quote, escape, comment }: RecordDialect): RecordBytes {
  const byte = (character: string) => (character === '' ? -1 : character.charCodeAt(0));
  const others = { quote: byte(quote), escape: byte(escape), comment: byte(comment) };
  if (delimiter === BLANKS) return { delimiter: SPACE, otherBlank: TAB, ...others };
  return { delimiter: byte(delimiter), otherBlank: -1, ...others };
}
