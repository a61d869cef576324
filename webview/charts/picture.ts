/** What a histogram's picture is made from, and what its parts share. */
import type { Chart, Plugin } from 'chart.js';
import type { PreviewSide } from '../../src/protocol/datasetApi';
import type { NumberFormat } from '../format';
import type { Axes } from './axes';
import type { Size } from './plot';
import type { ChartTheme } from './theme';

export interface HistogramPicture {
  readonly side: PreviewSide;
  /** After is solid, before is hollow. */
  readonly solid: boolean;
  /** For the labels of mean, median and the end bars. */
  readonly format: NumberFormat;
  readonly size: Size;
  readonly theme: ChartTheme;
}

/** A picture as it stands on the canvas. */
export interface Drawn extends HistogramPicture {
  readonly axes: Axes;
  /** The bar that is pointed at, counted as `barsOf` lists them. */
  readonly active: number | undefined;
  /** How many rows of each bar stand out against the rest of it; undefined: all bars are as they are. */
  readonly parts: readonly number[] | undefined;
}

/** A part that is drawn over the bins. It asks for what is current, because a chart keeps its plugins. */
export type Part = (current: () => Drawn | undefined) => Plugin<'histogram'>;

export const LABEL_SIZE = 11;
export const LINE_HEIGHT = 1.2;
export const TICK_LENGTH = 4;
export const TICK_PADDING = 3;

export function labelFont({ fontFamily }: ChartTheme, weight = 400): string {
  return `${String(weight)} ${String(LABEL_SIZE)}px ${fontFamily}`;
}

/** The line on which Chart.js centres the labels of the value axis. */
export function axisLabelLine(chart: Chart): number {
  return chart.chartArea.bottom + TICK_LENGTH + TICK_PADDING + (LABEL_SIZE * LINE_HEIGHT) / 2;
}
