import type { Task } from '../task';
import { lowerBound } from './binarySearch';
import { changedWhileReading } from './changedWhileReading';
import { type Interval, type RankGroup, planIntervals } from './rankIntervals';
import { Reservoir } from './reservoir';
import { SortedRuns } from './sortedRuns';
import { ValueChunks } from './valueChunks';

/** Takes the finite values of a column, batch by batch, in file order. */
export type ValueReader = (values: Float64Array) => void;

/** A planned interval during a pass: how many values fall into it, and as many of them as there is room for. */
interface Bin extends Interval {
  count: number;
  readonly kept: Reservoir;
}

/**
 * Finds the values of some ranks exactly and in bounded memory, by reading the column again as often as needed,
 * usually once. A pass counts what lies in narrow brackets around the ranks and what lies between them, and keeps
 * what falls inside a bracket. Where a bracket missed its rank, or holds more than could be kept, the next pass
 * divides the interval in which the rank is now known to be.
 *
 * A generator: for every reader that it yields, all values of the column are to be read to it once.
 *
 * @param column the ranks (from 0, increasing) among all values; its `sample` may be any of the column's values: the
 *   more representative, the fewer passes
 * @param capacity how many values may be kept, at least 1
 * @returns the value of each rank
 * @throws {DataError} `changed-while-reading` when the values are not those of the pass before
 * @throws {Cancelled}
 */
export async function* findOrderStatistics(
  column: RankGroup,
  capacity: number,
  task: Task<never>,
): AsyncGenerator<ValueReader, ReadonlyMap<number, number>, undefined> {
  const found = new Map<number, number>();
  let groups = [column];
  while (groups.length > 0) {
    const share = Math.max(1, Math.floor(capacity / groups.length));
    const divided = groups.map((group) => ({ group, bins: planIntervals(group, share).map(emptyBin) }));
    yield readerInto(divided.flatMap(({ bins }) => bins));
    const parts = divided.flatMap(({ group, bins }) => partsWithRanks(group, bins));
    groups = [];
    for (const { bin, below, ranks } of parts) {
      const values = await SortedRuns.sort(ValueChunks.of(bin.kept.values()), task);
      if (bin.low === bin.high) for (const rank of ranks) found.set(rank, bin.low);
      else if (values.length === bin.count)
        for (const rank of ranks) found.set(rank, values.at(rank - below));
      else groups.push({ low: bin.low, high: bin.high, below, count: bin.count, ranks, sample: values });
    }
  }
  return found;
}

function emptyBin({ low, high, capacity }: Interval & { readonly capacity: number }): Bin {
  return { low, high, count: 0, kept: new Reservoir(capacity) };
}

/** @param bins disjoint and increasing; values between them are passed over */
function readerInto(bins: readonly Bin[]): ValueReader {
  const highs = Float64Array.from(bins, ({ high }) => high);
  return (values) => {
    const { length } = values;
    for (let i = 0; i < length; i++) {
      const value = values[i]!;
      const bin = bins[lowerBound(highs, value)];
      if (!bin || value < bin.low) continue;
      bin.count++;
      bin.kept.add(value);
    }
  };
}

/** The bins in which the group's ranks turned out to be. */
function partsWithRanks(group: RankGroup, bins: readonly Bin[]) {
  let below = group.below;
  const parts = bins.map((bin) => {
    const ranks = group.ranks.filter((rank) => rank >= below && rank < below + bin.count);
    below += bin.count;
    return { bin, below: below - bin.count, ranks };
  });
  if (below !== group.below + group.count) throw changedWhileReading(group.count, below - group.below);
  return parts.filter(({ ranks }) => ranks.length > 0);
}
