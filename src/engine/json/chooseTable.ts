import { DataError } from '../dataError';
import type { JsonLayout, Orient } from '../dialect';
import { guessOrient } from './guessOrient';
import type { Outline, OutlinedArray, OutlinedObject } from './outline';

/** Where the table of a JSON file stands. */
export interface ChosenTable {
  readonly layout: JsonLayout;
  readonly path: readonly string[];
  readonly value: OutlinedArray | OutlinedObject;
  /** Of pandas' split: the array that names the columns. */
  readonly names?: OutlinedArray;
  readonly others: readonly string[];
}

const KEYS_OF_ROWS = ['data', 'rows', 'values'];
const KEYS_OF_NAMES = ['columns', 'header', 'fields', 'names', 'meta'];

/**
 * Finds the table in a JSON file: an array, or an object that pandas or others write tables as; in any other object the
 * only array of objects, else the only array of arrays, else the only array; an object without arrays is a table of one
 * row.
 * @param wanted the path of the table, with dots between its keys, where it was chosen
 * @param orient of an object of objects, where it was chosen
 * @throws {DataError} `not-a-table`, `ambiguous-table`
 */
export function chooseTable(
  root: Outline,
  wanted: string | undefined,
  orient: Orient | undefined,
): ChosenTable {
  const found = arraysIn(root, []);
  const others = (path: readonly string[]) =>
    found.map((candidate) => candidate.path.join('.')).filter((candidate) => candidate !== path.join('.'));
  if (wanted !== undefined && wanted !== '') {
    const { path, value } = follow(root, wanted, found);
    const table = value.type === 'value' ? undefined : tableAt(value, orient);
    if (table) return { ...table, path: [...path, ...table.path], others: others([...path, ...table.path]) };
    throw notATable(`expected a table at ${wanted}, found a single value`, found);
  }
  const table = tableAt(root, orient);
  if (table) return { ...table, others: others(table.path) };
  if (root.type !== 'object') {
    throw new DataError('not-a-table', 'expected an array or an object of JSON, found a single value', {
      hint: 'A table is an array of objects, such as [{"a": 1}, {"a": 2}].',
    });
  }
  const ranked = (['objects', 'arrays', 'values'] as const)
    .map((elements) => found.filter(({ value }) => value.elements === elements && !value.isEmpty))
    .find(({ length }) => length > 0);
  const candidates = ranked ?? found;
  const [only] = candidates;
  if (!only) return { layout: 'object', path: [], value: root, others: tablesOfObjects(root, []) };
  if (candidates.length > 1) {
    const paths = candidates.map(({ path }) => path.join('.'));
    throw new DataError('ambiguous-table', `expected one table, found ${listed(paths)}`, {
      hint: 'Choose one of them by its path.',
      candidates: paths,
    });
  }
  const { path, value, beside } = only;
  const named = beside && namedRows(beside);
  const own = named?.value === value ? named : arrayTable(value);
  return { ...own, path, others: others(path) };
}

type Table = Omit<ChosenTable, 'others'>;

/** The table that a value is by itself. */
function tableAt(value: Outline, orient: Orient | undefined): Table | undefined {
  if (value.type === 'array') return arrayTable(value);
  return value.type === 'object' ? (pandasTable(value) ?? tableOfMembers(value, orient)) : undefined;
}

function arrayTable(value: OutlinedArray): Table {
  const layouts = {
    objects: 'array-of-objects',
    arrays: 'array-of-arrays',
    values: 'array-of-values',
  } as const;
  return { layout: layouts[value.elements], path: [], value };
}

function pandasTable(object: OutlinedObject): Table | undefined {
  const named = namedRows(object);
  if (named) return named;
  const [data, schema] = [memberOf(object, 'data'), memberOf(object, 'schema')];
  if (data?.type !== 'array' || schema?.type !== 'object') return undefined;
  return memberOf(schema, 'fields') && { layout: 'pandas-table', path: ['data'], value: data };
}

/** Rows that are arrays, and the names of their columns beside them, as in what pandas calls split, under the usual keys. */
function namedRows(object: OutlinedObject): Table | undefined {
  const first = (keys: readonly string[]) => keys.find((key) => memberOf(object, key)?.type === 'array');
  const [rowsKey, namesKey] = [first(KEYS_OF_ROWS), first(KEYS_OF_NAMES)];
  if (rowsKey === undefined || namesKey === undefined) return undefined;
  const [rows, names] = [memberOf(object, rowsKey), memberOf(object, namesKey)];
  if (rows?.type !== 'array' || names?.type !== 'array' || names.end === undefined) return undefined;
  if (rows.elements !== 'arrays' && !rows.isEmpty) return undefined;
  const areNames =
    names.elements === 'values' ||
    names.isEmpty ||
    // Of several levels each name is an array in pandas; elsewhere names may be described.
    (names.elements === 'arrays' ? rowsKey === 'data' && namesKey === 'columns' : !rows.isEmpty);
  if (!areNames) return undefined;
  return { layout: 'pandas-split', path: [rowsKey], value: rows, names };
}

function memberOf({ members }: OutlinedObject, key: string): Outline | undefined {
  return members.find((member) => member.key === key)?.value;
}

/** An object whose members are all columns, or all rows. */
function tableOfMembers(object: OutlinedObject, orient: Orient | undefined): Table | undefined {
  const values = object.members.map(({ value }) => value);
  if (values.length === 0) return undefined;
  if (values.every((value) => value.type === 'array' && (value.elements === 'values' || value.isEmpty))) {
    return { layout: 'columns', path: [], value: object };
  }
  const members = values.filter((value) => value.type === 'object');
  if (members.length < values.length) return undefined;
  const found = orient ?? guessOrient(members);
  return found && { layout: `pandas-${found}`, path: [], value: object };
}

interface FoundArray {
  readonly path: readonly string[];
  readonly value: OutlinedArray;
  /** The object that it is a member of. */
  readonly beside?: OutlinedObject;
}

function arraysIn(value: Outline, path: readonly string[], beside?: OutlinedObject): readonly FoundArray[] {
  if (value.type === 'array') return [{ path, value, ...(beside && { beside }) }];
  if (value.type === 'value') return [];
  return value.members.flatMap((member) => arraysIn(member.value, [...path, member.key], value));
}

/** Paths of the objects of objects inside an object that may be tables. */
function tablesOfObjects({ members }: OutlinedObject, path: readonly string[]): readonly string[] {
  return members.flatMap(({ key, value }) => {
    if (value.type !== 'object') return [];
    const own = [...path, key];
    return tableOfMembers(value, undefined) ? [own.join('.')] : tablesOfObjects(value, own);
  });
}

/** Keys may hold dots themselves. */
function follow(
  root: Outline,
  wanted: string,
  found: readonly FoundArray[],
): { path: string[]; value: Outline } {
  const path: string[] = [];
  let value = root;
  for (let rest: string | undefined = wanted; rest !== undefined;) {
    const remaining: string = rest;
    const member: OutlinedObject['members'][number] | undefined =
      value.type === 'object'
        ? value.members
            .filter(({ key }) => remaining === key || remaining.startsWith(`${key}.`))
            .sort((a, b) => b.key.length - a.key.length)[0]
        : undefined;
    if (!member) throw notATable(`expected a table at ${wanted}, found nothing there`, found);
    path.push(member.key);
    value = member.value;
    rest = remaining === member.key ? undefined : remaining.slice(member.key.length + 1);
  }
  return { path, value };
}

function notATable(message: string, found: readonly FoundArray[]): DataError {
  const paths = found.map(({ path }) => path.join('.')).filter((path) => path !== '');
  return new DataError('not-a-table', message, {
    hint:
      paths.length > 0
        ? `The file has arrays at ${listed(paths)}.`
        : 'The file has no table inside an object.',
    ...(paths.length > 0 && { candidates: paths }),
  });
}

const LISTED = 8;

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, LISTED).join(', ');
  return paths.length > LISTED ? `${shown} and ${paths.length - LISTED} more` : shown;
}
