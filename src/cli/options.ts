import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usageError';

export type Options = NonNullable<ParseArgsConfig['options']>;
export const HELP = { help: { type: 'boolean', short: 'h' } } satisfies Options;

/**
 * Node's own parsing.
 * @throws {UsageError}
 */
export function parse<O extends Options>(options: O, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: withNegatives(options, args),
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

/** A number behind an option is its value, also a negative one, which Node takes for an option: `--beta -1`. */
function withNegatives(options: Options, args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const option = joined.at(-1) ?? '';
    const takesValue = option.startsWith('--') && options[option.slice(2)]?.type === 'string';
    if (takesValue && /^-[.\d]/.test(arg)) joined[joined.length - 1] = `${option}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/**
 * The words that are no options, as many as there are names for them.
 * @throws {UsageError}
 */
export function named<Names extends readonly string[]>(
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

/** @throws {UsageError} when there is no value */
export function required(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new UsageError(`expected ${what}`);
  return value;
}

/**
 * The name of a file that is written.
 * @throws {UsageError} for standard output: a file appears whole or not at all
 */
export function outputFile(value: string | undefined, option: string, name: string): string {
  const file = required(value, `${option} ${name}`);
  if (file === '-') throw new UsageError(`expected the name of a file after ${option}, found '-'`);
  return file;
}

/** Splits at commas; a part in double quotes may hold commas, and quotes doubled. */
export function list(value: string, option: string): string[] {
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
