import type { ByteSink, ByteSource } from '../byteSource';
import { openTable } from '../table/openTable';
import type { Output } from '../convert/output';
import { DataError } from '../dataError';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import type { WriteResult } from '../write/writeResult';
import type { Task } from '../task';
import type { OtherWriters } from '../write/parts/writeParts';
import { writeScaled } from '../write/writeScaled';
import { matchColumns } from './matchColumns';
import type { SavedScaler } from './scalerFile';

/**
 * Writes a copy of a file scaled by saved scalers, or unscaled by their inverses.
 *
 * @param others more writers, in other threads, for a large file
 * @param output left out: records stay in the form they have in the source
 * @throws {DataError} `columns-differ` when the file's columns are not those of the scaler; `invalid-scaler` when a row
 *   norm is to be undone; whatever reading and writing throw
 * @throws {Cancelled}
 */
export async function applyScaler(
  source: ByteSource,
  options: ReadOptions,
  saved: SavedScaler,
  inverse: boolean,
  sink: ByteSink,
  task: Task<ReadProgress>,
  others?: OtherWriters,
  output?: Output,
): Promise<WriteResult> {
  const { columnNames } = await openTable(source, options, task);
  const table = matchColumns(saved, columnNames, source.name);
  if (inverse) refuseRowNorms(saved);
  const { significantDigits } = saved;
  const scaling = { inverse, ...(significantDigits !== undefined && { significantDigits }) };
  return writeScaled(source, options, table, scaling, sink, task, others, output);
}

function refuseRowNorms({ table }: SavedScaler): void {
  const column = table.columns.find((each) => 'norm' in each);
  if (!column) return;
  throw new DataError(
    'invalid-scaler',
    `expected scalers that can be undone, found a row norm for column '${column.name}'`,
    { hint: 'The norm of each row was not kept: go back to the original file.' },
  );
}

/** Columns whose inverse does not give every number back. */
export function lossyColumns({ table }: SavedScaler): string[] {
  return table.columns.flatMap((column) =>
    'scaler' in column && !column.scaler.lossless ? [column.name] : [],
  );
}
