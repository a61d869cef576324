import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ReadOptions } from '../engine/dataset';
import { UsageError } from './usageError';

export type Options = NonNullable<ParseArgsConfig['options']>;
/** How to read FILE: options of every command. */
export const READING = {
  delimiter: { type: 'string' },
  quote: { type: 'string' },
  'no-header': { type: 'boolean' },
  missing: { type: 'string' },
} satisfies Options;
export const HELP = { help: { type: 'boolean', short: 'h' } } satisfies Options;

/**
 * Node's own parsing.
 * @throws {UsageError}
 */
export function parse<O extends Options>(options: O, args: readonly string[]) {
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

/** @throws {UsageError} */
export function reading(values: {
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
