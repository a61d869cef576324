import type { FitScope, NonFinitePolicy, RowNorm } from '../recipe';
import { scalerOf } from '../scale/fitScaler';
import type { FittedScaler, ScalerParameters } from '../scale/fittedScaler';

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

type PlainColumn =
  | Extract<FittedColumn, { norm: unknown }>
  | (Omit<Extract<FittedColumn, { scaler: unknown }>, 'scaler'> & { readonly parameters: ScalerParameters });

/** A {@link FittedTable} as plain data, for another thread. */
export interface PlainTable extends Omit<FittedTable, 'columns'> {
  readonly columns: readonly PlainColumn[];
}

/** As plain data; {@link tableOf} takes it back. */
export function plainTable({ columns, ...table }: FittedTable): PlainTable {
  return {
    ...table,
    columns: columns.map((column): PlainColumn => {
      if ('norm' in column) return column;
      const { scaler, ...rest } = column;
      return { ...rest, parameters: scaler.parameters };
    }),
  };
}

/** What {@link plainTable} was made of: scalers are their parameters. */
export function tableOf({ columns, ...table }: PlainTable): FittedTable {
  return {
    ...table,
    columns: columns.map((column): FittedColumn => {
      if ('norm' in column) return column;
      const { parameters, ...rest } = column;
      return { ...rest, scaler: scalerOf(parameters) };
    }),
  };
}
