/** The layout of a histogram: everything that depends on how wide its labels are. */
import { formatNumber, type NumberFormat } from '../format';
import { binPosition, type Distribution } from './bars';
import { plotOf, type Plot, type Size } from './plot';
import { countTicks, valueTicks, type Tick } from './ticks';

export interface Axes {
  readonly plot: Plot;
  /** The end of the counts axis: a little above the highest bar. */
  readonly top: number;
  readonly counts: readonly Tick[];
  /** Values of these ticks count bins; see {@link binPosition}. */
  readonly positions: readonly Tick[];
  readonly belowLabel?: string;
  readonly aboveLabel?: string;
}

/** Pixels between a label and what it must not touch. */
const CLEAR = 8;
const TICK_CLEAR = 14;
export const COUNT_PADDING = 8;
const MIN_AXIS_WIDTH = 30;
const MOST_TICKS = 7;

/** @param measure the width of a label in pixels */
export function layOut(
  distribution: Distribution,
  size: Size,
  format: NumberFormat,
  measure: (label: string) => number,
): Axes {
  const { histogram, lowFence, highFence } = distribution;
  const { edges, below, above } = histogram;
  const most = Math.max(below, above, ...histogram.counts);
  const counts = countTicks(most);
  const widest = (ticks: readonly Tick[]) => Math.max(0, ...ticks.map(({ label }) => measure(label)));
  const plot = plotOf(size, Math.max(MIN_AXIS_WIDTH, Math.ceil(widest(counts)) + COUNT_PADDING), histogram);
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 0;
  const belowLabel = below > 0 ? `< ${formatNumber(lowFence, format)}` : undefined;
  const aboveLabel = above > 0 ? `> ${formatNumber(highFence, format)}` : undefined;

  const width = plot.bins.right - plot.bins.left;
  let ticks = valueTicks(first, last, MOST_TICKS);
  for (let limit = MOST_TICKS; limit > 1 && ticks.length * (widest(ticks) + TICK_CLEAR) > width; limit--) {
    ticks = valueTicks(first, last, limit);
  }
  const from = belowLabel === undefined ? 0 : plot.area.left + measure(belowLabel) + CLEAR;
  const to = aboveLabel === undefined ? size.width : plot.area.right - measure(aboveLabel) - CLEAR;
  const positions = ticks.flatMap(({ value, label }) => {
    const position = binPosition(histogram, value);
    const x = plot.bins.left + (position / histogram.counts.length) * width;
    const half = measure(label) / 2;
    return x - half >= from && x + half <= to ? [{ value: position, label }] : [];
  });
  return {
    plot,
    top: most * 1.06,
    counts,
    positions,
    ...(belowLabel !== undefined && { belowLabel }),
    ...(aboveLabel !== undefined && { aboveLabel }),
  };
}
