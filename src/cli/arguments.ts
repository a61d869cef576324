import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ReadOptions } from '../engine/dataset';
import type { DefaultChoice, FitScope, NonFinitePolicy } from '../engine/recipe';
import { fitRows } from './fitOptions';
import { type GivenOptions, SCALER_OPTIONS, scalerFrom, scalerOptionGiven } from './scalerOptions';
import { UsageError } from './usageError';

export interface ProfileArguments {
  readonly name: 'profile';
  readonly file: string;
  readonly json: boolean;
  readonly reading: ReadOptions;
}

/** Where the scalers come from: a file, or the options. */
export type RecipeArguments =
  | { readonly file: string }
  | {
      readonly choice: DefaultChoice;
      /** Exactly these columns; undefined: those whose advice is to scale. */
      readonly columns: readonly string[] | undefined;
      readonly exclude: readonly string[];
    };

export interface NormalizeArguments {
  readonly name: 'normalize';
  readonly file: string;
  readonly output: string;
  readonly recipe: RecipeArguments;
  /** What holds against the recipe's. */
  readonly fit: FitScope | undefined;
  readonly nonFinite: NonFinitePolicy | undefined;
  readonly significantDigits: number | undefined;
  readonly saveScaler: string | undefined;
  readonly reading: ReadOptions;
}

export interface ApplyArguments {
  readonly name: 'apply';
  readonly scaler: string;
  readonly file: string;
  readonly output: string;
  readonly inverse: boolean;
  readonly reading: ReadOptions;
}

export type Arguments = { readonly name: 'help' } | ProfileArguments | NormalizeArguments | ApplyArguments;

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
  ...SCALER_OPTIONS,
  output: { type: 'string', short: 'o' },
  method: { type: 'string' },
  columns: { type: 'string' },
  exclude: { type: 'string' },
  recipe: { type: 'string' },
  'fit-rows': { type: 'string' },
  'fit-file': { type: 'string' },
  'non-finite': { type: 'string' },
  'save-scaler': { type: 'string' },
  digits: { type: 'string' },
} satisfies Options;
const APPLY = {
  ...HELP,
  ...READING,
  output: { type: 'string', short: 'o' },
  inverse: { type: 'boolean' },
} satisfies Options;
/** For messages. */
const COMMANDS = 'profile, normalize or apply';

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
      throw new UsageError(`expected a command, ${COMMANDS}`);
    case 'help':
    case '-h':
    case '--help':
      return { name: 'help' };
    case 'profile': {
      const { values, positionals } = parse(PROFILE, rest);
      if (values.help) return { name: 'help' };
      const [file] = named(positionals, ['FILE']);
      return { name, file, json: values.json ?? false, reading: reading(values) };
    }
    case 'normalize': {
      const { values, positionals } = parse(NORMALIZE, rest);
      if (values.help) return { name: 'help' };
      const [file] = named(positionals, ['FILE']);
      return {
        name,
        file,
        output: required(values.output, '-o OUT'),
        recipe: recipe(values),
        fit: fit(values['fit-rows'], values['fit-file']),
        nonFinite: values['non-finite'] === undefined ? undefined : nonFinite(values['non-finite']),
        significantDigits: values.digits === undefined ? undefined : digits(values.digits),
        saveScaler: values['save-scaler'],
        reading: reading(values),
      };
    }
    case 'apply': {
      const { values, positionals } = parse(APPLY, rest);
      if (values.help) return { name: 'help' };
      const [scaler, file] = named(positionals, ['SCALER', 'FILE']);
      const output = required(values.output, '-o OUT');
      return { name, scaler, file, output, inverse: values.inverse ?? false, reading: reading(values) };
    }
    default:
      throw new UsageError(`unknown command '${name}', expected ${COMMANDS}`);
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
    return { values, positionals };
  } catch (error) {
    // Node's own first sentence says what is wrong; what follows is advice on escaping.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\.$|\n/);
    throw new UsageError((sentence ?? '').replace(/^U/, 'u').replace(/^O/, 'o'));
  }
}

/** The words that are no options, as many as there are names for them. */
function named<Names extends readonly string[]>(
  words: readonly string[],
  names: readonly [...Names],
): { [K in keyof Names]: string } {
  const missing = names.slice(words.length);
  if (missing[0] !== undefined) throw new UsageError(`expected ${missing[0]}`);
  if (words.length > names.length) {
    const found = words.map((word) => `'${word}'`).join(' and ');
    throw new UsageError(`expected one ${names.join(' and one ')}, found ${found}`);
  }
  // As many as names, each a string.
  return [...words] as { [K in keyof Names]: string };
}

function recipe(
  values: GivenOptions & {
    readonly method?: string | undefined;
    readonly columns?: string | undefined;
    readonly exclude?: string | undefined;
    readonly recipe?: string | undefined;
  },
): RecipeArguments {
  const { recipe: file, method, columns, exclude } = values;
  if (file !== undefined) {
    const others = ['method', 'columns', 'exclude'] as const;
    const other = others.find((option) => values[option] !== undefined) ?? scalerOptionGiven(values);
    if (other !== undefined) throw new UsageError(`expected --recipe or --${other}, found both`);
    return { file };
  }
  if (columns !== undefined && exclude !== undefined) {
    throw new UsageError('expected --columns or --exclude, found both');
  }
  return {
    choice: choice(method ?? 'zscore', values),
    columns: columns === undefined ? undefined : list(columns, '--columns'),
    exclude: exclude === undefined ? [] : list(exclude, '--exclude'),
  };
}

function fit(rows: string | undefined, file: string | undefined): FitScope | undefined {
  if (rows !== undefined && file !== undefined) {
    throw new UsageError('expected --fit-rows or --fit-file, found both');
  }
  if (file !== undefined) return { rows: 'file', file };
  return rows === undefined ? undefined : fitRows(rows);
}

function nonFinite(value: string): NonFinitePolicy {
  const known = (['missing', 'clip', 'leave'] as const).find((policy) => policy === value);
  if (known) return known;
  throw new UsageError(`expected missing, clip or leave after --non-finite, found '${value}'`);
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

function choice(method: string, given: GivenOptions): DefaultChoice {
  if (method !== 'advice') return scalerFrom(method, given);
  const option = scalerOptionGiven(given);
  if (option !== undefined) throw new UsageError(`--${option} does not belong to the method advice`);
  return { method };
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
