import type { ChosenKind } from '../engine/columnKind';
import type { DecimalMark, Orient, TextFormat, ThousandsMark } from '../engine/dialect';
import type { ReadOptions } from '../engine/readOptions';
import { CHOSEN_KINDS } from '../engine/table/chosenKinds';
import { BLANKS } from '../engine/csv/blanks';
import { checkDialect } from '../engine/csv/checkDialect';
import { requireEncoding } from '../engine/encoding/encodingLabel';
import { DataError } from '../engine/dataError';
import { list, type Options } from './options';
import { UsageError } from './usageError';

/** How to read FILE: options of every command. */
export const READING = {
  format: { type: 'string' },
  path: { type: 'string' },
  orient: { type: 'string' },
  delimiter: { type: 'string' },
  quote: { type: 'string' },
  escape: { type: 'string' },
  decimal: { type: 'string' },
  thousands: { type: 'string' },
  comment: { type: 'string' },
  'skip-lines': { type: 'string' },
  header: { type: 'boolean' },
  'no-header': { type: 'boolean' },
  missing: { type: 'string' },
  encoding: { type: 'string' },
  'stop-at-damage': { type: 'boolean' },
  kind: { type: 'string', multiple: true },
} satisfies Options;

/** The values of {@link READING}, as they were parsed. */
type Values = {
  readonly [K in keyof typeof READING]?: (typeof READING)[K] extends { multiple: true }
    ? string[] | undefined
    : (typeof READING)[K]['type'] extends 'boolean'
      ? boolean | undefined
      : string | undefined;
};

const DECIMALS: Readonly<Record<string, DecimalMark>> = { '.': '.', ',': ',', point: '.', comma: ',' };
const THOUSANDS: Readonly<Record<string, ThousandsMark>> = {
  ...{ ',': ',', '.': '.', ' ': ' ', "'": "'", _: '_' },
  ...{ comma: ',', point: '.', space: ' ', apostrophe: "'", underscore: '_', none: '' },
};
const ORIENTS: Readonly<Record<string, Orient>> = { index: 'index', columns: 'columns' };
const FORMATS: Readonly<Record<string, TextFormat>> = { csv: 'csv', json: 'json', jsonl: 'jsonl' };

/** @throws {UsageError} */
export function reading(values: Values): ReadOptions {
  const { delimiter, quote, escape, decimal, thousands, comment, missing, kind, format, path, orient } =
    values;
  if (values.header && values['no-header'])
    throw new UsageError('expected --header or --no-header, found both');
  const skipLines = values['skip-lines'];
  const options: ReadOptions = {
    ...(format !== undefined && { format: oneOf(FORMATS, format, '--format', 'csv, json or jsonl') }),
    ...(path !== undefined && { path }),
    ...(orient !== undefined && { orient: oneOf(ORIENTS, orient, '--orient', 'index or columns') }),
    ...(delimiter !== undefined && { delimiter: delimiterOf(delimiter) }),
    ...(quote !== undefined && { quote: characterOrNone(quote, '--quote') }),
    ...(escape !== undefined && { escape: characterOrNone(escape, '--escape') }),
    ...(decimal !== undefined && { decimal: oneOf(DECIMALS, decimal, '--decimal', '. or ,') }),
    ...(thousands !== undefined && {
      thousands: oneOf(
        THOUSANDS,
        thousands,
        '--thousands',
        'comma, point, space, apostrophe, underscore or none',
      ),
    }),
    ...(comment !== undefined && { comment: characterOrNone(comment, '--comment') }),
    ...(skipLines !== undefined && { preambleLines: lines(skipLines) }),
    ...(values.header && { header: true }),
    ...(values['no-header'] && { header: false }),
    ...(values.encoding !== undefined && { encoding: values.encoding }),
    ...(values['stop-at-damage'] && { stopAtDamage: true, stopAtUnterminatedQuote: true }),
    ...(missing !== undefined && { missingWords: list(missing, '--missing') }),
    ...(kind !== undefined && { kinds: Object.fromEntries(kind.map(chosenKind)) }),
  };
  try {
    checkDialect(options);
    if (options.encoding !== undefined) requireEncoding(options.encoding);
  } catch (error) {
    if (error instanceof DataError) throw new UsageError(error.message);
    throw error;
  }
  return options;
}

/**
 * The option for a member of ReadOptions.
 * @param given all that was given, which tells how one of two was
 */
export function readingOption(member: string, given: readonly string[]): string {
  switch (member) {
    case 'preambleLines':
      return '--skip-lines';
    case 'header':
      return given.includes('--header') ? '--header' : '--no-header';
    default:
      return `--${member}`;
  }
}

function delimiterOf(value: string): string {
  if (value === BLANKS) return BLANKS;
  if (value === 'tab' || value === '\\t') return '\t';
  return asciiCharacter(value, '--delimiter', 'or the word tab or blanks');
}

function characterOrNone(value: string, option: string): string {
  return value === 'none' ? '' : asciiCharacter(value, option, 'or the word none');
}

function asciiCharacter(value: string, option: string, alternative: string): string {
  if (/^[\t\x1c-\x7e]$/.test(value)) return value;
  throw new UsageError(`expected one ASCII character after ${option}, ${alternative}, found '${value}'`);
}

function oneOf<T>(known: Readonly<Record<string, T>>, value: string, option: string, expected: string): T {
  const found = Object.hasOwn(known, value) ? known[value] : undefined;
  if (found === undefined) throw new UsageError(`expected ${expected} after ${option}, found '${value}'`);
  return found;
}

function lines(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError(`expected a number of lines after --skip-lines, found '${value}'`);
}

/** The last `=` counts: a name may hold one. */
function chosenKind(value: string): [name: string, kind: ChosenKind] {
  const at = value.lastIndexOf('=');
  const kind = CHOSEN_KINDS.find((each) => each === value.slice(at + 1));
  if (at < 1 || !kind) {
    throw new UsageError(
      `expected NAME=KIND after --kind, KIND one of ${CHOSEN_KINDS.join(', ')}, found '${value}'`,
    );
  }
  return [value.slice(0, at), kind];
}
