import type { ByteSource } from '../byteSource';
import { openTable } from '../table/openTable';
import { DataError } from '../dataError';
import type { ReadOptions, ReadProgress } from '../dataset';
import type { FitScope } from '../recipe';
import { requireColumns } from '../scale/requireColumns';
import type { Task } from '../task';
import type { FitBasis } from './fitBasis';
import type { FitFile } from './readFitValues';
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
    };
  }
  if (!fitSource) {
    throw new DataError('invalid-fit', `expected the file '${scope.file}' to fit on, found none`);
  }
  // Its dialect may be another one; what counts as missing is the same.
  const { missingWords } = options;
  const otherOptions = missingWords ? { missingWords } : {};
  const csv = await inOther(fitSource, () => openTable(fitSource, otherOptions, task));
  requireColumns(names, csv.columnNames, ` of ${fitSource.name}`);
  return {
    file: { source: fitSource, csv, options: otherOptions },
    expected: Math.ceil((profile.rows * fitSource.size) / Math.max(1, source.size)),
    select: () => undefined,
    indexOf: (name) => csv.columnNames.indexOf(name),
  };
}

/** Names the other file in its faults: they would be taken for those of the file that is scaled. */
async function inOther<T>({ name }: ByteSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DataError) || error.message.includes(name)) throw error;
    throw new DataError(error.code, `in ${name}: ${error.message}`, error.details);
  }
}
