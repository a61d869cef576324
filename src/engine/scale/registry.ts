import type { ScalerChoice, ScalerMethod } from '../dataset';

/** A scaler as the inspector, the command line and the documentation present it. */
export interface ScalerDescription {
  readonly method: ScalerMethod;
  readonly label: string;
  /** One sentence. */
  readonly description: string;
  readonly defaultChoice: ScalerChoice;
}

export const SCALERS: readonly ScalerDescription[] = [
  {
    method: 'zscore',
    label: 'z-score',
    description: 'Subtracts the mean and divides by the standard deviation: mean 0, σ 1.',
    defaultChoice: { method: 'zscore' },
  },
  {
    method: 'minmax',
    label: 'min-max',
    description: 'Moves and stretches the column so that its smallest value becomes 0 and its largest 1.',
    defaultChoice: { method: 'minmax', featureRange: [0, 1] },
  },
  {
    method: 'none',
    label: 'none',
    description: 'Leaves the column as it is, byte for byte.',
    defaultChoice: { method: 'none' },
  },
];
