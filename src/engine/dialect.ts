import type { Compression } from './byteSource';

/** How the records of a CSV file end; `mixed` when more than one kind of line end is used. */
export type Newline = '\n' | '\r\n' | '\r' | 'mixed';

/** How a CSV file is written. Every member is a guess unless ReadOptions fixed it. */
export interface Dialect {
  /** One ASCII character between the fields, or the word `blanks`: see csv/blanks.ts. */
  readonly delimiter: string;
  /** The quote character, or the empty string when quotes are ordinary text. */
  readonly quote: string;
  readonly newline: Newline;
  /** As the Encoding Standard names it, in lower case: `utf-8`, `utf-16le`, `windows-1252`… */
  readonly encoding: string;
  /** Whether the text starts with a byte order mark. */
  readonly bom: boolean;
  readonly compression: Compression;
  /** Whether the first record names the columns. */
  readonly header: boolean;
  /** One ASCII character that makes the one behind it ordinary text, or the empty string where only doubled quotes do. */
  readonly escape: string;
  readonly decimal: DecimalMark;
  readonly thousands: ThousandsMark;
  /** Lines that begin with this ASCII character are no records; the empty string: there are none. */
  readonly comment: string;
  /** How many physical lines at the start of the file stand before the table. */
  readonly preambleLines: number;
}

/** What a JSON file is made of: where its table stands, and how. */
export type JsonLayout =
  | 'array-of-objects'
  | 'array-of-arrays'
  | 'array-of-values'
  | 'lines-of-objects'
  | 'lines-of-arrays'
  | 'lines-of-values'
  /** One object that is the only row. */
  | 'object'
  /** An object of arrays, one for each column. */
  | 'columns'
  /** An object of objects, one for each column, whose keys name the rows. */
  | 'pandas-columns'
  /** An object of objects, one for each row. */
  | 'pandas-index'
  | 'pandas-split'
  | 'pandas-table';

/** What the members of an object of objects are, in the words of pandas: `index` rows, `columns` columns. */
export type Orient = 'index' | 'columns';

/** How a JSON file is written. */
export interface JsonDialect extends Pick<Dialect, 'newline' | 'encoding' | 'bom' | 'compression'> {
  readonly layout: JsonLayout;
  /** The keys that lead to the table, with dots between them; empty: the whole file is the table. */
  readonly path: string;
  /** Other tables in the file, as far as its head tells, to choose by `path` of ReadOptions. */
  readonly otherPaths: readonly string[];
  /** Whether the first record names the columns; only where records are arrays. */
  readonly header: boolean;
  /** JSON has no other. */
  readonly decimal: '.';
  readonly thousands: '';
}

/** How a data file is written. */
export type TableDialect = Dialect | JsonDialect;

/** Where a record and its fields end. */
export type RecordDialect = Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'comment'>;

/** How numbers are written. */
export type NumberMarks = Pick<Dialect, 'decimal' | 'thousands'>;

export type DecimalMark = '.' | ',';

/**
 * What may stand between groups of three digits before the decimals; the empty string: nothing. A space stands for no-break
 * spaces, too, and an apostrophe for the typographic one.
 */
export type ThousandsMark = '' | ',' | '.' | ' ' | "'" | '_';

export type TextFormat = 'csv' | 'json' | 'jsonl';
