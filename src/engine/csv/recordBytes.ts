import type { RecordDialect } from '../dialect';

/** The bytes that end records and fields, or keep them from ending; -1 for what a dialect does not have. */
export interface RecordBytes {
  readonly delimiter: number;
  readonly quote: number;
  readonly escape: number;
  readonly comment: number;
}

/**
 * The marks of a dialect as bytes; −1 for one that it does not have.
 * @example
 * recordBytes({ delimiter: ',', quote: '"', escape: '', comment: '#' });
 * // { delimiter: 44, quote: 34, escape: -1, comment: 35 }
 */
export function recordBytes({ delimiter, quote, escape, comment }: RecordDialect): RecordBytes {
  const byte = (character: string) => (character === '' ? -1 : character.charCodeAt(0));
  return { delimiter: byte(delimiter), quote: byte(quote), escape: byte(escape), comment: byte(comment) };
}
