import type { ByteSource } from '../byteSource';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import type { BasisColumn, FitBasis } from '../fit/fitBasis';
import { adviseAgainst } from '../scale/advice';
import { mayBeDivided, openTableHead } from '../table/openTable';
import type { Task } from '../task';
import { hasManyLines } from './hasManyLines';
import { isNumeric } from './isNumeric';
import { originFacts } from './originFacts';
import { readMomentsInParts } from './parts/profileParts';
import type { OtherReaders } from './parts/readFirst';
import { profileDataset, WORTH_PARTS } from './profileDataset';
import { withAllKeys } from './withAllKeys';

/**
 * Reads of a large file only what fitting to moments asks for; of others the profile. Whatever it tells is what
 * {@link profileDataset} tells, to the last digit.
 *
 * @param others more readers, in other threads, for a large file
 * @throws {DataError} when the file cannot be read as a table
 * @throws {Cancelled}
 */
export async function readFitBasis(
  source: ByteSource,
  options: ReadOptions,
  task: Task<ReadProgress>,
  others?: OtherReaders,
): Promise<FitBasis> {
  const whole = () => profileDataset(source, options, task, others);
  if (source.size < WORTH_PARTS || options.stopAtUnterminatedQuote) return whole();
  // Threads begin while this one reads the head.
  if (await hasManyLines(source)) await others?.(source.version);
  const head = await openTableHead(source, options, task);
  if (!mayBeDivided(head)) return whole();
  const { table, content: read } = await withAllKeys(source, head, task, (table) =>
    readMomentsInParts(source, table, options, others, task),
  );
  if (!read) return whole();

  const { columnNames, dialect, format } = table;
  const paths = format === 'csv' ? [] : table.shape.paths;
  const columns = read.tallies.map((tally, index): BasisColumn => {
    const name = columnNames[index] ?? '';
    const { kind, count, nonFinite } = tally;
    const { moments, distinct } = read.columns[index]!;
    const path = paths[index] && { path: paths[index] };
    const numeric = isNumeric(kind) && moments.count > 0 ? moments : undefined;
    const advice = adviseAgainst({
      ...{ name, index, columnCount: columnNames.length, kind, count, rows: read.rows, nonFinite },
      distinct,
      ...(numeric && { summary: numeric }),
    });
    return { index, name, ...path, kind, nonFinite, ...(numeric && { numeric }), ...(advice && { advice }) };
  });
  const opened = table.format === 'csv' && { opened: table };
  return {
    ...{ file: source.name, format, ...originFacts(source), rows: read.rows, dialect, columns },
    ...opened,
  };
}
