/** What the user fixed about reading, changed one by one and read back from an earlier page. */
import { BLANKS } from '../../src/protocol/delimiters';
import { CHOSEN_KINDS } from '../../src/protocol/kinds';
import type {
  ChosenKind,
  DecimalMark,
  Orient,
  ReadOptions,
  TextFormat,
  ThousandsMark,
} from '../../src/protocol/datasetApi';

/** Undefined leaves a setting to the guess again. */
export type Changed = { readonly [K in keyof ReadOptions]?: ReadOptions[K] | undefined };

const FORMATS: readonly TextFormat[] = ['csv', 'json', 'jsonl'];
const ORIENTS: readonly Orient[] = ['index', 'columns'];
const DECIMALS: readonly DecimalMark[] = ['.', ','];
const THOUSANDS: readonly ThousandsMark[] = ['', ',', '.', ' ', "'", '_'];

/** What was chosen for one format says nothing in another: chosen together with it, this leaves it to the guess again. */
export const OF_ONE_FORMAT = {
  delimiter: undefined,
  quote: undefined,
  escape: undefined,
  comment: undefined,
  decimal: undefined,
  thousands: undefined,
  header: undefined,
  preambleLines: undefined,
  path: undefined,
  orient: undefined,
} as const satisfies Changed;

/**
 * Options with some of them changed.
 *
 * Where to stop is not among those that are kept: it was chosen for what the old ones made of the file.
 */
export function withOptions(options: ReadOptions, changed: Changed): ReadOptions {
  const all = { ...options, stopAtUnterminatedQuote: undefined, stopAtDamage: undefined, ...changed };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Options with another kind for a column; undefined: what its cells are. */
export function withKind(options: ReadOptions, column: string, kind: ChosenKind | undefined): ReadOptions {
  const kinds = new Map(Object.entries(options.kinds ?? {}));
  if (kind === undefined) kinds.delete(column);
  else kinds.set(column, kind);
  const all = { ...options, kinds: kinds.size === 0 ? undefined : Object.fromEntries(kinds) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** What of some saved options still makes sense. */
export function readReadOptions(saved: Record<string, unknown>): ReadOptions {
  const { delimiter, quote, escape, comment, header, preambleLines, missingWords, kinds } = saved;
  const { stopAtUnterminatedQuote, stopAtDamage, encoding, path } = saved;
  const format = FORMATS.find((known) => known === saved['format']);
  const orient = ORIENTS.find((known) => known === saved['orient']);
  const decimal = DECIMALS.find((mark) => mark === saved['decimal']);
  const thousands = THOUSANDS.find((mark) => mark === saved['thousands']);
  return {
    ...(isDelimiter(delimiter) && { delimiter }),
    ...(isMark(quote) && { quote }),
    ...(isMark(escape) && { escape }),
    ...(isMark(comment) && { comment }),
    ...(decimal !== undefined && { decimal }),
    ...(thousands !== undefined && { thousands }),
    ...(typeof header === 'boolean' && { header }),
    ...(isCount(preambleLines) && { preambleLines }),
    ...(Array.isArray(missingWords) && {
      missingWords: missingWords.filter((word) => typeof word === 'string'),
    }),
    ...(isRecord(kinds) && { kinds: readKinds(kinds) }),
    ...(typeof encoding === 'string' && { encoding }),
    ...(typeof stopAtDamage === 'boolean' && { stopAtDamage }),
    ...(format !== undefined && { format }),
    ...(typeof path === 'string' && { path }),
    ...(orient !== undefined && { orient }),
    ...(typeof stopAtUnterminatedQuote === 'boolean' && { stopAtUnterminatedQuote }),
  };
}

function readKinds(saved: Record<string, unknown>): Record<string, ChosenKind> {
  const entries = Object.entries(saved).flatMap(([name, value]) => {
    const kind = CHOSEN_KINDS.find((known) => known === value);
    return kind === undefined ? [] : [[name, kind] as const];
  });
  return Object.fromEntries(entries);
}

function isDelimiter(value: unknown): value is string {
  return value === BLANKS || (isMark(value) && value !== '');
}

function isMark(value: unknown): value is string {
  return typeof value === 'string' && /^[\t\x1c-\x7e]?$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
