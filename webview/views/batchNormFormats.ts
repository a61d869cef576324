/** How the numbers of a batch are written. */
import type { BatchAnswer, ColumnProfile, MaybeNumber } from '../../src/protocol/datasetApi';
import { formatNumber, numberFormat, scaledFormat, type NumberFormat } from '../format';

export interface BatchFormats {
  readonly x: NumberFormat;
  /** Means and distances, in the units of x. */
  readonly mean: NumberFormat;
  readonly squared: NumberFormat;
  readonly normalized: NumberFormat;
  readonly y: NumberFormat;
}

export function batchFormats(
  { kind, numeric }: Pick<ColumnProfile, 'kind' | 'numeric'>,
  { population }: Pick<BatchAnswer, 'population'>,
  { gamma, beta }: { readonly gamma: number; readonly beta: number },
): BatchFormats {
  const largest = Math.max(Math.abs(numeric?.min ?? 0), Math.abs(numeric?.max ?? 0));
  const mean = numberFormat(population.std, largest);
  const whole = kind === 'integer' && !mean.exponential;
  return {
    x: whole ? { decimals: 0, exponential: false } : mean,
    mean,
    squared: numberFormat(population.variance, largest ** 2),
    normalized: scaledFormat(1, 10),
    y: scaledFormat(Math.abs(gamma), Math.abs(gamma) * 10 + Math.abs(beta)),
  };
}

/** In a simulation NaN is something that happens, and is called so. */
export function orNaN(value: MaybeNumber | undefined, format: NumberFormat): string {
  return value === null || value === undefined ? 'NaN' : formatNumber(value, format);
}
