import { DataError } from '../dataError';
import type { FittedTable } from '../fit/fittedTable';
import { closestName } from '../scale/closestName';
import type { SavedScaler } from './scalerFile';

/**
 * The saved scalers for a file with these columns, found by name, in whatever order they stand. Columns that are not
 * scaled may be missing: a test file often lacks the target.
 *
 * @throws {DataError} `columns-differ` naming the scaled columns that are missing and the columns the scaler does not know
 */
export function matchColumns(
  { table, columnNames: known }: SavedScaler,
  columnNames: readonly string[],
  file: string,
): FittedTable {
  const missing = table.columns.map(({ name }) => name).filter((name) => !columnNames.includes(name));
  const unexpected = columnNames.filter((name) => !known.includes(name));
  if (missing.length > 0 || unexpected.length > 0) throw differ(missing, unexpected, file);
  return {
    ...table,
    columns: table.columns
      .map((column) => ({ ...column, index: columnNames.indexOf(column.name) }))
      .sort((a, b) => a.index - b.index),
  };
}

/** Names in an error; more are only counted. */
const NAMES_SHOWN = 8;

function differ(missing: readonly string[], unexpected: readonly string[], file: string): DataError {
  const parts: string[] = [];
  if (missing.length > 0) parts.push(`without ${named(missing)}`);
  if (unexpected.length > 0) parts.push(`with ${named(unexpected)}, which the scaler does not know`);
  const pairs = missing.flatMap((name) => {
    const closest = closestName(name, unexpected);
    return closest === undefined ? [] : [`'${closest}' for '${name}'`];
  });
  return new DataError(
    'columns-differ',
    `expected the columns of the scaler, found ${file} ${parts.join(' and ')}`,
    {
      hint:
        pairs.length > 0
          ? `Perhaps ${pairs.slice(0, NAMES_SHOWN).join(', ')}: rename them, or choose the scaler of this file.`
          : 'Choose the scaler that was fitted to a file with these columns.',
    },
  );
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `'${name}'`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
