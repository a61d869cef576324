import { commonRange } from './commonRange';
import type { Conditioning } from './conditioning';
import type { Experiment, RunKey } from './experiment';
import { reportRate, type RateReport } from './rateReport';
import type { EpochReport } from './trainRun';
import { VARIANTS, type VariantId } from './variants';

/** A run that was trained. */
export interface RunResult {
  readonly key: RunKey;
  readonly reports: readonly EpochReport[];
}

/** The learning rates of the sweep at which every seed reached the target loss; not always all between the two. */
export interface UsableWindow {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

export interface VariantReport {
  readonly variant: VariantId;
  /** At the learning rate of the curves. */
  readonly chosen: RateReport;
  /** By learning rate, increasing; rates that were not swept yet are left out. */
  readonly sweep: readonly RateReport[];
  /** Undefined when no rate of the sweep works. */
  readonly window: UsableWindow | undefined;
  readonly conditioning: Conditioning | undefined;
}

export interface LabReport {
  readonly targetLoss: number;
  /** The validation loss of guessing, of the first seed. */
  readonly guess: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** How many learning rates the sweep has. */
  readonly sweptRates: number;
  /** What the unscaled features share, if they are comparable as they are. */
  readonly commonRange: { readonly min: number; readonly max: number } | undefined;
  /** In the order of the settings; those without every seed's run at the chosen learning rate are left out. */
  readonly variants: readonly VariantReport[];
}

/**
 * What an experiment found, from the runs done so far. The order of the results does not matter, nor who trained them.
 * @example reportExperiment(experiment, results).variants[0].chosen.epochs; // { median: 10, min: 9, max: 15 }
 */
export function reportExperiment(experiment: Experiment, results: readonly RunResult[]): LabReport {
  const { settings, seeds, data, targetLoss, conditioning } = experiment;
  const rateReport = (variant: VariantId, learningRate: number): RateReport | undefined => {
    const ofRate = results.filter(({ key }) => key.variant === variant && key.learningRate === learningRate);
    const runs = seeds.flatMap(({ seed, guess, targetScale }) => {
      const result = ofRate.find(({ key }) => key.seed === seed);
      const scale = data.target.task === 'regression' ? targetScale : undefined;
      return result ? [{ reports: result.reports, guess, targetScale: scale }] : [];
    });
    return runs.length === seeds.length ? reportRate(learningRate, runs, targetLoss) : undefined;
  };
  const variants = settings.variants.flatMap((variant): VariantReport[] => {
    const chosen = rateReport(variant, settings.learningRate);
    if (!chosen) return [];
    const sweep = settings.sweep.flatMap((rate) => rateReport(variant, rate) ?? []);
    const window = windowOf(sweep);
    return [{ variant, chosen, sweep, window, conditioning: conditioning[VARIANTS[variant].scaling] }];
  });
  return {
    targetLoss,
    guess: seeds[0]!.guess,
    epochs: settings.epochs,
    learningRate: settings.learningRate,
    sweptRates: settings.sweep.length,
    commonRange: commonRange(data),
    variants,
  };
}

function windowOf(sweep: readonly RateReport[]): UsableWindow | undefined {
  const rates = sweep.filter(({ kind }) => kind === 'reached').map(({ learningRate }) => learningRate);
  const [from] = rates;
  const to = rates.at(-1);
  return from === undefined || to === undefined ? undefined : { count: rates.length, from, to };
}
