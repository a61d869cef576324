import type { EpochReport } from './trainRun';

/** How a training ended. */
export type Outcome =
  | {
      readonly kind: 'reached';
      /** The first epoch whose validation loss is the target or less. */ readonly epoch: number;
    }
  | { readonly kind: 'notReached' | 'stalled' | 'diverged' };

type Losses = Pick<EpochReport, 'epoch' | 'trainingLoss' | 'validationLoss'>;

/** A loss above this many times the one before the first step will not come back. */
const DIVERGED_TIMES = 1000;
/** A loss above this share of the guess's has learnt nothing. */
const STALLED_SHARE = 0.95;

/** Whether the last report's losses are not finite, or more than 1000 times those before the first step. */
export function hasDiverged(reports: readonly Losses[]): boolean {
  const [first] = reports;
  const last = reports.at(-1);
  if (!first || !last) return false;
  const beyond = (loss: number, initial: number) =>
    // Negated, so that NaN counts.
    !(loss <= DIVERGED_TIMES * initial) || loss === Infinity;
  return beyond(last.trainingLoss, first.trainingLoss) || beyond(last.validationLoss, first.validationLoss);
}

/**
 * The name of what happened: `diverged` (a loss not finite, or 1000 times the one before the first step), else `reached`
 * (with the first epoch at which the validation loss was the target or less, even if it rose again), else `stalled` (the
 * last validation loss is at least 0.95 of guessing), else `notReached`.
 *
 * @param guess the loss of guessing: of predicting the mean, or ln K for K classes
 * @example outcomeOf(reports, { target: 0.1, guess: Math.log(3) }); // { kind: 'reached', epoch: 10 }
 */
export function outcomeOf(
  reports: readonly Losses[],
  { target, guess }: { readonly target: number; readonly guess: number },
): Outcome {
  if (hasDiverged(reports)) return { kind: 'diverged' };
  const reached = reports.find(({ validationLoss }) => validationLoss <= target);
  if (reached) return { kind: 'reached', epoch: reached.epoch };
  const last = reports.at(-1);
  return { kind: last && last.validationLoss >= STALLED_SHARE * guess ? 'stalled' : 'notReached' };
}
