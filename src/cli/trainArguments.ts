import type { ReadOptions } from '../engine/readOptions';
import { DEFAULT_SETTINGS, type LabSettings } from '../engine/train/labSettings';
import { ADAM } from '../engine/train/optimizer';
import type { LabChoice } from '../engine/train/labChoice';
import { DEFAULT_ROW_BUDGET } from '../engine/train/rowBudget';
import { isVariant, VARIANTS, type VariantId } from '../engine/train/variants';
import { positive, wholeNumber } from './numberOptions';
import { HELP, list, named, type Options, parse, required } from './options';
import { READING, reading } from './readingOptions';
import { UsageError } from './usageError';

export interface TrainArguments {
  readonly name: 'train';
  readonly file: string;
  readonly choice: LabChoice;
  readonly settings: LabSettings;
  /** The file of the recipe by which the variant `recipe` scales. */
  readonly recipe?: string;
  readonly rowBudget: number;
  readonly json: boolean;
  readonly reading: ReadOptions;
}

const TRAIN = {
  ...HELP,
  ...READING,
  target: { type: 'string' },
  task: { type: 'string' },
  recipe: { type: 'string' },
  features: { type: 'string' },
  variants: { type: 'string' },
  epochs: { type: 'string' },
  'batch-size': { type: 'string' },
  'learning-rate': { type: 'string' },
  sweep: { type: 'string' },
  seeds: { type: 'string' },
  hidden: { type: 'string' },
  optimizer: { type: 'string' },
  rows: { type: 'string' },
  json: { type: 'boolean' },
} satisfies Options;

/**
 * Understands what follows `normscope train`.
 * @throws {UsageError}
 * @example parseTrain(['wine.csv', '--target', 'target', '--epochs', '100'])
 */
export function parseTrain(args: readonly string[]): TrainArguments | { readonly name: 'help' } {
  const { values, positionals } = parse(TRAIN, args);
  if (values.help) return { name: 'help' };
  const [file] = named(positionals, ['FILE']);
  const { epochs, features, sweep, seeds, hidden, variants, rows, recipe } = values;
  const batchSize = values['batch-size'];
  const learningRate = values['learning-rate'];
  const settings: LabSettings = {
    ...DEFAULT_SETTINGS,
    ...(recipe !== undefined && { variants: withRecipe(DEFAULT_SETTINGS.variants) }),
    ...(epochs !== undefined && { epochs: wholeNumber(epochs, '--epochs', 1) }),
    ...(batchSize !== undefined && { batchSize: wholeNumber(batchSize, '--batch-size', 2) }),
    ...(learningRate !== undefined && { learningRate: positive(learningRate, '--learning-rate') }),
    ...(sweep !== undefined && { sweep: increasing(sweep) }),
    ...(seeds !== undefined && { seeds: firstSeeds(wholeNumber(seeds, '--seeds', 1)) }),
    ...(hidden !== undefined && { hidden: hiddenLayers(hidden) }),
    ...(values.optimizer !== undefined && { optimizer: optimizer(values.optimizer) }),
    ...(variants !== undefined && { variants: variantList(variants) }),
  };
  if (settings.variants.includes('recipe') && recipe === undefined) {
    throw new UsageError('expected --recipe RECIPE for the variant recipe');
  }
  if (recipe !== undefined && !settings.variants.includes('recipe')) {
    throw new UsageError('expected the variant recipe among --variants, because of --recipe');
  }
  return {
    name: 'train',
    file,
    choice: {
      target: required(values.target, '--target Y'),
      ...(values.task !== undefined && { task: taskName(values.task) }),
      ...(features !== undefined && { features: list(features, '--features') }),
    },
    settings: hidden === 'none' && variants === undefined ? withoutBatchNorm(settings) : settings,
    ...(recipe !== undefined && { recipe }),
    rowBudget: rows === undefined ? DEFAULT_ROW_BUDGET : wholeNumber(rows, '--rows', 10),
    json: values.json ?? false,
    reading: reading(values),
  };
}

function taskName(value: string): NonNullable<LabChoice['task']> {
  if (value === 'regression' || value === 'classification') return value;
  throw new UsageError(`expected regression or classification after --task, found '${value}'`);
}

/** After the z-score, as they are shown. */
function withRecipe(variants: readonly VariantId[]): VariantId[] {
  return variants.flatMap((variant) => (variant === 'zscore' ? [variant, 'recipe'] : [variant]));
}

function firstSeeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function increasing(value: string): number[] {
  if (value === 'none') return [];
  const rates = list(value, '--sweep').map((rate) => positive(rate, '--sweep'));
  return [...new Set(rates)].sort((a, b) => a - b);
}

function hiddenLayers(value: string): number[] {
  if (value === 'none') return [];
  const sizes = list(value, '--hidden').map((size) => wholeNumber(size, '--hidden', 1));
  if (sizes.length > 2) throw new UsageError(`expected at most two layers after --hidden, found '${value}'`);
  return sizes;
}

function optimizer(value: string): LabSettings['optimizer'] {
  if (value === 'adam') return ADAM;
  if (value === 'sgd') return DEFAULT_SETTINGS.optimizer;
  throw new UsageError(`expected sgd or adam after --optimizer, found '${value}'`);
}

function variantList(value: string): VariantId[] {
  const names = [...new Set(list(value, '--variants'))];
  return names.map((name) => {
    if (isVariant(name)) return name;
    const known = Object.keys(VARIANTS).join(', ');
    throw new UsageError(`expected some of ${known} after --variants, found '${name}'`);
  });
}

/** A linear model has no hidden layer for Batch Normalization to follow. */
function withoutBatchNorm(settings: LabSettings): LabSettings {
  return { ...settings, variants: settings.variants.filter((variant) => !VARIANTS[variant].batchNorm) };
}
