import { nextDown, nextUp } from './adjacentDouble';
import type { SortedRuns } from './sortedRuns';

/** All doubles from `low` to `high`, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Values of an interval among which some ranks are sought. */
export interface RankGroup extends Interval {
  /** How many values of the column are less than `low`, and how many lie in the interval. */
  readonly below: number;
  readonly count: number;
  /** The ranks sought, increasing; the values of all of them lie in the interval. */
  readonly ranks: readonly number[];
  /** Some of the interval's values, at least one. */
  readonly sample: SortedRuns;
}

/** A part of a group's interval, and how many of its values are to be kept. */
export interface PlannedInterval extends Interval {
  readonly capacity: number;
}

/** Where a rank should not be: a few values are kept all the same, as the sample to go on with if it is. */
const GAP_CAPACITY = 1024;

/** Brackets reach this many standard deviations of a rank's place in the sample to both sides. */
const BRACKET_SIGMAS = 4;

/**
 * Divides a group's interval: brackets in which the ranks are expected from the sample, and the gaps around
 * them, in increasing order and covering it. Every part is smaller than the group's interval, unless all of the group
 * fits into `capacity`.
 */
export function planIntervals(group: RankGroup, capacity: number): PlannedInterval[] {
  if (group.count <= capacity) return [{ low: group.low, high: group.high, capacity }];
  let brackets = mergeOverlapping(group.ranks.map((rank) => bracketOf(group, rank)));
  // The sample is too small to narrow the interval: try single values, as quickselect does.
  if (brackets[0]!.low === group.low && brackets[0]!.high === group.high) {
    brackets = mergeOverlapping(group.ranks.map((rank) => pivotOf(group, rank)));
  }
  const share = Math.max(1, Math.floor(capacity / brackets.length));
  const gapCapacity = Math.min(share, GAP_CAPACITY);
  const planned: PlannedInterval[] = [];
  let next = group.low;
  for (const { low, high } of brackets) {
    if (low > next) planned.push({ low: next, high: nextDown(low), capacity: gapCapacity });
    planned.push({ low, high, capacity: share });
    next = nextUp(high);
  }
  if (next <= group.high) planned.push({ low: next, high: group.high, capacity: gapCapacity });
  return planned;
}

/**
 * Where the rank is, almost certainly, if the sample is a random one.
 * @param unsure more than 0 where it is not, but shows values that stand in order: by how many places it may be off
 */
export function bracketOf(group: RankGroup, rank: number, unsure = 0): Interval {
  const { sample } = group;
  const share = shareBefore(group, rank);
  const place = share * sample.length;
  const deviation = unsure > 0 ? 0 : Math.sqrt(place * (1 - share));
  const margin = BRACKET_SIGMAS * (deviation + 1) + unsure;
  const first = Math.floor(place - margin);
  const last = Math.ceil(place + margin);
  return {
    low: first < 0 ? group.low : sample.at(first),
    high: last >= sample.length ? group.high : sample.at(last),
  };
}

function pivotOf(group: RankGroup, rank: number): Interval {
  const pivot = group.sample.at(Math.floor(shareBefore(group, rank) * group.sample.length));
  return { low: pivot, high: pivot };
}

/** The share of the group's values before the rank, between 0 and 1. */
function shareBefore(group: RankGroup, rank: number): number {
  return (rank - group.below + 0.5) / group.count;
}

/** Intervals in increasing order of their low ends, those that overlap made one. */
export function mergeOverlapping(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const interval of intervals) {
    const before = merged.at(-1);
    if (before && interval.low <= before.high) {
      merged[merged.length - 1] = { low: before.low, high: Math.max(before.high, interval.high) };
    } else {
      merged.push(interval);
    }
  }
  return merged;
}
