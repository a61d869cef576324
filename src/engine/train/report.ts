import type { Conditioning } from './conditioning';
import type { Experiment, RunKey } from './experiment';
import { outcomeOf, type Outcome } from './outcome';
import type { EpochReport } from './trainRun';
import { VARIANTS, type VariantId } from './variants';

/** A run that was trained. */
export interface RunResult {
  readonly key: RunKey;
  readonly reports: readonly EpochReport[];
}

/** The middle one of several numbers, one for each seed, and how far they go. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What a variant did at one learning rate. */
export interface RateReport {
  readonly learningRate: number;
  /** One per seed, in their order. */
  readonly outcomes: readonly Outcome[];
  /** Validation loss after the last epoch, over the seeds; undefined when the middle seed diverged. */
  readonly finalLoss: Spread | undefined;
  /** Likewise the share of right classes, or R². */
  readonly score: Spread | undefined;
  /** Epochs to the target loss; undefined unless every seed reached it. */
  readonly epochs: Spread | undefined;
  /** The outcome of the seeds together. */
  readonly kind: Outcome['kind'];
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
  /** How many learning rates were swept. */
  readonly sweptRates: number;
  /** In the order of the settings; those without a run at the chosen learning rate are left out. */
  readonly variants: readonly VariantReport[];
}

/**
 * What an experiment found, from the runs done so far. The order of the results does not matter, nor who trained them.
 * @example reportExperiment(experiment, results).variants[0].chosen.epochs; // { median: 10, min: 9, max: 15 }
 */
export function reportExperiment(experiment: Experiment, results: readonly RunResult[]): LabReport {
  const { settings, seeds, targetLoss, conditioning } = experiment;
  const rateReport = (variant: VariantId, learningRate: number): RateReport | undefined => {
    const ofRate = results.filter(({ key }) => key.variant === variant && key.learningRate === learningRate);
    const runs = seeds.map(({ seed, guess }) => ({
      reports: ofRate.find(({ key }) => key.seed === seed)?.reports ?? [],
      guess,
    }));
    if (runs.some(({ reports }) => reports.length === 0)) return undefined;
    const outcomes = runs.map(({ reports, guess }) => outcomeOf(reports, { target: targetLoss, guess }));
    return reportRate(
      learningRate,
      outcomes,
      runs.map(({ reports }) => reports.at(-1)!),
    );
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
    variants,
  };
}

function reportRate(
  learningRate: number,
  outcomes: readonly Outcome[],
  last: readonly EpochReport[],
): RateReport {
  // A run that diverged has no final loss: infinite here, so that it counts as the worst.
  const judged = last.map((report, i) => (outcomes[i]!.kind === 'diverged' ? undefined : report));
  return {
    learningRate,
    outcomes,
    finalLoss: spreadOf(judged.map((report) => report?.validationLoss ?? Infinity)),
    score: spreadOf(judged.map((report) => report?.score ?? -Infinity)),
    epochs: spreadOf(
      outcomes.map((outcome) => (outcome.kind === 'reached' ? outcome.epoch : Infinity)),
      true,
    ),
    kind: kindOf(outcomes),
  };
}

/**
 * Reached when every seed reached it; else what more than half of them did, or `notReached`.
 */
function kindOf(outcomes: readonly Outcome[]): Outcome['kind'] {
  const share = (kind: Outcome['kind']) =>
    outcomes.filter((outcome) => outcome.kind === kind).length / outcomes.length;
  if (share('reached') === 1) return 'reached';
  if (share('diverged') > 0.5) return 'diverged';
  return share('stalled') > 0.5 ? 'stalled' : 'notReached';
}

/** The spread of the numbers; undefined when the median, or with `all` any of them, is not finite. */
function spreadOf(values: readonly number[], all = false): Spread | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  const [min, max] = [sorted[0]!, sorted.at(-1)!];
  if (!Number.isFinite(median) || (all && !Number.isFinite(max))) return undefined;
  return { median, min, max };
}

function windowOf(sweep: readonly RateReport[]): UsableWindow | undefined {
  const rates = sweep.filter(({ kind }) => kind === 'reached').map(({ learningRate }) => learningRate);
  const [from] = rates;
  const to = rates.at(-1);
  return from === undefined || to === undefined ? undefined : { count: rates.length, from, to };
}
