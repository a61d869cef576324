import type { ParquetFacts } from './byteSource';
import type { ColumnKind } from './columnKind';
import type { TableDialect, TextFormat } from './dialect';
import type { ScalerMethod } from './recipe';

/** What the engine says about a data file: plain, serialisable types shared by every part of the product. */

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

/**
 * What the numbers of places in a file count: physical lines; or rows, where there are no lines, as in Parquet, or where a
 * line is not the place of one row: in JSON by columns, and in JSON of which several records begin on one line.
 */
export type Place = 'line' | 'row';

/** Something in the file that was read on, but that its owner should know. */
export interface Problem {
  readonly code: ProblemCode;
  /** Physical line on which the record starts, or its row: see `place` of the profile. The first one is 1. */
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
  /** Physical line on which its record starts, or its row. */
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
  /** What `line` counts, here and in columns. */
  readonly place: Place;
  /** Present where rows were asked for up to the first that cannot be read: the line of that one, or the row. A copy cannot be written. */
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

/** What the head of a file tells. */
export interface FileHead {
  readonly dialect: TableDialect;
  readonly columnNames: readonly string[];
  /** Size of the file itself. */
  readonly bytes: number;
}

/** How far a pass over the file has come. */
export interface ReadProgress {
  readonly rows: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Present while a file is made into what can be read: a pass of its own, before the first. */
  readonly phase?: 'unpacking' | 'decoding';
  /** From 2 on: the file is read again, because its numbers did not fit the memory they may take. */
  readonly pass?: number;
  /** Present as soon as the head of the file is understood, for a large file twice. */
  readonly head?: FileHead;
  /** Present at most once, for a large file: what its first megabyte tells; not exact. */
  readonly approximate?: DatasetProfile;
}
