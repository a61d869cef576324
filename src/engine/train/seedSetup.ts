import { seedFor } from '../random';
import type { ScalerParameters } from '../scale/fittedScaler';
import type { Samples } from './evaluate';
import type { LabData } from './labData';
import { scaleFeatures, type FitFeature } from './scaleFeatures';
import { splitRows, type Split } from './split';
import { gatherTargets, type TargetScale } from './targets';
import { fitOf, type Scaling } from './variants';

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
  /** What each feature was scaled by; undefined for those left as they are. */
  readonly fitted: readonly (ScalerParameters | undefined)[];
  readonly training: Samples;
  readonly validation: Samples;
}

/** Share of the rows that is trained on. */
const TRAINING_SHARE = 0.7;

/** What one seed is used for. */
const PURPOSE = { split: 0, weights: 1, batches: 2 } as const;

/** Splits the rows and fits every scaling to the training part. */
export async function setUpSeed(
  data: LabData,
  seed: number,
  scalings: readonly Scaling[],
  recipe: FitFeature | undefined,
): Promise<SeedSetup> {
  const { y, target, features } = data;
  const classes = target.task === 'classification' ? y : undefined;
  const split = splitRows(y.length, classes, TRAINING_SHARE, seedFor(seed, PURPOSE.split));
  const targets = gatherTargets(data, split);
  const samples: Partial<Record<Scaling, SplitSamples>> = {};
  for (const scaling of scalings) {
    const { x, fitted } = await scaleFeatures(data, split.training, fitOf(scaling, recipe));
    const part = (rows: Int32Array, partY: Float64Array): Samples => ({
      rows: rows.length,
      x: pickRows(x, rows, features.length),
      y: partY,
    });
    samples[scaling] = {
      fitted,
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

/** The seed from which the order of the batches is drawn. */
export function batchSeedOf(seed: number): number {
  return seedFor(seed, PURPOSE.batches);
}

/** The seed from which the first weights are drawn. */
export function weightSeedOf(seed: number): number {
  return seedFor(seed, PURPOSE.weights);
}
