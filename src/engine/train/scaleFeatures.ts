import type { FittedScaler, ScalerParameters } from '../scale/fittedScaler';
import { fitMinMax, MinMax } from '../scale/minMax';
import { fitZScore, ZScore } from '../scale/zScore';
import { Moments } from '../stats/moments';
import type { LabData } from './labData';

/** Scales the numbers of one column; `out` may be `values`. */
export type ColumnScaler = Pick<FittedScaler, 'transformInto' | 'parameters'>;

/** Fits a scaler to the training rows of one column; undefined leaves the column as it is. */
export type FitFeature = (
  training: Float64Array,
  name: string,
) => ColumnScaler | undefined | Promise<ColumnScaler | undefined>;

/** Min-max to [0, 1]. */
export const fitMinMaxColumn: FitFeature = (training) =>
  new MinMax(fitMinMax({ method: 'minmax' }, Moments.of(training)));

/** The z-score, σ with divisor n. */
export const fitZScoreColumn: FitFeature = (training) =>
  new ZScore(fitZScore({ method: 'zscore' }, Moments.of(training)));

/** Leaves columns as they are. */
export const fitNothing: FitFeature = () => undefined;

/** Features as a network gets them. */
export interface ScaledFeatures {
  readonly x: Float64Array;
  readonly fitted: readonly (ScalerParameters | undefined)[];
}

/**
 * Scales the features that are to be scaled, every row of them, by what the training rows alone say.
 * @returns rows × features, row by row, and what was fitted to each feature; undefined for those left as they are
 */
export async function scaleFeatures(
  { x, features, rowIndices }: Pick<LabData, 'x' | 'features' | 'rowIndices'>,
  training: Int32Array,
  fit: FitFeature,
): Promise<ScaledFeatures> {
  const width = features.length;
  const out = x.slice();
  const fitted = features.map((): ScalerParameters | undefined => undefined);
  const column = new Float64Array(rowIndices.length);
  for (const [index, { name, scaled }] of features.entries()) {
    if (!scaled) continue;
    for (let row = 0; row < column.length; row++) column[row] = x[row * width + index]!;
    const scaler = await fit(
      Float64Array.from(training, (row) => column[row]!),
      name,
    );
    if (!scaler) continue;
    fitted[index] = scaler.parameters;
    scaler.transformInto(column, column);
    for (let row = 0; row < column.length; row++) out[row * width + index] = column[row]!;
  }
  return { x: out, fitted };
}
