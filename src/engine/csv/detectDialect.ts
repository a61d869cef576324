import { DataError } from '../dataError';
import type { Dialect } from '../dialect';
import type { ReadOptions } from '../readOptions';
import { CellClassifier } from '../table/cellClassifier';
import { CR, isBlank } from './ascii';
import { CellClasses } from './cellClasses';
import { checkDialect } from './checkDialect';
import { detectHeader } from './detectHeader';
import { fileStart, type FileStart } from './fileStart';
import { guessLayout } from './guessLayout';
import { guessNumberMarks } from './guessNumberMarks';
import { headRecords, LOOKED_AT } from './headRecords';
import { newlineOf } from './newlineOf';
import { rejectNonText } from './rejectNonText';

/** How many bytes at the start of a file its dialect is guessed from. */
export const HEAD_BYTES = 256 << 10;

/**
 * Guesses how a CSV file is written from its first bytes; what `options` fixes is not guessed.
 *
 * @param head the first bytes, some {@link HEAD_BYTES}
 * @param whole whether they are the whole file; else a record cut off at their end is left out
 * @throws {DataError} `empty-file`, `binary-file`, `unsupported-encoding`, `invalid-dialect`
 * @throws {RangeError} when `options` has a mark that is not one ASCII character
 *
 * @example
 * detectDialect(new TextEncoder().encode('a;b\n1;2,5\n'), {});
 * // { delimiter: ';', quote: '"', escape: '', newline: '\n', encoding: 'utf-8', bom: false, compression: 'none',
 * //   header: true, decimal: ',', thousands: '', comment: '', preambleLines: 0 }
 */
export function detectDialect(head: Uint8Array, options: ReadOptions, whole = true): Dialect {
  rejectNonText(head);
  checkDialect(options);
  const { bom } = fileStart(head);
  if (whole) rejectEmpty(head, fileStart(head), options);
  const { layout, first } = guessLayout(head, options, whole);
  checkDialect({ ...options, ...layout });
  const start = fileStart(head, layout.preambleLines);
  const { batch, scan } = first ?? headRecords(head, start, layout, whole, LOOKED_AT);
  if (whole && batch.records === 0 && !scan.openQuote) throw emptyFile('only lines that are passed over');
  const cells = new CellClasses(batch, new CellClassifier(options.missingWords));
  const marks = guessNumberMarks(batch, options, cells);
  const isPlain = marks.decimal === '.' && marks.thousands === '';
  const marked = isPlain ? cells : new CellClasses(batch, new CellClassifier(options.missingWords, marks));
  const header = options.header ?? (batch.records === 0 || detectHeader(batch, marked));
  // Without a carriage return there is one kind of line end only.
  const { lineEnds } = head.includes(CR) ? headRecords(head, start, layout, whole).scan : scan;
  const text = { newline: newlineOf(lineEnds), encoding: 'utf-8', bom, compression: 'none' } as const;
  return { ...layout, ...text, header, ...marks };
}

function rejectEmpty(head: Uint8Array, start: FileStart, { preambleLines = 0 }: ReadOptions): void {
  if (!isBlank(head, start.position, head.length)) {
    const { position } = fileStart(head, preambleLines);
    if (position < head.length) return;
    throw emptyFile('only lines that are passed over');
  }
  let found = 'only blank lines';
  if (head.length === 0) found = 'an empty file';
  else if (start.separator !== undefined) found = 'only a separator line';
  else if (start.bom && head.length === start.position) found = 'only a byte order mark';
  throw emptyFile(found);
}

/**
 * The `empty-file` error.
 * @param found what there is instead of a header or rows
 */
export function emptyFile(found: string): DataError {
  return new DataError('empty-file', `expected a header or rows, found ${found}`, {
    hint: 'Choose a file with at least one line of data.',
  });
}
