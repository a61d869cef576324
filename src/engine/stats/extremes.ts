import type { Extreme } from '../dataset';
import type { Fences } from './fences';
import type { NumberLoops } from './numberLoops';
import { placesBeyond } from './placesBeyond';

/** How many values are remembered at each end. */
const KEPT = 8;

/**
 * The lowest and the highest values of a column and where they stand. Of equal values the earliest are kept.
 */
export class Extremes {
  private readonly lowest: Extreme[] = [];
  private readonly highest: Extreme[] = [];
  /** A value must be below or above these to be remembered. */
  private lowBound = Infinity;
  private highBound = -Infinity;

  /** Whether {@link add} would remember any of some values; most batches of a large file have none to remember. */
  wouldTake(min: number, max: number): boolean {
    return min < this.lowBound || max > this.highBound;
  }

  /**
   * `lines[i] + offset` is the physical line of `values[i]`. NaN and infinities are skipped.
   * @param loops find those that can be remembered
   */
  add(
    values: Float64Array,
    lines: Uint32Array,
    offset = 0,
    loops: Pick<NumberLoops, 'placesBeyond'> = { placesBeyond },
  ): void {
    let { lowBound, highBound } = this;
    for (const i of loops.placesBeyond(values, lowBound, highBound)) {
      const value = values[i]!;
      if (value < lowBound && value !== -Infinity) {
        lowBound = insert(this.lowest, { value: value + 0, line: lines[i]! + offset }, 1) ?? Infinity;
      }
      if (value > highBound && value !== Infinity) {
        highBound = insert(this.highest, { value: value + 0, line: lines[i]! + offset }, -1) ?? -Infinity;
      }
    }
    this.lowBound = lowBound;
    this.highBound = highBound;
  }

  /** What is remembered, in file order for equal values. */
  get all(): readonly Extreme[] {
    return [...this.lowest, ...this.highest];
  }

  /** The extremes among those that others remember of parts of the column, in whatever order. */
  static of(remembered: readonly Extreme[]): Extremes {
    const extremes = new Extremes();
    const sorted = [...remembered].sort((a, b) => a.line - b.line);
    // A value may be both among the lowest and among the highest of a short part.
    const once = sorted.filter(({ line }, i) => i === 0 || line !== sorted[i - 1]!.line);
    for (const { value, line } of once) extremes.add(Float64Array.of(value), new Uint32Array(1), line);
    return extremes;
  }

  /** The values furthest beyond the fences, furthest first; at most eight. */
  furthestBeyond(fences: Fences): readonly Extreme[] {
    const beyond = [
      ...this.lowest.filter(({ value }) => value < fences.low),
      ...this.highest.filter(({ value }) => value > fences.high),
    ];
    const distance = ({ value }: Extreme): number => distanceBeyond(value, fences);
    return beyond.sort((a, b) => distance(b) - distance(a) || a.line - b.line).slice(0, KEPT);
  }
}

/**
 * Keeps `list` sorted from the most extreme on, after those equal to it.
 * @returns the value to beat once the list is full
 */
function insert(list: Extreme[], extreme: Extreme, direction: 1 | -1): number | undefined {
  let position = list.length;
  while (position > 0 && (list[position - 1]!.value - extreme.value) * direction > 0) position--;
  list.splice(position, 0, extreme);
  if (list.length > KEPT) list.pop();
  return list.length === KEPT ? list[KEPT - 1]!.value : undefined;
}

/** In quarters where the difference could overflow: only the order matters. */
function distanceBeyond(value: number, { low, high }: Fences): number {
  const nearest = value < low ? low : high;
  const scale = Math.max(Math.abs(value), Math.abs(nearest)) > 1e300 ? 0.25 : 1;
  return Math.abs(value * scale - nearest * scale);
}
