import type { Task } from '../task';
import { layersOf } from './architecture';
import { conditioningOf, type Conditioning } from './conditioning';
import { initialWeights } from './initialWeights';
import type { LabData } from './labData';
import { requireSettings, type LabSettings } from './labSettings';
import type { LayerSpec } from './layer';
import type { LossName } from './losses';
import type { FitFeature } from './scaleFeatures';
import { batchSeedOf, setUpSeed, weightSeedOf, type SeedSetup } from './seedSetup';
import type { RunInput } from './trainRun';
import { VARIANTS, type Scaling, type VariantId } from './variants';

/** Which of the experiment's runs. */
export interface RunKey {
  readonly variant: VariantId;
  readonly seed: number;
  readonly learningRate: number;
}

/**
 * All that is to be trained, and what it is judged by. Plain data: every thread that takes runs gets a copy of it once, then
 * keys of runs.
 */
export interface Experiment {
  readonly data: LabData;
  readonly settings: LabSettings;
  readonly loss: LossName;
  /** Of the networks. */
  readonly outputs: number;
  readonly targetLoss: number;
  readonly seeds: readonly SeedSetup[];
  /** In the order to train them: the chosen learning rate of every variant, then the sweep. */
  readonly runs: readonly RunKey[];
  /** Of the training rows of the first seed; none beyond 200 features, where it would take long. */
  readonly conditioning: Readonly<Partial<Record<Scaling, Conditioning>>>;
}

/** Target loss as a share of guessing, where none was chosen. Rules of thumb. */
const TARGET_SHARE = { classification: 0.25, regression: 0.75 } as const;
const MOST_CONDITIONED_FEATURES = 200;

/**
 * Prepares every run of an experiment: for each seed one split (70 % of the rows for training, stratified by class), first
 * weights and order of batches, the same for all variants; scalers fitted to the training rows.
 *
 * @param recipe how the variant `recipe` scales
 * @throws {DataError} `not-trainable` when a setting makes no sense, naming it
 * @throws {Cancelled}
 * @example
 * const experiment = await planExperiment(data, { ...DEFAULT_SETTINGS, hidden: [32, 32] }, {});
 * for (const key of experiment.runs) results.push({ key, reports: await trainRun(runInput(experiment, key), {}) });
 * const report = reportExperiment(experiment, results);
 */
export async function planExperiment(
  data: LabData,
  settings: LabSettings,
  task: Task<never>,
  recipe?: FitFeature,
): Promise<Experiment> {
  requireSettings(settings);
  const outputs = outputsOf(data, settings);
  const scalings = [...new Set(settings.variants.map((id) => VARIANTS[id].scaling))];
  const seeds: SeedSetup[] = [];
  for (const seed of settings.seeds) seeds.push(await setUpSeed(data, seed, scalings, recipe));
  const conditioning: Partial<Record<Scaling, Conditioning>> = {};
  if (data.features.length <= MOST_CONDITIONED_FEATURES) {
    for (const scaling of scalings) {
      const { rows, x } = seeds[0]!.samples[scaling]!.training;
      conditioning[scaling] = await conditioningOf(x, rows, data.features.length, task);
    }
  }
  const meanGuess = seeds.reduce((sum, { guess }) => sum + guess, 0) / seeds.length;
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

/** What one run needs. */
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
    training: samples.training,
    validation: samples.validation,
  };
}

/** One for a number, and for two classes without hidden layer (logistic regression); else one per class. */
function outputsOf({ target }: LabData, { hidden }: LabSettings): number {
  if (target.task === 'regression') return 1;
  const { length } = target.classes;
  return length === 2 && hidden.length === 0 ? 1 : length;
}

function runsOf({ variants, seeds, learningRate, sweep }: LabSettings): RunKey[] {
  const rates = [learningRate, ...sweep.filter((rate) => rate !== learningRate)];
  return rates.flatMap((rate) =>
    variants.flatMap((variant) => seeds.map((seed) => ({ variant, seed, learningRate: rate }))),
  );
}
