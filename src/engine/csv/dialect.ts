import { DataError } from '../dataError';
import type { Dialect, ReadOptions } from '../dataset';
import { CellClassifier } from '../table/cellClassifier';
import { isBlank } from './ascii';
import { detectDelimiter } from './detectDelimiter';
import { detectHeader } from './detectHeader';
import { headRecords } from './headRecords';
import { newlineOf } from './newlineOf';
import { rejectNonText } from './rejectNonText';
import { fileStart, type FileStart } from './fileStart';

/** How many bytes at the start of a file its dialect is guessed from. */
export const HEAD_BYTES = 256 << 10;

/**
 * Guesses how a CSV file is written from its first bytes; what `options` fixes is not guessed.
 *
 * @param head the first bytes, some {@link HEAD_BYTES}
 * @param whole whether they are the whole file; else a record cut off at their end is left out
 * @throws {DataError} `empty-file`, `binary-file`, `unsupported-encoding`
 * @throws {RangeError} when `options` has a delimiter or a quote that is not one ASCII character
 *
 * @example
 * detectDialect(new TextEncoder().encode('a;b\n1;2,5\n'), {});
 * // { delimiter: ';', quote: '"', newline: '\n', encoding: 'utf-8', bom: false, header: true, decimal: '.' }
 */
export function detectDialect(head: Uint8Array, options: ReadOptions, whole = true): Dialect {
  rejectNonText(head);
  const start = fileStart(head);
  if (whole) rejectEmpty(head, start);
  const quote = options.quote ?? '"';
  const delimiter = options.delimiter ?? start.separator ?? detectDelimiter(head, start, quote, whole);
  requireOneCharacter('delimiter', delimiter);
  if (quote !== '') requireOneCharacter('quote', quote);
  if (quote === delimiter) throw new RangeError(`expected a quote other than the delimiter, found ${quote}`);
  const { batch, scan } = headRecords(head, start, { delimiter, quote }, whole);
  const header =
    options.header ?? (batch.records === 0 || detectHeader(batch, new CellClassifier(options.missingWords)));
  return {
    delimiter,
    quote,
    newline: newlineOf(scan.lineEnds),
    encoding: 'utf-8',
    bom: start.bom,
    header,
    decimal: '.',
  };
}

function rejectEmpty(head: Uint8Array, start: FileStart): void {
  if (!isBlank(head, start.position, head.length)) return;
  let found = 'only blank lines';
  if (head.length === 0) found = 'an empty file';
  else if (start.separator !== undefined) found = 'only a separator line';
  else if (start.bom && head.length === start.position) found = 'only a byte order mark';
  throw new DataError('empty-file', `expected a header or rows, found ${found}`, {
    hint: 'Choose a file with at least one line of data.',
  });
}

function requireOneCharacter(what: string, character: string): void {
  if (/^[\t\x20-\x7e]$/.test(character)) return;
  throw new RangeError(`expected one ASCII character as the ${what}, found ${JSON.stringify(character)}`);
}
