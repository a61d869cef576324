import type { Place } from './placeOf';
import type { Compression, ParquetFacts } from './byteSource';
import type { OutputFormat } from './convert/outputFormat';
import type { ScalerChoice, ScalerMethod } from './recipe';

/**
 * What the engine says about a data file: plain, serialisable types shared by every part of the product.
 */

/** What the cells of a column are, seen over every row. */
export type ColumnKind = 'number' | 'integer' | 'boolean' | 'date' | 'text' | 'identifier' | 'empty';

/** How the records of a CSV file end; `mixed` when more than one kind of line end is used. */
export type Newline = '\n' | '\r\n' | '\r' | 'mixed';

/** How a CSV file is written. Every member is a guess unless {@link ReadOptions} fixed it. */
export interface Dialect {
  /** One ASCII character between the fields. */
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

/** How a JSON file is written. */
export interface JsonDialect extends Pick<Dialect, 'newline' | 'encoding' | 'bom' | 'compression'> {
  readonly layout: JsonLayout;
  /** The keys that lead to the table, with dots between them; empty: the whole file is the table. */
  readonly path: string;
  /** Other tables in the file, as far as its head tells, to choose by {@link ReadOptions.path}. */
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

/** A kind that a column may be read as, whatever its cells are. */
export type ChosenKind = Exclude<ColumnKind, 'empty'>;

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
  /**
   * Of JSON objects: the keys that lead to each column, as an earlier reading of the file found them; it is not searched
   * for more. See {@link ColumnProfile.path}.
   */
  readonly columnPaths?: readonly (readonly string[])[];
}

export type TextFormat = 'csv' | 'json' | 'jsonl';

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

export type ProblemCode =
  | 'too-few-fields'
  | 'too-many-fields'
  | 'invalid-encoding'
  | 'number-overflow'
  | 'not-a-number'
  | 'not-an-integer'
  | 'digits-lost'
  | 'unnamed-column'
  | 'duplicate-name'
  | 'unterminated-quote'
  | 'damaged-file'
  | 'invalid-json'
  | 'not-a-record'
  | 'duplicate-key';

/** Something in the file that was read on, but that its owner should know. */
export interface Problem {
  readonly code: ProblemCode;
  /** Physical line on which the record starts; the first line of the file is 1. */
  readonly line: number;
  readonly message: string;
}

/** A count that is exact, or one that is labelled approximate. */
export type Distinct = number | { readonly approximate: number };

/**
 * A histogram. Bin i holds the values v with `edges[i] <= v < edges[i + 1]` that lie inside Tukey's fences; the last bin
 * includes its right edge, as in numpy.
 */
export interface Histogram {
  /** Increasing; one more than there are counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Values below the lower fence; 0 where the fences collapse and the bins hold every value. */
  readonly below: number;
  /** Values above the upper fence. */
  readonly above: number;
}

/** One far value and where it stands. */
export interface Extreme {
  readonly value: number;
  /** Physical line on which its record starts. */
  readonly line: number;
}

/** Values beyond Tukey's fences, Q1 − 1.5·IQR and Q3 + 1.5·IQR (strictly). */
export interface Outliers {
  readonly lowFence: number;
  readonly highFence: number;
  readonly low: number;
  readonly high: number;
  /** The ones furthest beyond the fences, furthest first; at most eight. */
  readonly furthest: readonly Extreme[];
}

/**
 * Statistics of the finite values of a numeric column.
 *
 * `variance` and `std` divide by n, `sampleStd` by n − 1 (null for one value); quantiles interpolate linearly
 * (numpy's default, R's type 7); `skewness` and excess `kurtosis` are the biased moments, null when every
 * value is equal.
 */
export interface NumericSummary {
  /** Finite values, n ≥ 1. */
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** What rounding the mean to one double lost: the true mean is `mean + meanLow`. */
  readonly meanLow: number;
  readonly variance: number;
  readonly std: number;
  readonly sampleStd: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  readonly p1: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly p99: number;
  readonly outliers: Outliers;
  /** Between the fences, clamped to the data; what lies beyond is in `below` and `above`. */
  readonly histogram: Histogram;
}

/** Which scaler suits a column, or none, and why, in one sentence. */
export interface Advice {
  readonly method: ScalerMethod;
  readonly reason: string;
  /** True where the advice is a rule of thumb, such as guessing from a name that a column is an identifier. */
  readonly heuristic: boolean;
}

export interface ColumnProfile {
  readonly index: number;
  /** Unique in the file: empty and repeated header names are completed. */
  readonly name: string;
  /** In a file of JSON objects: the keys that lead from a row to the value. */
  readonly path?: readonly string[];
  readonly kind: ColumnKind;
  /** Cells that are not missing. */
  readonly count: number;
  readonly missing: number;
  /** Infinities, spelled out or beyond the range of a double. They take no part in the statistics. */
  readonly nonFinite: number;
  readonly distinct: Distinct;
  /** Present when the column holds at least one finite number and nothing but numbers. */
  readonly numeric?: NumericSummary;
  readonly advice: Advice;
}

export interface DatasetProfile {
  readonly file: string;
  readonly format: TextFormat | 'parquet';
  /** Present for a Parquet file; `dialect` is then that of the JSON Lines it is read as. */
  readonly parquet?: ParquetFacts;
  /** Of the file, or where not exact of its first complete records, from which everything here is. */
  readonly bytes: number;
  readonly rows: number;
  /** True when every number is exact for the whole file, except those labelled approximate. */
  readonly exact: boolean;
  readonly dialect: TableDialect;
  /**
   * Present where rows were asked for up to the first that cannot be read: the line of that one, in a Parquet file the row. A
   * copy cannot be written.
   */
  readonly stoppedAt?: number;
  /** Present where the text is that of an editor, not yet saved. */
  readonly unsaved?: true;
  /** Missing words that occurred, and how often; the empty cell is not listed. */
  readonly missingWords: readonly { readonly word: string; readonly count: number }[];
  /** The first problems, in file order. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly columns: readonly ColumnProfile[];
}

/** Statistics of one side of the before/after pair. */
export interface PreviewSide {
  readonly mean: number;
  readonly std: number;
  readonly skewness: number | null;
  readonly min: number;
  readonly p1: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly p99: number;
  readonly max: number;
  readonly iqr: number;
  readonly lowFence: number;
  readonly highFence: number;
  readonly histogram: Histogram;
}

/** Some rows of a column after scaling. */
export interface SplitSide {
  /** Finite scaled values. */
  readonly count: number;
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  /** Over the bins of the side after. */
  readonly histogram: Histogram;
}

/** The rows that a scaler was fitted on, and the others. */
export interface PreviewSplit {
  /** Rows, those without a value included. */
  readonly fitRows: number;
  /** Whether the rows fitted on are rows of the file that is shown; else all of its rows are the others. */
  readonly inFile: boolean;
  readonly fit: SplitSide;
  /** Absent when the others hold no finite value. */
  readonly others?: SplitSide;
  /** How many finite values of the others lie below and above all that was fitted on. */
  readonly outside: { readonly below: number; readonly above: number };
}

/** A column before and after a scaler. */
export interface ColumnPreview {
  readonly index: number;
  readonly choice: ScalerChoice;
  readonly before: PreviewSide;
  /** Absent when nothing is scaled. */
  readonly after?: PreviewSide;
  /** The fitted rule, such as `(x − 4.69) ÷ 2.98`; empty when nothing is scaled. */
  readonly rule: string;
  /** Whether the scaler only moves and stretches the axis and loses no value, so that the bins match one to one. */
  readonly affine: boolean;
  /**
   * Whether a larger value never becomes a smaller one: the values of the first k places before are those of the first k
   * places after. Not so for row norms.
   */
  readonly monotone: boolean;
  /** Unless {@link affine}: where some values between the ends of the axis go, x increasing. */
  readonly curve?: readonly (readonly [x: number, y: number])[];
  /** Present where not all rows are fitted on. */
  readonly split?: PreviewSplit;
  /** How many values the side after is made from, where these are a random sample of the column's. */
  readonly sampled?: number;
  /** Finite values that have no finite scaled value, and take no part in the side after. */
  readonly lost: number;
  /** Sentences on edge cases, such as a constant column. */
  readonly notes: readonly string[];
  /** The furthest outliers with their scaled values. */
  readonly outliers: readonly (Extreme & { readonly scaled?: number })[];
}

/** A column on an axis that it shares with others. */
export interface Strip {
  readonly min: number;
  /** The ends of the whiskers: Tukey's fences, or the data where they end before. */
  readonly lowEnd: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly highEnd: number;
  readonly max: number;
  /** The furthest values beyond the fences. */
  readonly outliers: readonly number[];
}

/** A numeric column before and after its scaler. */
export interface ColumnStrip {
  readonly index: number;
  readonly name: string;
  readonly before: Strip;
  /** Absent when it is not scaled; null when no value has a finite scaled one. */
  readonly after?: Strip | null;
  /** Sentences on values that are left out after, as in {@link ColumnPreview.notes}. */
  readonly notes: readonly string[];
}

/** How far a pass over the file has come. */
export interface ReadProgress {
  readonly rows: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** From 2 on: the file is read again, because its numbers did not fit the memory they may take. */
  readonly pass?: number;
  /** Present as soon as the head of the file is understood, for a large file twice. */
  readonly head?: { readonly dialect: TableDialect; readonly columnNames: readonly string[] };
  /** Present at most once, for a large file: what its first megabyte tells; not exact. */
  readonly approximate?: DatasetProfile;
}

/** Some cells: how many there are, and the first lines they stand on. */
export interface NotedCells {
  readonly count: number;
  readonly lines: readonly number[];
}

/** What was written. */
export interface WriteResult {
  readonly rows: number;
  /** How many rows the scalers were fitted on. */
  readonly fitRows: number;
  readonly bytes: number;
  readonly scaledColumns: readonly { readonly name: string; readonly method: ScalerMethod }[];
  readonly copiedColumns: readonly string[];
  /**
   * Infinities in scaled columns, and what became of them: empty cells, the ends of the fitted column, or, in a file of
   * one column, where an empty cell would be no row, the same again.
   */
  readonly nonFinite: NotedCells & { readonly became: 'missing' | 'clip' | 'copied' };
  /** Numbers that the scaler has no finite value for, such as 0 for Box-Cox: empty cells in the copy, or the same again. */
  readonly unscalable: NotedCells & { readonly became: 'missing' | 'copied' };
  /** Present when the copy is in another format than the source. */
  readonly convertedTo?: OutputFormat;
  /** Cells behind the last column, which another format has no place for. */
  readonly leftOut: NotedCells;
  /** What the lines of cells are. */
  readonly place: Place;
}
