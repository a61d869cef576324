import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ReadOptions, ScalerChoice } from '../engine/dataset';
import { SCALERS } from '../engine/scale/registry';

/** Wrong usage: one line, without a trailing period. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface ProfileArguments {
  readonly name: 'profile';
  readonly file: string;
  readonly json: boolean;
  readonly reading: ReadOptions;
}

export interface NormalizeArguments {
  readonly name: 'normalize';
  readonly file: string;
  readonly output: string;
  readonly choice: ScalerChoice;
  /** Exactly these columns; undefined: those whose advice is to scale. */
  readonly columns: readonly string[] | undefined;
  readonly exclude: readonly string[];
  readonly significantDigits: number | undefined;
  readonly reading: ReadOptions;
}

export type Arguments = { readonly name: 'help' } | ProfileArguments | NormalizeArguments;

type Options = NonNullable<ParseArgsConfig['options']>;
const READING = {
  delimiter: { type: 'string' },
  quote: { type: 'string' },
  'no-header': { type: 'boolean' },
  missing: { type: 'string' },
} satisfies Options;
const HELP = { help: { type: 'boolean', short: 'h' } } satisfies Options;
const PROFILE = { ...HELP, ...READING, json: { type: 'boolean' } } satisfies Options;
const NORMALIZE = {
  ...HELP,
  ...READING,
  output: { type: 'string', short: 'o' },
  method: { type: 'string' },
  columns: { type: 'string' },
  exclude: { type: 'string' },
  digits: { type: 'string' },
} satisfies Options;

/**
 * Understands a command line.
 * @throws {UsageError} when it has an unknown command, option or value
 * @example parseArguments(['profile', 'iris.csv', '--json'])
 *          // { name: 'profile', file: 'iris.csv', json: true, reading: {} }
 */
export function parseArguments(args: readonly string[]): Arguments {
  const [name, ...rest] = args;
  switch (name) {
    case undefined:
      throw new UsageError('expected a command, profile or normalize');
    case 'help':
    case '-h':
    case '--help':
      return { name: 'help' };
    case 'profile': {
      const { values, file } = parse(PROFILE, rest);
      if (values.help) return { name: 'help' };
      return { name, file: required(file, 'FILE'), json: values.json ?? false, reading: reading(values) };
    }
    case 'normalize': {
      const { values, file } = parse(NORMALIZE, rest);
      if (values.help) return { name: 'help' };
      if (values.columns !== undefined && values.exclude !== undefined) {
        throw new UsageError('expected --columns or --exclude, found both');
      }
      return {
        name,
        file: required(file, 'FILE'),
        output: required(values.output, '-o OUT'),
        choice: choice(values.method ?? 'zscore'),
        columns: values.columns === undefined ? undefined : list(values.columns, '--columns'),
        exclude: values.exclude === undefined ? [] : list(values.exclude, '--exclude'),
        significantDigits: values.digits === undefined ? undefined : digits(values.digits),
        reading: reading(values),
      };
    }
    default:
      throw new UsageError(`unknown command '${name}', expected profile or normalize`);
  }
}

function parse<O extends Options>(options: O, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length > 1) {
      throw new UsageError(
        `expected one FILE, found ${positionals.map((word) => `'${word}'`).join(' and ')}`,
      );
    }
    return { values, file: positionals[0] };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Node's own first sentence says what is wrong; what follows is advice on escaping.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\.$|\n/);
    throw new UsageError((sentence ?? '').replace(/^U/, 'u').replace(/^O/, 'o'));
  }
}

function required(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new UsageError(`expected ${what}`);
  return value;
}

function reading(values: {
  delimiter?: string | undefined;
  quote?: string | undefined;
  'no-header'?: boolean | undefined;
  missing?: string | undefined;
}): ReadOptions {
  if (values.delimiter !== undefined && values.delimiter === (values.quote ?? '"')) {
    throw new UsageError(`expected a delimiter other than the quote, found '${values.delimiter}' for both`);
  }
  return {
    ...(values.delimiter !== undefined && { delimiter: delimiter(values.delimiter) }),
    ...(values.quote !== undefined && { quote: quote(values.quote) }),
    ...(values['no-header'] && { header: false }),
    ...(values.missing !== undefined && { missingWords: list(values.missing, '--missing') }),
  };
}

function delimiter(value: string): string {
  return value === 'tab' || value === '\\t' ? '\t' : asciiCharacter(value, '--delimiter', 'or the word tab');
}

function quote(value: string): string {
  return value === 'none' ? '' : asciiCharacter(value, '--quote', 'or the word none');
}

function asciiCharacter(value: string, option: string, alternative: string): string {
  if (value.length === 1 && value.charCodeAt(0) < 128 && value !== '\n' && value !== '\r') return value;
  throw new UsageError(`expected one ASCII character after ${option}, ${alternative}, found '${value}'`);
}

function choice(method: string): ScalerChoice {
  const known = SCALERS.find((scaler) => scaler.method === method);
  if (!known) {
    const names = SCALERS.map((scaler) => scaler.method).join(', ');
    throw new UsageError(`unknown method '${method}', expected one of ${names}`);
  }
  return known.defaultChoice;
}

function digits(value: string): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1 && count <= 17) return count;
  throw new UsageError(`expected 1 to 17 after --digits, found '${value}'`);
}

/** Splits at commas; a part in double quotes may hold commas, and quotes doubled. */
function list(value: string, option: string): string[] {
  const names: string[] = [];
  const part = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  for (;;) {
    const match = part.exec(value);
    if (!match) throw new UsageError(`expected names separated by commas after ${option}, found '${value}'`);
    const [, quoted, plain = '', separator] = match;
    names.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    if (separator === '') break;
  }
  const named = names.filter((name) => name !== '');
  if (named.length === 0) throw new UsageError(`expected names after ${option}, found '${value}'`);
  return named;
}
