import type { ByteSource } from '../byteSource';
import { openTable } from '../table/openTable';
import { DataError } from '../dataError';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import type { FitScope } from '../recipe';
import { requireColumns } from '../scale/requireColumns';
import type { Task } from '../task';
import type { FitBasis } from './fitBasis';
import type { FitFile } from './readFitValues';
import { inOther, otherReading } from './otherFile';
import { type RowSelection, rowsOf, selectRows } from './rowSelection';

/** The rows that scalers are fitted on, in the file that holds them. */
export interface FitRows {
  readonly file: FitFile;
  /** How many rows there are to fit on at most; of another file an estimate. */
  readonly expected: number;
  /** For one reading; undefined: all rows of the file. */
  select(): RowSelection | undefined;
  /** Where a column of the file that is scaled stands in this file. */
  indexOf(name: string): number;
  /** Does work on the rows; of another file, faults name it. */
  within<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Opens the file that a scope's rows are in.
 * @param names of the columns that will be fitted
 * @param fitSource the other file, for a scope that names one
 * @throws {DataError} `invalid-fit`, `unknown-column`; whatever the file's head is at fault
 * @throws {Cancelled}
 */
export async function openFitRows(
  source: ByteSource,
  options: ReadOptions,
  profile: Pick<FitBasis, 'rows'>,
  scope: FitScope,
  names: readonly string[],
  task: Task<ReadProgress>,
  fitSource?: ByteSource,
): Promise<FitRows> {
  if (scope.rows !== 'file') {
    const csv = await openTable(source, options, task);
    const { columnNames } = csv;
    const { rows } = profile;
    const share = scope.rows === 'first' || scope.rows === 'random';
    return {
      file: { source, csv, options },
      expected: share ? rowsOf(scope.percent, rows) : rows,
      select: () => selectRows(scope, rows, columnNames),
      indexOf: (name) => columnNames.indexOf(name),
      within: (work) => work(),
    };
  }
  if (!fitSource) {
    throw new DataError('invalid-fit', `expected the file '${scope.file}' to fit on, found none`);
  }
  const other = otherReading(options);
  const csv = await inOther(fitSource, () => openTable(fitSource, other, task));
  requireColumns(names, csv.columnNames, ` of ${fitSource.name}`);
  return {
    file: { source: fitSource, csv, options: other },
    expected: Math.ceil((profile.rows * fitSource.size) / Math.max(1, source.size)),
    select: () => undefined,
    indexOf: (name) => csv.columnNames.indexOf(name),
    within: (work) => inOther(fitSource, work),
  };
}
