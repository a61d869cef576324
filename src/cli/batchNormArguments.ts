import type { ReadOptions } from '../engine/readOptions';
import type { RowOrder } from '../engine/batchNorm/batchOrder';
import { LIBRARY_DEFAULTS, type RunningRule } from '../engine/batchNorm/runningStatistics';
import { decimal, finite, positive, wholeNumber } from './numberOptions';
import { HELP, list, named, type Options, parse, required } from './options';
import { READING, reading } from './readingOptions';
import { UsageError } from './usageError';

export interface BatchNormArguments {
  readonly name: 'batchnorm';
  readonly file: string;
  readonly columns: readonly string[];
  readonly batchSize: number;
  readonly rule: RunningRule;
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
  convention: { type: 'string' },
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
  const library = convention(values.convention);
  const { rule, epsilon } = LIBRARY_DEFAULTS[library];
  return {
    name: 'batchnorm',
    file,
    columns: [...new Set(list(required(values.column, '--column A[,B]'), '--column'))],
    batchSize: wholeNumber(required(values['batch-size'], '--batch-size M'), '--batch-size', 1),
    rule: values.momentum === undefined ? rule : runningRule(library, values.momentum),
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

function convention(value: string | undefined): RunningRule['library'] {
  if (value === undefined || value === 'pytorch') return 'pytorch';
  if (value === 'keras') return value;
  throw new UsageError(`expected pytorch or keras after --convention, found '${value}'`);
}

function runningRule(library: RunningRule['library'], momentum: string): RunningRule {
  if (library === 'pytorch' && momentum === 'cumulative') return { library, momentum };
  const weight = decimal(momentum);
  if (weight >= 0 && weight <= 1) return { library, momentum: weight };
  const meaning = {
    pytorch: 'the weight of the new batch, or cumulative',
    keras: 'the weight of what is kept,',
  }[library];
  throw new UsageError(`expected 0 to 1, ${meaning} after --momentum, found '${momentum}'`);
}
