import type { ColumnPreview, ColumnProfile, NumericSummary, PreviewSide, ScalerChoice } from '../dataset';
import { captionNumber, captionWithin } from './captionNumber';
import { fitScaler } from './fitScaler';
import type { FittedScaler } from './fittedScaler';
import { notNumeric } from './resolveRecipe';

/**
 * A column before and after a scaler. No value is read again: an affine scaler moves quantiles, fences and the
 * edges of the bins, and changes neither the counts nor the skewness.
 *
 * @throws {DataError} `not-numeric` when the column holds no numbers; `invalid-scaler`
 */
export function previewColumn(column: ColumnProfile, choice: ScalerChoice): ColumnPreview {
  const { index, numeric } = column;
  if (!numeric) throw notNumeric(column);
  const scaler = fitScaler(choice, numeric);
  const before = sideBefore(numeric);
  const { furthest } = numeric.outliers;
  const { affine } = scaler;
  if (choice.method === 'none') return { index, choice, before, rule: '', affine, outliers: furthest };
  return {
    index,
    choice,
    before,
    after: sideAfter(before, numeric.meanLow, scaler),
    rule: scaler.rule((value) => captionWithin(value, numeric.std)),
    affine,
    ...(numeric.min === numeric.max && { note: constantNote(numeric.min, scaler) }),
    outliers: furthest.map((extreme) => ({ ...extreme, scaled: scaler.transform(extreme.value) })),
  };
}

function sideBefore(numeric: NumericSummary): PreviewSide {
  const { mean, std, skewness, min, p1, q1, median, q3, p99, max, outliers, histogram } = numeric;
  const { lowFence, highFence } = outliers;
  const iqr = q3 - q1;
  return { mean, std, skewness, min, p1, q1, median, q3, p99, max, iqr, lowFence, highFence, histogram };
}

function sideAfter(before: PreviewSide, meanLow: number, scaler: FittedScaler): PreviewSide {
  const at = (x: number): number => scaler.transform(x);
  return {
    mean: at(before.mean) + scaler.stretch(meanLow),
    std: scaler.stretch(before.std),
    skewness: before.skewness,
    min: at(before.min),
    p1: at(before.p1),
    q1: at(before.q1),
    median: at(before.median),
    q3: at(before.q3),
    p99: at(before.p99),
    max: at(before.max),
    iqr: scaler.stretch(before.iqr),
    lowFence: at(before.lowFence),
    highFence: at(before.highFence),
    histogram: { ...before.histogram, edges: before.histogram.edges.map(at) },
  };
}

function constantNote(value: number, scaler: FittedScaler): string {
  return `Every value is ${captionNumber(value)}; scaling makes it ${captionNumber(scaler.transform(value))}.`;
}
