import { captionNumber } from '../scale/captionNumber';
import type { RateReport } from './rateReport';
import type { UsableWindow, VariantReport } from './report';

/** What a network did that did not reach the target with every seed; follows its name. */
export function ending({ kind, outcomes, finalLoss }: RateReport): string {
  switch (kind) {
    case 'diverged':
      return 'diverged';
    case 'stalled':
      return 'stalled at the loss of guessing';
    case 'reached':
      return 'reached it';
    case 'notReached': {
      const reached = outcomes.filter((outcome) => outcome.kind === 'reached').length;
      if (reached > 0) return `reached it with ${reached} of ${outcomes.length} seeds`;
      return finalLoss ? `came to ${captionNumber(finalLoss.median, 2)}` : 'did not reach it';
    }
  }
}

/** The middle seed's epochs to the target at the chosen learning rate; infinite where not every seed reached it. */
export function medianEpochs({ chosen }: VariantReport): number {
  return chosen.epochs?.median ?? Infinity;
}

/** `1 epoch`, `10 epochs`. */
export function epochCount(epochs: number): string {
  return `${captionNumber(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}

/** `0.01 to 1`, or one rate; not every rate between them need work. */
export function rateRange({ from, to }: UsableWindow): string {
  return from === to ? captionNumber(from, 2) : `${captionNumber(from, 2)} to ${captionNumber(to, 2)}`;
}
