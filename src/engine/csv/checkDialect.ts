import { DataError } from '../dataError';
import type { ReadOptions } from '../readOptions';
import { BLANKS } from './blanks';

/** What the characters that a dialect may fix are for. */
const MARKS = ['delimiter', 'quote', 'escape', 'comment', 'decimal', 'thousands'] as const;
/** The empty string is no delimiter. */
const MAY_BE_NONE: readonly (typeof MARKS)[number][] = ['quote', 'escape', 'comment', 'thousands'];

/**
 * Refuses options that no file could be read with.
 * @throws {RangeError} for a mark that is not one ASCII character, or a number of lines that is none
 * @throws {DataError} `invalid-dialect` where one character has two meanings
 */
export function checkDialect(options: ReadOptions): void {
  for (const mark of MARKS) {
    const character = options[mark];
    if (character === undefined || (character === '' && MAY_BE_NONE.includes(mark))) continue;
    if (mark === 'delimiter' && character === BLANKS) continue;
    if (/^[\t\x1c-\x7e]$/.test(character)) continue;
    throw new RangeError(`expected one ASCII character as the ${mark}, found ${JSON.stringify(character)}`);
  }
  const { preambleLines = 0 } = options;
  if (!(Number.isSafeInteger(preambleLines) && preambleLines >= 0)) {
    throw new RangeError(`expected a number of lines before the table, found ${preambleLines}`);
  }
  const { delimiter, quote = '"', escape, comment, decimal, thousands } = options;
  for (const mark of delimiter === BLANKS ? [' ', '\t'] : [delimiter]) {
    refuseEqual('quote', quote, 'delimiter', mark);
    refuseEqual('delimiter', mark, 'escape character', escape);
    refuseEqual('delimiter', mark, 'comment character', comment);
  }
  refuseEqual('quote', quote, 'comment character', comment);
  refuseEqual('decimal mark', decimal, 'thousands mark', thousands);
  if (quote !== '') return;
  // Without quotes, a number would be two cells.
  refuseEqual('delimiter', delimiter, 'decimal mark', decimal);
}

function refuseEqual(one: string, a: string | undefined, other: string, b: string | undefined): void {
  if (a === undefined || a === '' || a !== b) return;
  // What has no shape is spelled out.
  const shown = a <= ' ' ? JSON.stringify(a) : a;
  throw new DataError(
    'invalid-dialect',
    `expected a ${one} other than the ${other}, found ${shown} for both`,
    {
      hint: `Choose another ${one} or another ${other}.`,
    },
  );
}
