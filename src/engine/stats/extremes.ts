import type { Extreme } from '../dataset';
import type { Fences } from './fences';
import type { NumberLoops } from './numberLoops';
import { nextUp } from './adjacentDouble';
import { placesBeyond } from './placesBeyond';

/** How many values are remembered at each end. */
const KEPT = 8;

/** The values remembered at each end of a column, from the most extreme on. Where there are few, one may be at both. */
export interface ExtremeEnds {
  readonly lowest: readonly Extreme[];
  readonly highest: readonly Extreme[];
}

export const NO_EXTREMES: ExtremeEnds = { lowest: [], highest: [] };

/**
 * The lowest and the highest values of a column and where they stand. Of equal values the earliest are kept, in whatever
 * order they are added.
 */
export class Extremes {
  private readonly low = new Lowest();
  /** Values with the other sign. */
  private readonly high = new Lowest();

  /**
   * Whether {@link add} would remember any of some values; most batches of a large file have none to remember.
   * @param firstLine their physical lines begin with it
   */
  wouldTake(min: number, max: number, firstLine: number): boolean {
    return this.low.takes(min, firstLine) || this.high.takes(-max, firstLine);
  }

  /**
   * `lines[i] + offset` is the physical line of `values[i]`; lines increase. NaN and infinities are skipped.
   * @param loops find those that can be remembered
   */
  add(
    values: Float64Array,
    lines: Uint32Array,
    offset = 0,
    loops: Pick<NumberLoops, 'placesBeyond'> = { placesBeyond },
  ): void {
    const { low, high } = this;
    const first = (lines[0] ?? 0) + offset;
    for (const i of loops.placesBeyond(values, low.reach(first), -high.reach(first))) {
      const value = values[i]!;
      if (!Number.isFinite(value)) continue;
      low.add(value, lines[i]! + offset);
      high.add(-value, lines[i]! + offset);
    }
  }

  /** Takes over what was remembered elsewhere. */
  takeOver({ lowest, highest }: ExtremeEnds): void {
    for (const { value, line } of lowest) this.low.add(value, line);
    for (const { value, line } of highest) this.high.add(-value, line);
  }

  /** What is remembered, in file order for equal values. */
  get ends(): ExtremeEnds {
    return {
      lowest: this.low.kept,
      highest: this.high.kept.map(({ value, line }) => ({ value: 0 - value, line })),
    };
  }

  /** The extremes among those that others remember of parts of the column, in whatever order. */
  static of(remembered: readonly ExtremeEnds[]): Extremes {
    const extremes = new Extremes();
    for (const ends of remembered) extremes.takeOver(ends);
    return extremes;
  }

  /** The values furthest beyond the fences, furthest first; at most eight. */
  furthestBeyond(fences: Fences): readonly Extreme[] {
    const { lowest, highest } = this.ends;
    const beyond = [
      ...lowest.filter(({ value }) => value < fences.low),
      ...highest.filter(({ value }) => value > fences.high),
    ];
    const distance = ({ value }: Extreme): number => distanceBeyond(value, fences);
    return beyond.sort((a, b) => distance(b) - distance(a) || a.line - b.line).slice(0, KEPT);
  }
}

/** The lowest of many values; of equal ones the earliest, in whatever order they come. */
class Lowest {
  /** From the lowest on. */
  readonly kept: Extreme[] = [];

  /** Whether a value on this line is to be kept. */
  takes(value: number, line: number): boolean {
    const worst = this.kept[KEPT - 1];
    return worst === undefined || value < worst.value || (value === worst.value && line < worst.line);
  }

  /** Values on this line or behind it that are to be kept are below that. */
  reach(line: number): number {
    const worst = this.kept[KEPT - 1];
    if (worst === undefined) return Infinity;
    return line < worst.line ? nextUp(worst.value) : worst.value;
  }

  add(value: number, line: number): void {
    if (!this.takes(value, line)) return;
    const { kept } = this;
    let position = kept.length;
    while (position > 0 && comesAfter(kept[position - 1]!, value, line)) position--;
    kept.splice(position, 0, { value: value + 0, line });
    if (kept.length > KEPT) kept.pop();
  }
}

function comesAfter(extreme: Extreme, value: number, line: number): boolean {
  return extreme.value > value || (extreme.value === value && extreme.line > line);
}

/** In quarters where the difference could overflow: only the order matters. */
function distanceBeyond(value: number, { low, high }: Fences): number {
  const nearest = value < low ? low : high;
  const scale = Math.max(Math.abs(value), Math.abs(nearest)) > 1e300 ? 0.25 : 1;
  return Math.abs(value * scale - nearest * scale);
}
