/** One side of the before/after pair on a canvas, by Chart.js. */
import { Chart, LinearScale, type ChartOptions } from 'chart.js';
import { activeBar } from './activeBar';
import { COUNT_PADDING, layOut, type Axes } from './axes';
import { barsOf, type Bar } from './bars';
import { endBars } from './endBars';
import { BarElement, barPixels, HistogramController } from './histogramController';
import { marks } from './marks';
import {
  LABEL_SIZE,
  labelFont,
  LINE_HEIGHT,
  TICK_LENGTH,
  TICK_PADDING,
  type Drawn,
  type HistogramPicture,
} from './picture';
import { barSpan, binSpan, BOTTOM, RIGHT, TOP, type Plot } from './plot';
import type { Tick } from './ticks';

const TWEEN_MS = 120;
/** How many bars a note may stand over, and how far from them. */
const TIP_BARS = 7;
const TIP_RISE = 52;
const TIP_GAP = 8;
/** About as wide as notes are. */
const TIP_WIDTH = 140;

/** In pixels from the edges of the picture. */
export interface TipPlace {
  readonly top: number;
  readonly left?: number;
  readonly right?: number;
}

/** Registers the parts of Chart.js that the page uses, and no others. */
export function registerCharts(): void {
  Chart.register(LinearScale, HistogramController, BarElement);
}

export class HistogramChart {
  private readonly chart: Chart<'histogram'>;
  private drawn: Drawn | undefined;

  constructor(canvas: HTMLCanvasElement) {
    const current = () => this.drawn;
    this.chart = new Chart(canvas, {
      type: 'histogram',
      data: { labels: [], datasets: [] },
      options: { responsive: false, maintainAspectRatio: false },
      plugins: [activeBar(current), endBars(current), marks(current)],
    });
  }

  /** Where the bars are, to find the one under a pointer. */
  get plot(): Plot | undefined {
    return this.drawn?.axes.plot;
  }

  draw(picture: HistogramPicture): void {
    const { chart } = this;
    const { side, size, theme, solid, format } = picture;
    // Only the data moves; after a change of size or theme the picture is at once as it should be.
    const moves = this.drawn?.theme === theme && this.drawn.size === size && !theme.reducedMotion;
    chart.ctx.font = labelFont(theme);
    const axes = layOut(side, size, format, (label) => chart.ctx.measureText(label).width);
    this.drawn = { ...picture, axes, active: undefined, parts: undefined };
    const { counts } = side.histogram;
    const dataset = {
      data: counts.map((y, x) => ({ x, y, ...binSpan(axes.plot, x, counts.length) })),
      paint: solid ? theme.after : theme.beforeFill,
      outline: solid ? theme.after : theme.before,
    };
    // The same object as before, so that its bars move instead of being made anew.
    const [existing] = chart.data.datasets;
    if (existing) Object.assign(existing, dataset);
    else chart.data.datasets.push(dataset);
    chart.options = optionsOf(picture, axes);
    chart.resize(size.width, size.height);
    chart.update(moves ? undefined : 'none');
  }

  /** @param parts how many rows of each bar stand out */
  highlight(active: number | undefined, parts: readonly number[] | undefined): void {
    if (!this.drawn || (this.drawn.active === active && this.drawn.parts === parts)) return;
    this.drawn = { ...this.drawn, active, parts };
    this.chart.draw();
  }

  /** Where a note about a bar stands without covering it or the bars beside it. */
  tipPlace(active: number): TipPlace | undefined {
    const { drawn } = this;
    const bars = drawn ? barsOf(drawn.side) : [];
    const bar = bars[active];
    const span = drawn && bar && barSpan(drawn.axes.plot, bar, drawn.side.histogram.counts.length);
    if (!span) return undefined;
    const highest = (beside: readonly Bar[]) =>
      Math.min(...beside.map(({ count }) => barPixels(this.chart.scales['y'], count).top));
    const right = {
      top: highest(bars.slice(active, active + TIP_BARS)),
      room: drawn.size.width - span.right,
    };
    const left = {
      top: highest(bars.slice(Math.max(0, active + 1 - TIP_BARS), active + 1)),
      room: span.left,
    };
    const fits = ({ room }: { readonly room: number }) => room >= TIP_GAP + TIP_WIDTH;
    const onRight = fits(right) && (!fits(left) || right.top >= left.top);
    return {
      top: Math.max(TOP, (onRight ? right : left).top - TIP_RISE),
      ...(onRight ? { left: span.right + TIP_GAP } : { right: drawn.size.width - span.left + TIP_GAP }),
    };
  }

  destroy(): void {
    this.chart.destroy();
  }
}

function optionsOf({ side: { histogram }, theme }: HistogramPicture, axes: Axes): ChartOptions<'histogram'> {
  const { area, bins } = axes.plot;
  const count = histogram.counts.length;
  const step = (bins.right - bins.left) / count;
  const ticks = {
    color: theme.text,
    font: { family: theme.fontFamily, size: LABEL_SIZE, lineHeight: LINE_HEIGHT },
    autoSkip: false,
    maxRotation: 0,
  };
  return {
    responsive: false,
    maintainAspectRatio: false,
    events: [],
    animation: { duration: TWEEN_MS },
    layout: { autoPadding: false, padding: { top: TOP, right: RIGHT } },
    parsing: false,
    scales: {
      // Counts bins, not values, so that a pair shares its pixels and no range is too wide for a double.
      x: {
        type: 'linear',
        min: (area.left - bins.left) / step,
        max: count + (area.right - bins.right) / step,
        border: { display: false },
        grid: { drawOnChartArea: false, tickLength: TICK_LENGTH, color: theme.axis },
        ticks: { ...ticks, padding: TICK_PADDING, callback: labelOf(axes.positions) },
        afterBuildTicks: (scale) => {
          scale.ticks = axes.positions.map(({ value }) => ({ value }));
        },
        afterFit: (scale) => {
          scale.height = BOTTOM;
        },
      },
      y: {
        type: 'linear',
        min: 0,
        max: axes.top,
        border: { display: false },
        grid: { drawTicks: false, color: ({ tick }) => (tick.value === 0 ? theme.axis : theme.grid) },
        ticks: { ...ticks, padding: COUNT_PADDING, callback: labelOf(axes.counts) },
        afterBuildTicks: (scale) => {
          scale.ticks = axes.counts.map(({ value }) => ({ value }));
        },
        afterFit: (scale) => {
          scale.width = area.left;
        },
      },
    },
  };
}

function labelOf(ticks: readonly Tick[]): (value: string | number) => string {
  return (value) => ticks.find((tick) => tick.value === value)?.label ?? '';
}
