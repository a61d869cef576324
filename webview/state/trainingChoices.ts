/** What the user chooses about an experiment in the Training lab, and the request that comes of it. */
import type { ColumnProfile, Recipe } from '../../src/protocol/datasetApi';
import {
  ADAM,
  canBeTarget,
  canLearnFrom,
  DEFAULT_ROW_BUDGET,
  DEFAULT_SETTINGS,
  guessTarget,
  VARIANTS,
  whyNotLearnFrom,
  type LabRequest,
  type VariantId,
} from '../../src/protocol/lab';
import { isNamedFlag, type NamedFlag } from './namedFlag';

export const NETWORKS = ['none', '16', '32', '32-32', '64-64'] as const;
export type Network = (typeof NETWORKS)[number];
export const OPTIMIZERS = ['sgd', 'momentum', 'adam'] as const;
export type OptimizerName = (typeof OPTIMIZERS)[number];

/** Whether the target is a quantity or classes; `auto`: its values decide. */
export const TASKS = ['auto', 'regression', 'classification'] as const;
export type TaskChoice = (typeof TASKS)[number];
/** All that can be trained, in the order they are shown. */
export const OFFERED = Object.keys(VARIANTS) as readonly VariantId[];

export interface TrainingChoices {
  /** The name of a column; left out: guessed. */
  readonly target?: string;
  readonly task: TaskChoice;
  /** Columns that were put in or taken out by hand. */
  readonly features: readonly NamedFlag[];
  readonly network: Network;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** How many. */
  readonly seeds: number;
  /** Rows that are used at most. */
  readonly rows: number;
  /** Whether all is trained at other learning rates too. */
  readonly sweep: boolean;
  readonly variants: readonly VariantId[];
}

export const FIRST_CHOICES: TrainingChoices = {
  task: 'auto',
  features: [],
  network: '32-32',
  optimizer: 'sgd',
  learningRate: DEFAULT_SETTINGS.learningRate,
  batchSize: DEFAULT_SETTINGS.batchSize,
  epochs: DEFAULT_SETTINGS.epochs,
  seeds: DEFAULT_SETTINGS.seeds.length,
  rows: DEFAULT_ROW_BUDGET,
  sweep: true,
  variants: DEFAULT_SETTINGS.variants,
};

/** What the numbers have to be; beyond, training takes longer than anyone waits. */
export const LIMITS = {
  learningRate: { expected: 'a number above 0', isValid: (value: number) => value > 0 },
  batchSize: { expected: 'a whole number from 2 to 4,096', isValid: within(2, 4096) },
  epochs: { expected: 'a whole number from 1 to 1,000', isValid: within(1, 1000) },
  seeds: { expected: 'a whole number from 1 to 9', isValid: within(1, 9) },
  rows: { expected: 'a whole number from 10 to 100,000', isValid: within(10, 100_000) },
} as const;

function within(least: number, most: number): (value: number) => boolean {
  return (value) => Number.isInteger(value) && value >= least && value <= most;
}

/** The column to predict: as chosen while the file has it, else guessed. */
export function targetOf(
  { target }: TrainingChoices,
  columns: readonly ColumnProfile[],
): ColumnProfile | undefined {
  return columns.find((column) => column.name === target && canBeTarget(column)) ?? guessTarget(columns);
}

/** Whether the network learns from a column: as chosen, else where nothing speaks against it. */
export function isFeature(
  column: ColumnProfile,
  { features }: TrainingChoices,
  target: ColumnProfile | undefined,
  columnCount: number,
): boolean {
  if (column === target || !canLearnFrom(column)) return false;
  const byHand = features.find(([name]) => name === column.name);
  return byHand?.[1] ?? whyNotLearnFrom(column, columnCount) === undefined;
}

/** The variants that can be trained: without hidden layer there is nothing for Batch Normalization to follow. */
export function possibleVariants({ network, variants }: TrainingChoices): VariantId[] {
  return variants.filter((variant) => network !== 'none' || !VARIANTS[variant].batchNorm);
}

/**
 * Undefined where no column can be predicted.
 * @param recipe the one on screen, by which the variant of that name scales
 */
export function labRequest(
  choices: TrainingChoices,
  columns: readonly ColumnProfile[],
  recipe: Recipe,
): LabRequest | undefined {
  const target = targetOf(choices, columns);
  if (!target) return undefined;
  const used = columns.filter((column) => isFeature(column, choices, target, columns.length));
  return {
    choice: {
      target: target.name,
      ...(choices.task !== 'auto' && { task: choices.task }),
      // The engine says why it leaves out what nobody chose.
      ...(choices.features.length > 0 && { features: used.map(({ name }) => name) }),
    },
    rowBudget: choices.rows,
    ...(choices.variants.includes('recipe') && { recipe }),
    settings: {
      ...DEFAULT_SETTINGS,
      hidden: choices.network === 'none' ? [] : choices.network.split('-').map(Number),
      optimizer:
        choices.optimizer === 'adam'
          ? ADAM
          : { type: 'sgd', momentum: choices.optimizer === 'momentum' ? 0.9 : 0 },
      learningRate: choices.learningRate,
      batchSize: choices.batchSize,
      epochs: choices.epochs,
      seeds: Array.from({ length: choices.seeds }, (_, i) => i + 1),
      sweep: choices.sweep ? DEFAULT_SETTINGS.sweep : [],
      variants: possibleVariants(choices),
    },
  };
}

/** Reads back what an earlier page saved: what does not fit is as at first. */
export function readTrainingChoices(saved: unknown): TrainingChoices {
  if (typeof saved !== 'object' || saved === null) return FIRST_CHOICES;
  const found = saved as Readonly<Record<string, unknown>>;
  const number = (key: keyof typeof LIMITS) => {
    const value = found[key];
    return typeof value === 'number' && LIMITS[key].isValid(value) ? value : FIRST_CHOICES[key];
  };
  const { target, features, sweep } = found;
  const variants = OFFERED.filter(
    (variant) => Array.isArray(found['variants']) && found['variants'].includes(variant),
  );
  return {
    ...(typeof target === 'string' && { target }),
    task: TASKS.find((known) => known === found['task']) ?? FIRST_CHOICES.task,
    features: Array.isArray(features) ? features.filter(isNamedFlag) : [],
    network: NETWORKS.find((known) => known === found['network']) ?? FIRST_CHOICES.network,
    optimizer: OPTIMIZERS.find((known) => known === found['optimizer']) ?? FIRST_CHOICES.optimizer,
    learningRate: number('learningRate'),
    batchSize: number('batchSize'),
    epochs: number('epochs'),
    seeds: number('seeds'),
    rows: number('rows'),
    sweep: typeof sweep === 'boolean' ? sweep : FIRST_CHOICES.sweep,
    variants: variants.length > 0 ? variants : FIRST_CHOICES.variants,
  };
}
