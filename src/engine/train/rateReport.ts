import { outcomeOf, type Outcome } from './outcome';
import { errorInUnits, type TargetScale } from './targets';
import type { EpochReport } from './trainRun';

/** The middle one of several numbers, one for each seed, and how far they go (to infinity where a seed diverged). */
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
  /** The smallest validation loss of any epoch, likewise. */
  readonly bestLoss: Spread | undefined;
  /** For regression, the root mean squared error in the target's own unit, likewise. */
  readonly error: Spread | undefined;
  /** Likewise the share of right classes, or R². */
  readonly score: Spread | undefined;
  /** Epochs to the target loss; undefined unless every seed reached it. */
  readonly epochs: Spread | undefined;
  /** The outcome of the seeds together. */
  readonly kind: Outcome['kind'];
}

/** The run of one seed, and what its loss is compared with. */
export interface SeedRun {
  readonly reports: readonly EpochReport[];
  readonly guess: number;
  /** Undefined for classes. */
  readonly targetScale: TargetScale | undefined;
}

/** Puts the runs of a variant at one learning rate together, one or more. */
export function reportRate(learningRate: number, runs: readonly SeedRun[], target: number): RateReport {
  const outcomes = runs.map(({ reports, guess }) => outcomeOf(reports, { target, guess }));
  // A run that diverged counts as the worst.
  const overSeeds = (read: (last: EpochReport, run: SeedRun) => number, worst: number) =>
    spreadOf(
      runs.map((run, i) => {
        const last = run.reports.at(-1);
        return last && outcomes[i]!.kind !== 'diverged' ? read(last, run) : worst;
      }),
    );
  const epochs = spreadOf(outcomes.map((outcome) => (outcome.kind === 'reached' ? outcome.epoch : Infinity)));
  return {
    learningRate,
    outcomes,
    finalLoss: overSeeds(({ validationLoss }) => validationLoss, Infinity),
    bestLoss: overSeeds((_, { reports }) => smallestLoss(reports), Infinity),
    error: overSeeds(
      ({ validationLoss }, { targetScale }) =>
        targetScale ? errorInUnits(validationLoss, targetScale) : Infinity,
      Infinity,
    ),
    score: overSeeds(({ score }) => score, -Infinity),
    epochs: epochs && Number.isFinite(epochs.max) ? epochs : undefined,
    kind: kindOf(outcomes),
  };
}

function smallestLoss(reports: readonly EpochReport[]): number {
  return reports.reduce((least, { validationLoss }) => Math.min(least, validationLoss), Infinity);
}

/** Reached when every seed reached it; else what more than half of them did, or `notReached`. */
function kindOf(outcomes: readonly Outcome[]): Outcome['kind'] {
  const share = (kind: Outcome['kind']) =>
    outcomes.filter((outcome) => outcome.kind === kind).length / outcomes.length;
  if (share('reached') === 1) return 'reached';
  if (share('diverged') > 0.5) return 'diverged';
  return share('stalled') > 0.5 ? 'stalled' : 'notReached';
}

/** The spread of some numbers; undefined when the median is not finite. */
function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Number.isFinite(median) ? { median, min: sorted[0]!, max: sorted.at(-1)! } : undefined;
}
