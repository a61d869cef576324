import type { ReadOptions } from '../engine/dataset';
import type { RowOrder } from '../engine/batchNorm/batchOrder';
import { LIBRARY_DEFAULTS } from '../engine/batchNorm/runningStatistics';
import { decimal, finite, positive, wholeNumber } from './numberOptions';
import { HELP, list, named, type Options, parse, required } from './options';
import { READING, reading } from './readingOptions';
import { UsageError } from './usageError';

export interface BatchNormArguments {
  readonly name: 'batchnorm';
  readonly file: string;
  readonly columns: readonly string[];
  readonly batchSize: number;
  /** PyTorch's: the weight of the new batch. */
  readonly momentum: number | 'cumulative';
  readonly epsilon: number;
  /** For every column. */
  readonly gamma: number;
  readonly beta: number;
  readonly order: RowOrder;
  readonly dropLast: boolean;
  /** Undefined: those of one epoch. */
  readonly batches: number | undefined;
  readonly json: boolean;
  readonly reading: ReadOptions;
}

const BATCH_NORM = {
  ...HELP,
  ...READING,
  column: { type: 'string' },
  'batch-size': { type: 'string' },
  momentum: { type: 'string' },
  epsilon: { type: 'string' },
  gamma: { type: 'string' },
  beta: { type: 'string' },
  seed: { type: 'string' },
  'in-order': { type: 'boolean' },
  'drop-last': { type: 'boolean' },
  batches: { type: 'string' },
  json: { type: 'boolean' },
} satisfies Options;

/** Without `--seed`: any fixed number, so that a call can be repeated. */
const DEFAULT_SEED = 0;

/**
 * Understands what follows `normscope batchnorm`.
 * @throws {UsageError}
 * @example parseBatchNorm(['wine.csv', '--column', 'proline', '--batch-size', '8'])
 */
export function parseBatchNorm(args: readonly string[]): BatchNormArguments | { readonly name: 'help' } {
  const { values, positionals } = parse(BATCH_NORM, joinNegative(args));
  if (values.help) return { name: 'help' };
  const [file] = named(positionals, ['FILE']);
  if (values.seed !== undefined && values['in-order']) {
    throw new UsageError('expected --seed or --in-order, found both');
  }
  const { rule, epsilon } = LIBRARY_DEFAULTS.pytorch;
  return {
    name: 'batchnorm',
    file,
    columns: list(required(values.column, '--column A[,B]'), '--column'),
    batchSize: wholeNumber(required(values['batch-size'], '--batch-size M'), '--batch-size', 1),
    momentum: values.momentum === undefined ? rule.momentum : momentum(values.momentum),
    epsilon: values.epsilon === undefined ? epsilon : positive(values.epsilon, '--epsilon'),
    gamma: values.gamma === undefined ? 1 : finite(values.gamma, '--gamma'),
    beta: values.beta === undefined ? 0 : finite(values.beta, '--beta'),
    order: values['in-order'] ? 'file' : { seed: wholeNumber(values.seed ?? `${DEFAULT_SEED}`, '--seed', 0) },
    dropLast: values['drop-last'] ?? false,
    batches: values.batches === undefined ? undefined : wholeNumber(values.batches, '--batches', 1),
    json: values.json ?? false,
    reading: reading(values),
  };
}

/** Node takes `--beta -1` for two options; `--beta=-1` is what is meant. */
function joinNegative(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if ((before === '--gamma' || before === '--beta') && /^-[\d.]/.test(arg)) {
      joined[joined.length - 1] = `${before}=${arg}`;
    } else joined.push(arg);
  }
  return joined;
}

function momentum(value: string): number | 'cumulative' {
  if (value === 'cumulative') return value;
  const weight = decimal(value);
  if (weight >= 0 && weight <= 1) return weight;
  throw new UsageError(
    `expected 0 to 1, the weight of the new batch, or cumulative after --momentum, found '${value}'`,
  );
}
