import type { Extreme, Histogram } from '../dataset';
import type { ScalerChoice } from '../recipe';

/** What the inspector shows of columns before and after a scaler: plain, serialisable types. */

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
