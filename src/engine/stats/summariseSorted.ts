import type { NumericSummary } from '../dataset';
import { displayEdges } from './displayBins';
import { countsBetween } from './histogram';
import {
  type AboutFences,
  type CollectedColumn,
  binsInput,
  fencesOf,
  numericSummary,
} from './numericSummary';
import { quantilesOf } from './quantile';
import type { SortedRuns } from './sortedRuns';

/** The statistics of a column from all of its values. */
export function summariseSorted(column: CollectedColumn, values: SortedRuns): NumericSummary {
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
  const edges = displayEdges(binsInput(column, quantiles, about));
  return numericSummary(column, quantiles, about, {
    edges,
    counts: countsBetween(
      edges,
      (x) => values.countBelow(x),
      (x) => values.countUpTo(x),
    ),
    below: values.countBelow(edges[0]!),
    above: values.length - values.countUpTo(edges.at(-1)!),
  });
}
