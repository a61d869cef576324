import type { Outcome } from './outcome';
import type { Spread } from './rateReport';
import type { LabReport, UsableWindow, VariantReport } from './report';
import type { VariantId } from './variants';

/** A variant's line in the table of outcomes. Plain JSON: what is not finite is null. */
export interface LabRow {
  readonly variant: VariantId;
  readonly kind: Outcome['kind'];
  /** Epochs to the target loss; absent unless every seed reached it. */
  readonly epochs?: Spread;
  /** Of the middle seed; null when it diverged. */
  readonly finalLoss: number | null;
  /** The smallest of any epoch, likewise. */
  readonly bestLoss: number | null;
  /** Share of right classes, or R². */
  readonly score: number | null;
  /** For regression, the root mean squared error in the target's unit. */
  readonly error: number | null;
  readonly window?: UsableWindow;
  /** By learning rate, increasing. */
  readonly sweep: readonly SweepPoint[];
  /** Condition number of the inputs; null where one follows from the others. Absent beyond 200 inputs. */
  readonly condition?: number | null;
}

export interface SweepPoint {
  readonly learningRate: number;
  /** Validation loss after the last epoch, of the middle seed; null when it diverged. */
  readonly loss: number | null;
  /** Whether every seed reached the target loss. */
  readonly works: boolean;
}

/** The lines of the table, of the variants that are done so far. */
export function labRows({ variants }: LabReport): LabRow[] {
  return variants.map(rowOf);
}

function rowOf({ variant, chosen, window, sweep, conditioning }: VariantReport): LabRow {
  const { kind, epochs, finalLoss, bestLoss, score, error } = chosen;
  return {
    variant,
    kind,
    ...(epochs && { epochs }),
    finalLoss: finiteOrNull(finalLoss?.median),
    bestLoss: finiteOrNull(bestLoss?.median),
    score: finiteOrNull(score?.median),
    error: finiteOrNull(error?.median),
    ...(window && { window }),
    sweep: sweep.map((rate) => ({
      learningRate: rate.learningRate,
      loss: finiteOrNull(rate.finalLoss?.median),
      works: rate.kind === 'reached',
    })),
    ...(conditioning && { condition: finiteOrNull(conditioning.design) }),
  };
}

/** @example finiteOrNull(Infinity) // null */
export function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
