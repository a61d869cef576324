import type { ScalerChoice, ScalerMethod } from '../dataset';

/** A scaler as the inspector, the command line and the documentation present it. */
export interface ScalerDescription {
  readonly method: ScalerMethod;
  readonly label: string;
  /** One sentence. */
  readonly description: string;
  readonly defaultChoice: ScalerChoice;
}

/** By method, so that the compiler misses one that is not described. In the order they are offered. */
const BY_METHOD: Readonly<Record<ScalerMethod, ScalerDescription>> = {
  zscore: {
    method: 'zscore',
    label: 'z-score',
    description: 'Subtracts the mean and divides by the standard deviation: mean 0, σ 1.',
    defaultChoice: { method: 'zscore' },
  },
  minmax: {
    method: 'minmax',
    label: 'min-max',
    description: 'Moves and stretches the column so that its smallest value becomes 0 and its largest 1.',
    defaultChoice: { method: 'minmax', featureRange: [0, 1] },
  },
  none: {
    method: 'none',
    label: 'none',
    description: 'Leaves the column as it is, byte for byte.',
    defaultChoice: { method: 'none' },
  },
};

export const SCALERS: readonly ScalerDescription[] = Object.values(BY_METHOD);

export function scalerLabel(method: ScalerMethod): string {
  return BY_METHOD[method].label;
}

/** A method with the parameters it starts from. */
export function startingChoice(method: ScalerMethod): ScalerChoice {
  return BY_METHOD[method].defaultChoice;
}
