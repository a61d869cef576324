import type { ReadOptions } from '../engine/readOptions';
import { type BatchNormArguments, parseBatchNorm } from './batchNormArguments';
import { type NormalizeArguments, parseNormalize } from './normalizeArguments';
import { HELP, named, type Options, outputFile, parse } from './options';
import { READING, reading } from './readingOptions';
import { parseTrain, type TrainArguments } from './trainArguments';
import { UsageError } from './usageError';

export interface ProfileArguments {
  readonly name: 'profile';
  readonly file: string;
  readonly json: boolean;
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

export type Arguments =
  | { readonly name: 'help' }
  | ProfileArguments
  | NormalizeArguments
  | ApplyArguments
  | BatchNormArguments
  | TrainArguments;

const PROFILE = { ...HELP, ...READING, json: { type: 'boolean' } } satisfies Options;
const APPLY = {
  ...HELP,
  ...READING,
  output: { type: 'string', short: 'o' },
  inverse: { type: 'boolean' },
} satisfies Options;
/** For messages. */
const COMMANDS = 'profile, normalize, apply, batchnorm or train';

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
    case 'normalize':
      return parseNormalize(rest);
    case 'apply': {
      const { values, positionals } = parse(APPLY, rest);
      if (values.help) return { name: 'help' };
      const [scaler, file] = named(positionals, ['SCALER', 'FILE']);
      const output = outputFile(values.output, '-o', 'OUT');
      return { name, scaler, file, output, inverse: values.inverse ?? false, reading: reading(values) };
    }
    case 'batchnorm':
      return parseBatchNorm(rest);
    case 'train':
      return parseTrain(rest);
    default:
      throw new UsageError(`unknown command '${name}', expected ${COMMANDS}`);
  }
}
