import { DataError } from '../dataError';
import { seedFor } from '../random';
import { layersOf } from './architecture';
import { conditioningOf, type Conditioning } from './conditioning';
import type { Samples } from './evaluate';
import { initialWeights } from './initialWeights';
import type { LabData } from './labData';
import type { LabSettings } from './labSettings';
import type { LayerSpec } from './layer';
import type { LossName } from './losses';
import { scaleFeatures, type FitColumn } from './scaleFeatures';
import { splitRows, type Split } from './split';
import { gatherTargets, type TargetScale } from './targets';
import type { RunInput } from './trainRun';
import { fitOf, VARIANTS, type Scaling, type VariantId } from './variants';

/** Which of the experiment's runs. */
export interface RunKey {
  readonly variant: VariantId;
  readonly seed: number;
  readonly learningRate: number;
}

/** What all variants of one seed share. */
export interface SeedSetup {
  readonly seed: number;
  readonly split: Split;
  readonly targetScale: TargetScale;
  /** Validation loss of predicting the training rows' mean, or ln K. */
  readonly guess: number;
  readonly samples: Readonly<Partial<Record<Scaling, SplitSamples>>>;
}

interface SplitSamples {
  readonly training: Samples;
  readonly validation: Samples;
}

/** All that is to be trained, and what it is judged by. */
export interface Experiment {
  readonly data: LabData;
  readonly settings: LabSettings;
  readonly loss: LossName;
  readonly outputs: number;
  readonly targetLoss: number;
  readonly seeds: readonly SeedSetup[];
  /** In the order to train them: the chosen learning rate of every variant, then the sweep. */
  readonly runs: readonly RunKey[];
  /** Of the training rows of the first seed. */
  readonly conditioning: Readonly<Partial<Record<Scaling, Conditioning>>>;
}

/** Share of the rows that is trained on. */
const TRAINING_SHARE = 0.7;
/** Target loss as a share of guessing, where none was chosen. Rules of thumb. */
const TARGET_SHARE = { classification: 0.25, regression: 0.75 } as const;

/** What one seed is used for. */
const PURPOSE = { split: 0, weights: 1, batches: 2 } as const;

/**
 * Prepares every run of an experiment: for each seed one split (70 % of the rows for training, stratified by class), first
 * weights and order of batches, the same for all variants; scalers fitted to the training rows.
 *
 * @param recipe how the variant `recipe` scales
 * @throws {DataError} `not-trainable` when settings make no sense, naming which
 * @example
 * const experiment = await planExperiment(data, { ...DEFAULT_SETTINGS, hidden: [32, 32] });
 * for (const key of experiment.runs) results.push({ key, reports: await trainRun(runInput(experiment, key), {}) });
 * const report = reportExperiment(experiment, results);
 */
export async function planExperiment(
  data: LabData,
  settings: LabSettings,
  recipe?: FitColumn,
): Promise<Experiment> {
  requireSettings(settings);
  const outputs = outputsOf(data, settings);
  const scalings = [...new Set(settings.variants.map((id) => VARIANTS[id].scaling))];
  const seeds: SeedSetup[] = [];
  for (const seed of settings.seeds) seeds.push(await setUpSeed(data, seed, scalings, recipe));
  const meanGuess = seeds.reduce((sum, { guess }) => sum + guess, 0) / seeds.length;
  const conditioning = Object.fromEntries(
    scalings.map((scaling) => {
      const { rows, x } = seeds[0]!.samples[scaling]!.training;
      return [scaling, conditioningOf(x, rows, data.features.length)];
    }),
  );
  return {
    data,
    settings,
    loss: data.target.task === 'regression' ? 'mse' : outputs === 1 ? 'bceWithLogits' : 'crossEntropy',
    outputs,
    targetLoss: settings.targetLoss ?? TARGET_SHARE[data.target.task] * meanGuess,
    seeds,
    runs: runsOf(settings),
    conditioning,
  };
}

/** The layers of a variant's network. */
export function layersOfVariant({ data, settings, outputs }: Experiment, variant: VariantId): LayerSpec[] {
  const { hidden, activation } = settings;
  const shape = { inputs: data.features.length, hidden, activation, outputs };
  return layersOf(shape, VARIANTS[variant].batchNorm);
}

/** One run as plain data, to be trained here or in another thread. */
export function runInput(experiment: Experiment, key: RunKey): RunInput {
  const { settings, seeds } = experiment;
  const samples = seeds.find(({ seed }) => seed === key.seed)?.samples[VARIANTS[key.variant].scaling];
  if (!samples) throw new RangeError(`expected a run of the experiment, found ${JSON.stringify(key)}`);
  const layers = layersOfVariant(experiment, key.variant);
  return {
    layers,
    loss: experiment.loss,
    optimizer: settings.optimizer,
    learningRate: key.learningRate,
    batchSize: settings.batchSize,
    epochs: settings.epochs,
    batchSeed: batchSeedOf(key.seed),
    weights: initialWeights(layers, settings.initialization, weightSeedOf(key.seed)),
    ...samples,
  };
}

/** The seed from which the order of the batches is drawn. */
export function batchSeedOf(seed: number): number {
  return seedFor(seed, PURPOSE.batches);
}

/** The seed from which the first weights are drawn. */
export function weightSeedOf(seed: number): number {
  return seedFor(seed, PURPOSE.weights);
}

/** One for a number, and for two classes without hidden layer (logistic regression); else one per class. */
function outputsOf({ target }: LabData, { hidden }: LabSettings): number {
  if (target.task === 'regression') return 1;
  const { length } = target.classes;
  return length === 2 && hidden.length === 0 ? 1 : length;
}

async function setUpSeed(
  data: LabData,
  seed: number,
  scalings: readonly Scaling[],
  recipe: FitColumn | undefined,
): Promise<SeedSetup> {
  const { y, target, features } = data;
  const classes = target.task === 'classification' ? y : undefined;
  const split = splitRows(y.length, classes, TRAINING_SHARE, seedFor(seed, PURPOSE.split));
  const targets = gatherTargets(data, split);
  const samples: Partial<Record<Scaling, SplitSamples>> = {};
  for (const scaling of scalings) {
    const x = await scaleFeatures(data, split.training, fitOf(scaling, recipe));
    const part = (rows: Int32Array, partY: Float64Array): Samples => ({
      rows: rows.length,
      x: pickRows(x, rows, features.length),
      y: partY,
    });
    samples[scaling] = {
      training: part(split.training, targets.training),
      validation: part(split.validation, targets.validation),
    };
  }
  return { seed, split, targetScale: targets.scale, guess: targets.guess, samples };
}

function pickRows(x: Float64Array, rows: Int32Array, width: number): Float64Array {
  const picked = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) picked.set(x.subarray(row * width, (row + 1) * width), i * width);
  return picked;
}

function runsOf({ variants, seeds, learningRate, sweep }: LabSettings): RunKey[] {
  const rates = [learningRate, ...sweep.filter((rate) => rate !== learningRate)];
  return rates.flatMap((rate) =>
    variants.flatMap((variant) => seeds.map((seed) => ({ variant, seed, learningRate: rate }))),
  );
}

function requireSettings({ batchSize, epochs, seeds, variants, hidden, learningRate, sweep }: LabSettings) {
  const require = (holds: boolean, expected: string, found: string | number) => {
    if (!holds) throw new DataError('not-trainable', `expected ${expected}, found ${found}`);
  };
  require(Number.isInteger(batchSize) && batchSize >= 2, 'a batch of 2 rows or more', batchSize);
  require(Number.isInteger(epochs) && epochs >= 1, '1 epoch or more', epochs);
  require(seeds.length >= 1 && new Set(seeds).size === seeds.length, 'different seeds', seeds.join(', '));
  require(variants.length >= 1, 'at least one variant', 'none');
  require(hidden.length <= 2, 'at most 2 hidden layers', hidden.length);
  for (const size of hidden) require(Number.isInteger(size) && size >= 1, '1 hidden unit or more', size);
  for (const rate of [learningRate, ...sweep]) {
    require(rate > 0 && Number.isFinite(rate), 'a learning rate above 0', rate);
  }
  const pointless = hidden.length === 0 && variants.find((id) => VARIANTS[id].batchNorm);
  require(!pointless, 'a hidden layer for Batch Normalization to follow', 'none');
}
