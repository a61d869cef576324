import type { Dialect, RecordDialect } from '../dialect';
import type { ReadOptions } from '../readOptions';
import { fileStart } from './fileStart';
import { beginsWithComment, COMMENT, guessComment } from './guessComment';
import { guessDelimiter } from './guessDelimiter';
import type { HeadRecords } from './headRecords';
import type { Head, Split } from './splitHead';

/** What the records of a table are found by. */
export type Layout = RecordDialect & Pick<Dialect, 'preambleLines'>;

export interface GuessedLayout {
  readonly layout: Layout;
  /** The first records behind the lines before the table, where they were looked at. */
  readonly first: HeadRecords | undefined;
}

/**
 * Guesses how the head of a file is laid out: delimiter, quoting, comments, and the lines before the table. What `options`
 * fixes is not guessed.
 */
export function guessLayout(bytes: Uint8Array, options: ReadOptions, whole: boolean): GuessedLayout {
  const start = fileStart(bytes, options.preambleLines);
  const head: Head = { bytes, start, whole, mayHaveTitles: options.preambleLines === undefined };
  const { quote = '"', comment: fixedComment } = options;
  // A quote that is an escape character is doubled.
  const escape = options.escape === quote ? '' : options.escape;
  const fixed = { ...options, ...(escape !== undefined && { escape }) };
  const delimiter = options.delimiter ?? start.separator;
  const candidates = delimiter === undefined ? undefined : [delimiter];
  const split = (comment: string, from = head) => guessDelimiter(from, comment, fixed, candidates);

  if (fixedComment !== undefined) return layoutOf(split(fixedComment), options);
  if (delimiter === COMMENT || options.quote === COMMENT || !beginsWithComment(head)) {
    return layoutOf(split(''), options);
  }
  const withoutComments = split(COMMENT);
  const { comment, tableLine } = guessComment(head, withoutComments);
  if (comment !== '') return layoutOf(withoutComments, options);
  const linesBefore = tableLine === undefined || tableLine === start.line ? 0 : tableLine - 1;
  const preambleLines = options.preambleLines ?? linesBefore;
  const below = { ...head, start: fileStart(bytes, preambleLines), mayHaveTitles: false };
  const { dialect, first } = split('', below);
  return { layout: { ...dialect, preambleLines }, first };
}

function layoutOf({ dialect, first, titlesEnd }: Split, { preambleLines = 0 }: ReadOptions): GuessedLayout {
  if (titlesEnd === undefined) return { layout: { ...dialect, preambleLines }, first };
  return { layout: { ...dialect, preambleLines: titlesEnd - 1 }, first: undefined };
}
