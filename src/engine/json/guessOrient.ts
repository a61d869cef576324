import type { Orient } from '../dialect';
import type { Outline, OutlinedObject } from './outline';

const WHOLE_NUMBER = /^-?\d+$/;
/** Where kinds tell nothing, members with so many times as many keys as there are members are columns. */
const MUCH_LONGER = 2;

/**
 * What the members of an object of objects are: columns with the keys that pandas numbers rows by; else kinds tell. The values
 * of a column are alike, those of a row mostly are not. Where all are alike, a table has more rows than columns.
 * @param members at least one, of which the last one may be cut off
 * @returns undefined where they are neither rows nor columns
 */
export function guessOrient(members: readonly OutlinedObject[]): Orient | undefined {
  const [first, second] = members;
  const keys = new Set(first?.members.map(({ key }) => key));
  // Rows have keys in common, and so do columns.
  const haveCommon = second?.members.some(({ key }) => keys.has(key)) ?? false;
  if (!haveCommon && second && second.members.length > 0) return undefined;
  const areNumbers = keys.size > 0 && [...keys].every((key) => WHOLE_NUMBER.test(key));
  if (first && isPlain(first) && areNumbers) return 'columns';
  // Objects that hold nothing but tables are no rows, such as those of training and test data.
  if (!haveCommon || members.every(holdsTables)) return undefined;
  return members.every(isPlain) && standByColumn(members) ? 'columns' : 'index';
}

function standByColumn(members: readonly OutlinedObject[]): boolean {
  const byKey = new Map<string, Outline[]>();
  for (const { key, value } of members.flatMap((member) => member.members)) {
    const values = byKey.get(key);
    if (values) values.push(value);
    else byKey.set(key, [value]);
  }
  const areColumns = members.every((member) => areAlike(member.members.map(({ value }) => value)));
  const areRows = [...byKey.values()].every(areAlike);
  return areColumns === areRows ? byKey.size >= MUCH_LONGER * members.length : areColumns;
}

/** Whether it holds no objects: pandas writes none into columns that are read as such. */
function isPlain({ members }: OutlinedObject): boolean {
  return members.every(({ value }) => value.type !== 'object');
}

function holdsTables({ members }: OutlinedObject): boolean {
  if (members.length === 0) return false;
  return members.every(
    ({ value }) => value.type === 'array' && value.elements === 'objects' && !value.isEmpty,
  );
}

/** Whether all that are not null are of one kind. */
function areAlike(values: readonly Outline[]): boolean {
  const kinds = new Set(values.map((value) => (value.type === 'value' ? value.kind : value.type)));
  kinds.delete('null');
  return kinds.size <= 1;
}
