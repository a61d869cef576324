import type { ChosenKind } from './columnKind';
import type { DecimalMark, Orient, TextFormat, ThousandsMark } from './dialect';

/** What the user fixes about reading; everything left out is guessed. */
export interface ReadOptions {
  readonly delimiter?: string;
  readonly quote?: string;
  readonly header?: boolean;
  readonly escape?: string;
  readonly decimal?: DecimalMark;
  readonly thousands?: ThousandsMark;
  readonly comment?: string;
  readonly preambleLines?: number;
  /** By column name; names that the file does not have are ignored. */
  readonly kinds?: Readonly<Record<string, ChosenKind>>;
  /** Words that count as missing besides the empty cell. Compared exactly, after trimming. */
  readonly missingWords?: readonly string[];
  /** Read the rows before a quote that is never closed, or before bytes that are no JSON, instead of refusing the file. */
  readonly stopAtUnterminatedQuote?: boolean;
  /** Any label that the Encoding Standard knows. */
  readonly encoding?: string;
  /** The encoding of a file without a byte order mark; not a choice for this file, but for all. */
  readonly usualEncoding?: string;
  /** Read the rows before damage in gzip data or a Parquet file instead of refusing the file. */
  readonly stopAtDamage?: boolean;
  /** Left out: what the name of the file says, else its first bytes. */
  readonly format?: TextFormat;
  /** Of a JSON file: the keys that lead to the table, with dots between them. */
  readonly path?: string;
  /** Of a JSON object of objects: what its members are. */
  readonly orient?: Orient;
  /**
   * Of JSON objects: the keys that lead to each column, as an earlier reading of the file found them; it is not searched
   * for more. See `path` of ColumnProfile.
   */
  readonly columnPaths?: readonly (readonly string[])[];
}

/** Missing words as pandas and R users write them; the empty cell is always missing. */
export const DEFAULT_MISSING_WORDS: readonly string[] = [
  'NA',
  'N/A',
  'n/a',
  'NaN',
  'nan',
  'null',
  'NULL',
  'None',
  '?',
  '-',
];
