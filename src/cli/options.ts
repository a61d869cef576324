import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ReadOptions } from '../engine/dataset';

/** Wrong usage: one line, without a trailing period. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

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
 * Node's own parsing, with at most one FILE besides the options.
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
