import { TEXT } from '../table/cellClass';
import { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import { isBlank } from './ascii';
import { CellClasses } from './cellClasses';
import { detectHeader } from './detectHeader';
import { headRecords } from './headRecords';
import { nextLine } from './nextLine';
import { recordsOf } from './recordsOf';
import type { Head, Split } from './splitHead';

export const COMMENT = '#';

/** What the lines that begin with `#` at the start of a file are. */
export interface GuessedComment {
  readonly comment: string;
  /** Physical line on which the table begins where they are no comments, else undefined. */
  readonly tableLine: number | undefined;
}

/** Whether the first line that is not blank begins with `#`. */
export function beginsWithComment({ bytes, start }: Head): boolean {
  let position = start.position;
  let next = nextLine(bytes, position, bytes.length);
  while (position < bytes.length && isBlank(bytes, position, next)) {
    position = next;
    next = nextLine(bytes, position, bytes.length);
  }
  return bytes[position] === COMMENT.charCodeAt(0);
}

/**
 * Tells comments from names of columns that begin with `#`, and from data.
 *
 * The last of the lines at the start is the header where it has as many fields as the table and the record below names no
 * columns. The lines are comments, and so are later ones, only where no row could begin with `#`: where the first column
 * holds no text, or where further such lines have another number of fields. Else they are lines before the table.
 *
 * @param split how the records are split with such lines left out
 */
export function guessComment(head: Head, split: Split): GuessedComment {
  const { table, fields, dialect } = split;
  const leading: Line[] = [];
  const later: Line[] = [];
  const firstRecord = table.records > 0 ? table.line[0]! : Infinity;
  for (const line of commentLines(head)) (line.number < firstRecord ? leading : later).push(line);
  const last = leading.at(-1);
  if (!last) return { comment: '', tableLine: undefined };
  const fieldsIn = ({ start, end }: Line) => {
    const line = { position: 0, line: 1 };
    return headRecords(head.bytes.subarray(start, end), line, { ...dialect, comment: '' }, true).scan.fields;
  };
  if (fieldsIn(last) === fields && !namesColumns(table)) return { comment: '', tableLine: last.number };
  const isOther = (line: Line) => fields > 1 && fieldsIn(line) !== fields;
  if (later.every(isOther) && (later.length > 0 || !firstColumnHoldsText(table))) {
    return { comment: COMMENT, tableLine: undefined };
  }
  return { comment: '', tableLine: last.number + 1 };
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Physical. */
  readonly number: number;
}

function* commentLines({ bytes, start }: Head): Generator<Line> {
  let number = start.line;
  for (let at = start.position; at < bytes.length; number++) {
    const end = nextLine(bytes, at, bytes.length);
    if (bytes[at] === COMMENT.charCodeAt(0)) yield { start: at, end, number };
    at = end;
  }
}

/** Whether the first record is surely a header: it would be one even if one more column spoke for data. */
function namesColumns(table: Split['table']): boolean {
  return table.records > 1 && detectHeader(table, new CellClasses(table, new CellClassifier()), 1);
}

function firstColumnHoldsText(table: Split['table']): boolean {
  const classifier = new CellClassifier();
  const below = recordsOf(table, Math.min(1, table.records));
  for (let r = 0; r < below.records; r++) {
    if (classifyField(below, below.firstField[r]!, classifier) === TEXT) return true;
  }
  return false;
}
