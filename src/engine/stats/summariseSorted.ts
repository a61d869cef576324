import type { NumericSummary } from '../dataset';
import {
  type AboutFences,
  type CollectedColumn,
  displayHistogram,
  fencesOf,
  numericSummary,
} from './numericSummary';
import { quantilesOf } from './quantile';
import type { RankedValues } from './rankedValues';

/** The statistics of a column from all of its values. */
export function summariseSorted(column: CollectedColumn, values: RankedValues): NumericSummary {
  const quantiles = quantilesOf(values.length, (rank) => values.at(rank));
  const fences = fencesOf(quantiles);
  const low = values.countBelow(fences.low);
  const notAbove = values.countUpTo(fences.high);
  const about: AboutFences = {
    fences,
    low,
    high: values.length - notAbove,
    lowestInside: values.at(low),
    highestInside: values.at(notAbove - 1),
  };
  const histogram = displayHistogram(column, quantiles, about, (edge) => values.countBelow(edge));
  return numericSummary(column, quantiles, about, histogram);
}
