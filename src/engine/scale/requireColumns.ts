import { DataError } from '../dataError';
import { closestName } from './closestName';

/**
 * @param where names the file, when it is another one: ` of train.csv`
 * @throws {DataError} `unknown-column` when there is no column with one of the names
 */
export function requireColumns(names: readonly string[], known: readonly string[], where = ''): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const closest = closestName(unknown, known);
  throw new DataError('unknown-column', `expected the name of a column${where}, found '${unknown}'`, {
    hint: closest === undefined ? listed(known) : `Did you mean '${closest}'?`,
  });
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'There are no columns.';
  return `The columns are ${names.map((name) => `'${name}'`).join(', ')}.`;
}
