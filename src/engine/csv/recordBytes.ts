import type { RecordDialect } from '../dataset';

/** The bytes that end records and fields, or keep them from ending; -1 for what a dialect does not have. */
export interface RecordBytes {
  readonly delimiter: number;
  readonly quote: number;
  readonly escape: number;
  readonly comment: number;
}

export function recordBytes({ delimiter, quote, escape, comment }: RecordDialect): RecordBytes {
  const byte = (character: string) => (character === '' ? -1 : character.charCodeAt(0));
  return { delimiter: byte(delimiter), quote: byte(quote), escape: byte(escape), comment: byte(comment) };
}
