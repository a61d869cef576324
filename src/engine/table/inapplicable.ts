import { DataError } from '../dataError';
import type { JsonLayout } from '../dialect';
import type { ReadOptions } from '../readOptions';

/** What a file was found to be. */
export type FoundFormat = 'delimited text' | 'JSON' | 'JSON Lines' | 'Parquet';

/** What a file may be after all, and the format that reads it so. */
type Other = readonly [is: string, format: string];
const DELIMITED: Other = ['delimited text', 'CSV'];
const DOCUMENT: Other = ['one document', 'JSON'];

type Words = Readonly<Partial<Record<keyof ReadOptions, string>>>;

/** Options that say how delimited text is written, and what they choose. */
const OF_DELIMITED: Words = {
  delimiter: 'delimiter',
  quote: 'quote',
  escape: 'escape character',
  decimal: 'decimal mark',
  thousands: 'mark between thousands',
  comment: 'comment character',
  preambleLines: 'number of skipped lines',
};
const OF_ROWS: Words = { header: 'header' };
const OF_OBJECTS: Words = { orient: 'orientation' };
/** Parquet says itself what it is and how it is written. */
const NOT_OF_PARQUET: Words = {
  format: 'format',
  encoding: 'encoding',
  ...OF_DELIMITED,
  ...OF_ROWS,
  ...OF_OBJECTS,
};

/**
 * Refuses options that mean nothing for a file of this format, in place of passing over them.
 * @throws {DataError} `invalid-dialect`, for a path `not-a-table`
 * @example
 * refuseInapplicable({ delimiter: ';' }, 'JSON');
 * // throws: expected delimited text for the chosen delimiter, found JSON
 */
export function refuseInapplicable(options: ReadOptions, found: FoundFormat): void {
  if (options.path && found !== 'JSON') throw noDocument(options.path, found);
  switch (found) {
    case 'delimited text':
      refuse(options, OF_OBJECTS, 'an object of objects', found, DOCUMENT);
      return;
    case 'JSON Lines':
      refuse(options, OF_OBJECTS, 'an object of objects', found, DOCUMENT);
      refuse(options, OF_DELIMITED, 'delimited text', found, DELIMITED);
      return;
    case 'JSON':
      refuse(options, OF_DELIMITED, 'delimited text', found, DELIMITED);
      return;
    case 'Parquet':
      refuse(options, NOT_OF_PARQUET, 'text', found);
  }
}

/**
 * Refuses to be told whether a record names the columns where keys do. Values have no names, so that no header is said of
 * them rightly.
 * @throws {DataError} `invalid-dialect`
 */
export function refuseHeader(options: ReadOptions, layout: JsonLayout, found: 'JSON' | 'JSON Lines'): void {
  if (keysNameColumns(layout))
    refuse(options, OF_ROWS, 'delimited text or arrays', `${found} that names its columns`, DELIMITED);
}

/**
 * Refuses to be told what the members of an object of objects are where the table is none.
 * @throws {DataError} `invalid-dialect`
 */
export function refuseOrient(options: ReadOptions, layout: JsonLayout, found: 'JSON' | 'JSON Lines'): void {
  if (layout === 'pandas-index' || layout === 'pandas-columns') return;
  refuse(options, OF_OBJECTS, 'an object of objects', `${found} that is none`);
}

/** Whether the columns have their names from keys of objects, so that there is no header to choose. */
export function keysNameColumns(layout: JsonLayout): boolean {
  switch (layout) {
    case 'array-of-arrays':
    case 'lines-of-arrays':
    case 'array-of-values':
    case 'lines-of-values':
      return false;
    case 'array-of-objects':
    case 'lines-of-objects':
    case 'object':
    case 'columns':
    case 'pandas-columns':
    case 'pandas-index':
    case 'pandas-split':
    case 'pandas-table':
      return true;
  }
}

/** Says that there is no table at a path, because the file is no JSON document. */
export function noDocument(path: string, found: FoundFormat): DataError {
  return new DataError('not-a-table', `expected one JSON document to find ${path} in, found ${found}`, {
    inapplicable: ['path'],
    hint: hint('path', found, DOCUMENT),
  });
}

function refuse(options: ReadOptions, words: Words, expected: string, found: string, other?: Other): void {
  const given = Object.entries(words).filter(([key]) => options[key as keyof ReadOptions] !== undefined);
  if (given.length === 0) return;
  const chosen = given
    .map(([, word]) => word)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  throw new DataError('invalid-dialect', `expected ${expected} for the chosen ${chosen}, found ${found}`, {
    inapplicable: given.map(([key]) => key),
    hint: hint(chosen, found, other),
  });
}

function hint(chosen: string, found: string, other?: Other): string {
  const leave = `Leave the ${chosen} out`;
  if (found === 'Parquet') return `${leave}; missing words and kinds may be chosen.`;
  return other
    ? `${leave}; a file that is ${other[0]} after all can be read as the format ${other[1]}.`
    : `${leave}.`;
}
