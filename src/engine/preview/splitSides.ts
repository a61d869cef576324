import type { PreviewSide, PreviewSplit, SplitSide } from './previews';
import type { FittedScaler } from '../scale/fittedScaler';
import { lowerBound, upperBound } from '../stats/binarySearch';
import { Moments } from '../stats/moments';
import type { ColumnValues } from './columnValues';
import { countsIn, movesAll, scaledValues } from './scaledSide';

/** The rows that were fitted on beside the others, after scaling. Undefined where all rows were. */
export function splitSides(
  { all, split, fitColumn }: ColumnValues,
  scaler: FittedScaler,
  before: PreviewSide,
  after: PreviewSide,
): PreviewSplit | undefined {
  if (!split) return undefined;
  const { fit, others } = split;
  const sideOf = (sorted: Float64Array): SplitSide => {
    const { scaled } = scaledValues(sorted, scaler);
    const { count, mean, std, min, max } = Moments.ofFinite(scaled);
    // An affine scaler moves the edges: values near one are counted where they were.
    const histogram =
      scaler.affine && movesAll(scaler, before)
        ? { ...countsIn(before.histogram, sorted), edges: after.histogram.edges }
        : countsIn(after.histogram, scaled);
    return { count, mean, std, min, max, histogram };
  };
  const { min, max } = fitColumn.statistics;
  return {
    fitRows: fitColumn.rows,
    inFile: others !== all,
    fit: sideOf(fit.sorted),
    ...(others.sorted.length > 0 && { others: sideOf(others.sorted) }),
    outside: {
      below: lowerBound(others.sorted, min),
      above: others.sorted.length - upperBound(others.sorted, max),
    },
  };
}
