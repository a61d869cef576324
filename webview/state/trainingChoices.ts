/** What the user chooses about an experiment in the Training lab, and the request that comes of it. */
import type { ColumnProfile } from '../../src/protocol/datasetApi';
import {
  ADAM,
  canBeTarget,
  canLearnFrom,
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

export interface TrainingChoices {
  /** The name of a column; left out: guessed. */
  readonly target?: string;
  /** Columns that were put in or taken out by hand. */
  readonly features: readonly NamedFlag[];
  readonly network: Network;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** How many. */
  readonly seeds: number;
  /** Whether all is trained at other learning rates too. */
  readonly sweep: boolean;
  readonly variants: readonly VariantId[];
}

export const FIRST_CHOICES: TrainingChoices = {
  features: [],
  network: '32-32',
  optimizer: 'sgd',
  learningRate: DEFAULT_SETTINGS.learningRate,
  batchSize: DEFAULT_SETTINGS.batchSize,
  epochs: DEFAULT_SETTINGS.epochs,
  seeds: DEFAULT_SETTINGS.seeds.length,
  sweep: true,
  variants: DEFAULT_SETTINGS.variants,
};

/** What the numbers have to be; beyond, training takes longer than anyone waits. */
export const LIMITS = {
  learningRate: { expected: 'a number above 0', isValid: (value: number) => value > 0 },
  batchSize: { expected: 'a whole number from 2 to 4,096', isValid: within(2, 4096) },
  epochs: { expected: 'a whole number from 1 to 1,000', isValid: within(1, 1000) },
  seeds: { expected: 'a whole number from 1 to 9', isValid: within(1, 9) },
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

/** Undefined where no column can be predicted. */
export function labRequest(
  choices: TrainingChoices,
  columns: readonly ColumnProfile[],
): LabRequest | undefined {
  const target = targetOf(choices, columns);
  if (!target) return undefined;
  const used = columns.filter((column) => isFeature(column, choices, target, columns.length));
  return {
    choice: {
      target: target.name,
      // The engine says why it leaves out what nobody chose.
      ...(choices.features.length > 0 && { features: used.map(({ name }) => name) }),
    },
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
  const variants = DEFAULT_SETTINGS.variants.filter(
    (variant) => Array.isArray(found['variants']) && found['variants'].includes(variant),
  );
  return {
    ...(typeof target === 'string' && { target }),
    features: Array.isArray(features) ? features.filter(isNamedFlag) : [],
    network: NETWORKS.find((known) => known === found['network']) ?? FIRST_CHOICES.network,
    optimizer: OPTIMIZERS.find((known) => known === found['optimizer']) ?? FIRST_CHOICES.optimizer,
    learningRate: number('learningRate'),
    batchSize: number('batchSize'),
    epochs: number('epochs'),
    seeds: number('seeds'),
    sweep: typeof sweep === 'boolean' ? sweep : FIRST_CHOICES.sweep,
    variants: variants.length > 0 ? variants : FIRST_CHOICES.variants,
  };
}
