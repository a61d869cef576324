import type { ColumnKind } from '../columnKind';
import type { FitBasis } from '../fit/fitBasis';
import type { FittedTable } from '../fit/fittedTable';
import type { OutputFormat } from './outputFormat';

/** How the cells of a column are written where a format has types; cells that are not of the type become text. */
export type CellType = 'number' | 'integer' | 'boolean' | 'text';

export interface ConvertedColumn {
  readonly name: string;
  readonly type: CellType;
  /** In a file of JSON objects: the keys that lead from a record to the value. */
  readonly path?: readonly string[];
}

/** Writing a copy in another format, as plain data, for another thread. */
export interface Conversion {
  readonly format: OutputFormat;
  /** Every column of the file, in its order. */
  readonly columns: readonly ConvertedColumn[];
}

/**
 * How a file is written in another format. Identifiers are text: they may have leading zeros, or more digits than a
 * double keeps. A column that is scaled holds numbers, whatever it was.
 */
export function conversionTo(
  format: OutputFormat,
  { columns }: Pick<FitBasis, 'columns'>,
  table: FittedTable,
): Conversion {
  const scaled = new Set(table.columns.map(({ index }) => index));
  return {
    format,
    columns: columns.map(({ index, name, kind, path }) => ({
      name,
      ...(path && { path }),
      type: scaled.has(index) ? 'number' : typeOf(kind),
    })),
  };
}

function typeOf(kind: ColumnKind): CellType {
  switch (kind) {
    case 'number':
    case 'integer':
    case 'boolean':
      return kind;
    case 'date':
    case 'text':
    case 'identifier':
    case 'empty':
      return 'text';
  }
}
