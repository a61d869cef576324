import type { ReadOptions, ScalerChoice } from '../engine/dataset';
import { SCALERS } from '../engine/scale/registry';
import { type BatchNormArguments, parseBatchNorm } from './batchNormArguments';
import { HELP, list, type Options, parse, READING, reading, required, UsageError } from './options';

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

export type Arguments =
  { readonly name: 'help' } | ProfileArguments | NormalizeArguments | BatchNormArguments;

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
      throw new UsageError('expected a command, profile, normalize or batchnorm');
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
    case 'batchnorm':
      return parseBatchNorm(rest);
    default:
      throw new UsageError(`unknown command '${name}', expected profile, normalize or batchnorm`);
  }
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
