import { DATE, DECIMAL, LAST_NUMBER, MISSING, TEXT, type CellClass } from '../table/cellClass';
import { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import { COMMA, isWhiteSpace, LF, SPACE, TAB } from './ascii';
import { BLANKS } from './blanks';
import { fieldsOf } from './recordsOf';
import { guessQuoting, NEARLY_EQUAL, type FixedQuoting } from './guessQuoting';
import type { Head, Split } from './splitHead';

const USUAL = [',', ';', '\t', '|'];
/** Looked at only where none of the usual ones splits: they stand in text and times as well. */
const UNUSUAL = ['\x1f', '^', '~', ':', ' '];
const DECIMAL_COMMA = { decimal: ',', thousands: '' } as const;
/** These stand in texts and times. */
const IN_TEXTS = [':', ' ', BLANKS];
/** Blanks that line up columns show in so many bytes. */
const RUNS_SHOW_IN = 16_384;

/**
 * Guesses the delimiter, and with it the quoting and where the table begins: the one that splits most records into the same
 * number of fields, more than one; among nearly equal ones that whose cells are more often numbers, dates or booleans; a
 * comma when nothing splits, or a semicolon where commas are punctuation. Blanks where they line up columns which none of the
 * usual ones splits as well.
 *
 * @param candidates those to choose from, where fixed
 */
export function guessDelimiter(
  head: Head,
  comment: string,
  fixed: FixedQuoting,
  candidates?: readonly string[],
): Split {
  const split = (delimiter: string) => guessQuoting(head, delimiter, comment, fixed);
  const [only] = candidates ?? [];
  if (only !== undefined) return split(only);
  const tryAll = (delimiters: readonly string[]) =>
    delimiters
      .filter((delimiter) => delimiter !== (fixed.quote ?? '"') && delimiter !== fixed.escape)
      .filter((delimiter) => head.bytes.includes(delimiter.charCodeAt(0)))
      .map(split)
      .filter(({ fields }) => fields > 1);
  const best = bestOf(tryAll(USUAL));
  // Tabs may line up columns, too, and commas stand before decimals.
  const isOther = [fixed.quote, fixed.escape, comment].some((mark) => mark === ' ' || mark === '\t');
  if (!isOther && hasRunOfBlanks(head)) {
    const lined = split(BLANKS);
    if (isConvincing(lined) && !(best && isAsGood(best, lined))) return lined;
  }
  if (best && !decimalsOfOneColumn(best)) return best;
  const unusual = best ? undefined : bestOf(tryAll(UNUSUAL).filter(isConvincing));
  return unusual ?? split(best || isPunctuation(head.bytes) ? ';' : ',');
}

/** Whether there are commas, and a space behind each. */
function isPunctuation(bytes: Uint8Array): boolean {
  let at = bytes.indexOf(COMMA);
  if (at < 0) return false;
  for (; at >= 0; at = bytes.indexOf(COMMA, at + 1)) if (bytes[at + 1] !== SPACE) return false;
  return true;
}

function bestOf(splits: readonly Split[]): Split | undefined {
  const highest = Math.max(...splits.map(({ consistency }) => consistency));
  return splits
    .filter(({ consistency }) => consistency >= highest - NEARLY_EQUAL)
    .map((split) => ({ split, typed: splits.length > 1 ? typedShare(split) : 1 }))
    .sort((a, b) => b.typed - a.typed || b.split.fields - a.split.fields)[0]?.split;
}

/** Share of the cells that are not text; decimals may be written with a comma. */
function typedShare({ table }: Split): number {
  const first = table.firstField[0]!;
  const last = table.firstField[table.records]!;
  let typed = 0;
  const isTyped = typedCells();
  for (let field = first; field < last; field++) if (isTyped(table, field)) typed++;
  return typed / (last - first);
}

function typedCells() {
  const classifiers = [
    new CellClassifier(),
    new CellClassifier(undefined, { decimal: ',', thousands: '.' }),
    new CellClassifier(undefined, { decimal: '.', thousands: ',' }),
  ];
  return (table: Split['table'], field: number) =>
    classifiers.some((classifier) => classifyField(table, field, classifier) !== TEXT);
}

/** Whether there is what a single delimiter does not leave: several blanks in a row, or some at an end of a line. */
function hasRunOfBlanks({ bytes, start }: Head): boolean {
  const shown = bytes.subarray(start.position, start.position + RUNS_SHOW_IN);
  for (const blank of [SPACE, TAB]) {
    // Most files have few blanks: what is between them is passed over at once.
    for (let at = shown.indexOf(blank); at >= 0; at = shown.indexOf(blank, at + 1)) {
      if (isWhiteSpace(shown[at - 1] ?? LF) || isWhiteSpace(shown[at + 1] ?? LF)) return true;
    }
  }
  return false;
}

/** Whether all records are split alike, and as many cells are numbers, dates or booleans. */
function isAsGood(split: Split, other: Split): boolean {
  return split.consistency === 1 && typedShare(split) >= typedShare(other);
}

/**
 * A space or a colon stands in most texts and times: it delimits only where all records are split alike, two columns or more
 * hold numbers, and what is split cannot be one number of grouped digits, nor one time.
 */
function isConvincing(split: Split): boolean {
  if (split.consistency < 1 || split.table.records < 2) return false;
  const { delimiter } = split.dialect;
  if (!IN_TEXTS.includes(delimiter)) return true;
  if (splitsNumbers(split, new CellClassifier())) return true;
  return delimiter === BLANKS && splitsNumbers(split, new CellClassifier(undefined, DECIMAL_COMMA));
}

function splitsNumbers({ table, fields, dialect }: Split, classifier: CellClassifier): boolean {
  const columns = Array.from({ length: fields }, () => ({ numbers: 0, texts: 0 }));
  // Two fields may be one telephone number.
  const lengthTells = dialect.delimiter === BLANKS || (dialect.delimiter === ' ' && fields > 2);
  let decides = false;
  for (let r = 0; r < table.records; r++) {
    for (let column = 0; column < fieldsOf(table, r) && column < fields; column++) {
      const field = table.firstField[r]! + column;
      const cell: CellClass = classifyField(table, field, classifier);
      if (cell === DECIMAL || (r === 0 && cell === TEXT)) decides = true;
      // Digits are grouped by three.
      if (lengthTells && column > 0 && cell <= LAST_NUMBER && lengthOf(table, field) !== 3) decides = true;
      if (r === 0) continue;
      if (cell <= LAST_NUMBER) columns[column]!.numbers++;
      else if (cell !== MISSING && cell !== DATE) columns[column]!.texts++;
    }
  }
  return decides && columns.filter(({ numbers, texts }) => numbers > 0 && texts === 0).length > 1;
}

function lengthOf({ fieldStart, fieldEnd }: Split['table'], field: number): number {
  return fieldEnd[field]! - fieldStart[field]!;
}

/** Whether a comma splits nothing but the decimals of one column, which has a name without one. */
function decimalsOfOneColumn({ table, fields, dialect }: Split): boolean {
  if (dialect.delimiter !== ',' || fields !== 2 || table.records < 2 || fieldsOf(table, 0) !== 1)
    return false;
  const classifier = new CellClassifier(undefined, DECIMAL_COMMA);
  for (let r = 1; r < table.records; r++) {
    const first = table.firstField[r]!;
    const start = table.fieldStart[first]!;
    const end = table.fieldEnd[table.firstField[r + 1]! - 1]!;
    if (classifier.classify(table.bytes, start, end) !== DECIMAL) return false;
  }
  return true;
}
