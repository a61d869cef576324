/** The Training lab as worker, host and webview speak of it. Plain JSON: numbers that are not finite are null. */
import type { Recipe } from '../engine/recipe';
import type { RunKey } from '../engine/train/experiment';
import type { Feature, LabData } from '../engine/train/labData';
import type { LeftOut } from '../engine/train/labFeatures';
import type { LabRow } from '../engine/train/labRows';
import type { LabSettings } from '../engine/train/labSettings';
import type { LabTarget } from '../engine/train/labTarget';
import type { LabChoice } from '../engine/train/labChoice';
import type { LabSummary } from '../engine/train/summarySentence';
import type { Scaling, VariantId } from '../engine/train/variants';

export type {
  Feature,
  LabChoice,
  LabRow,
  LabSettings,
  LabSummary,
  LabTarget,
  LeftOut,
  RunKey,
  Scaling,
  VariantId,
};
export type { SweepPoint } from '../engine/train/labRows';
export { captionNumber } from '../engine/scale/captionNumber';
export { canBeTarget, canLearnFrom, guessTarget, whyNotLearnFrom } from '../engine/train/labColumns';
export { DEFAULT_SETTINGS } from '../engine/train/labSettings';
export { DEFAULT_ROW_BUDGET } from '../engine/train/rowBudget';
export { ADAM } from '../engine/train/optimizer';
export { VARIANTS } from '../engine/train/variants';

export interface LabRequest {
  readonly choice: LabChoice;
  readonly settings: LabSettings;
  /** How the variant `recipe` scales. */
  readonly recipe?: Recipe;
  /** Complete rows that are used at most; left out: {@link DEFAULT_ROW_BUDGET}. */
  readonly rowBudget?: number;
}

/** What is being trained on. */
export interface LabPlan {
  readonly target: LabTarget;
  readonly features: readonly Feature[];
  readonly leftOut: readonly LeftOut[];
  readonly rows: LabData['rows'];
  /** Rows among which incomplete ones were counted: all of the file, or a random sample. */
  readonly rowsRead: number;
  /** Rows of each seed's split. */
  readonly training: number;
  readonly validation: number;
  /** Such as `13-32-32-3, ReLU`. */
  readonly network: string;
  readonly targetLoss: number;
  /** The loss of guessing. */
  readonly guess: number;
  readonly settings: LabSettings;
  readonly runs: number;
}

/** Epochs of one run at the learning rate of the curves. */
export interface LabEpochs {
  readonly variant: VariantId;
  readonly seed: number;
  readonly epochs: readonly LabEpoch[];
  /** No more will come. */
  readonly done: boolean;
}

export interface LabEpoch {
  /** 0 is before the first step. */
  readonly epoch: number;
  readonly training: number | null;
  readonly validation: number | null;
}

/** What is new since the last report. */
export interface LabProgress {
  /** First of all. */
  readonly plan?: LabPlan;
  readonly epochs: readonly LabEpochs[];
  /** Runs that are done. */
  readonly done: number;
  /** Where a run ended: what is known so far. */
  readonly rows?: readonly LabRow[];
}

/** What gradient descent of a linear model does at both sides of the largest stable learning rate. */
export interface LabStability {
  readonly scaling: Scaling;
  readonly condition: number | null;
  readonly largestStableRate: number;
  readonly steps: number;
  readonly first: number;
  /** At 0.99 and 1.01 times that rate; null beyond the range of doubles. */
  readonly below: number | null;
  readonly above: number | null;
}

export interface LabResult {
  readonly rows: readonly LabRow[];
  readonly summary: LabSummary;
  readonly stability: readonly LabStability[];
}
