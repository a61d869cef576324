import type { NumericSummary } from '../dataset';
import type { PreviewSide } from './previews';

/** The statistics of a column as the before/after pair shows them. */
export function sideOf(summary: NumericSummary): PreviewSide {
  const { mean, std, skewness, min, p1, q1, median, q3, p99, max, outliers, histogram } = summary;
  const { lowFence, highFence } = outliers;
  const iqr = q3 - q1;
  return { mean, std, skewness, min, p1, q1, median, q3, p99, max, iqr, lowFence, highFence, histogram };
}
