import type { FitScope, NonFinitePolicy, RowNorm } from '../recipe';
import type { FittedScaler } from '../scale/fittedScaler';

/** A column that is scaled, by itself or with the others of the same row norm. */
export type FittedColumn = {
  readonly index: number;
  readonly name: string;
} & (
  | {
      readonly scaler: FittedScaler;
      /** The extent of the finite values it was fitted on. */
      readonly range: readonly [number, number];
    }
  | { readonly norm: RowNorm }
);

/** The scalers of a file's columns, and what they were fitted on. */
export interface FittedTable {
  /** In file order. */
  readonly columns: readonly FittedColumn[];
  readonly scope: FitScope;
  /** How many rows they were fitted on. */
  readonly fitRows: number;
  /** `leave` has been settled: columns with values that are not finite are not among these. */
  readonly nonFinite: Exclude<NonFinitePolicy, 'leave'>;
}
