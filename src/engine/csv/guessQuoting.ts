import type { RecordDialect } from '../dialect';
import { fieldBytes } from './recordBatch';
import { splitHead, type Head, type Split } from './splitHead';

const BACKSLASH = 92;
const DOUBLE_QUOTE = 34;
const APOSTROPHE = 39;
/** Consistencies closer than this are alike. */
export const NEARLY_EQUAL = 0.02;

/** What of the quoting is fixed. */
export interface FixedQuoting {
  readonly quote?: string;
  readonly escape?: string;
}

/**
 * Splits the head with the quoting that suits it: double quotes, unless a backslash before a quote or a delimiter shows that
 * it escapes, or a column stands in apostrophes, or double quotes open again and again without closing.
 */
export function guessQuoting(head: Head, delimiter: string, comment: string, fixed: FixedQuoting): Split {
  const split = (changed: Partial<RecordDialect>) =>
    splitHead(head, {
      delimiter,
      comment,
      quote: fixed.quote ?? '"',
      escape: fixed.escape ?? '',
      ...changed,
    });
  let best = split({});
  const { bytes } = head;
  const mayEscape = fixed.escape === undefined && delimiter !== '\\' && bytes.includes(BACKSLASH);
  if (mayEscape) {
    const escaped = split({ escape: '\\' });
    if (isBetter(escaped, best)) best = escaped;
  }
  if (fixed.quote !== undefined) return best;
  const { escape } = best.dialect;
  if (delimiter !== "'" && best.quoted === 0 && bytes.includes(APOSTROPHE)) {
    const single = split({ quote: "'", escape: fixed.escape ?? '' });
    const found = mayEscape && single.faults > 0 ? split({ quote: "'", escape: '\\' }) : single;
    if (found.faults === 0 && found.consistency >= best.consistency && quotesColumn(found)) best = found;
  }
  if (best.faults > 0) {
    const unquoted = split({ quote: '', escape });
    if (
      unbalanced(unquoted) > 1 &&
      unquoted.table.records > best.table.records &&
      unquoted.consistency >= 1 - NEARLY_EQUAL
    ) {
      best = unquoted;
    }
  }
  return best;
}

function isBetter(one: Split, than: Split): boolean {
  if (one.faults < than.faults) return one.consistency >= than.consistency - NEARLY_EQUAL;
  return one.faults === than.faults && one.consistency > than.consistency + NEARLY_EQUAL;
}

/** Whether most cells of some column are in quotes. */
function quotesColumn({ table, fields, quoted }: Split): boolean {
  if (quoted < 2) return false;
  for (let column = 0; column < fields; column++) {
    let count = 0;
    for (let r = 0; r < table.records; r++) {
      const field = table.firstField[r]! + column;
      if (field < table.firstField[r + 1]! && table.fieldFlags[field]! > 0) count++;
    }
    if (count > table.records / 2) return true;
  }
  return false;
}

/** Fields that begin with a double quote and do not end with one. */
function unbalanced({ table }: Split): number {
  let count = 0;
  for (let field = table.firstField[0]!; field < table.fieldStart.length; field++) {
    const content = fieldBytes(table, field);
    if (content[0] === DOUBLE_QUOTE && (content.length === 1 || content.at(-1) !== DOUBLE_QUOTE)) count++;
  }
  return count;
}
