/** The mean as a solid line, the median as a dotted one, their labels on opposite sides above the plot. */
import type { Chart } from 'chart.js';
import { formatNumber } from '../format';
import { binPosition } from './bars';
import { labelFont, type Drawn, type Part } from './picture';
import { placeLabels, TOP } from './plot';

interface Mark {
  /** In bins; outside 0 to their number there is no axis on which a line could stand. */
  readonly position: number;
  readonly x: number;
  readonly label: string;
  readonly width: number;
  readonly dash: readonly number[];
}

/** How far the lines reach above the plot, and the labels' baseline stands above it. */
const LINE_RISE = 8;
const LABEL_RISE = 10;

export const marks: Part = (current) => ({
  id: 'marks',
  afterDatasetsDraw(chart) {
    const drawn = current();
    if (!drawn) return;
    chart.ctx.font = labelFont(drawn.theme);
    const median = markOf(chart, drawn, 'median', drawn.side.median, [2, 2]);
    const mean = markOf(chart, drawn, 'mean', drawn.side.mean, []);
    const [left, right] = median.position <= mean.position ? [median, mean] : [mean, median];
    const [leftStart, rightStart] = placeLabels([left, right], drawn.axes.plot.area.right);
    drawMark(chart, drawn, left, leftStart);
    drawMark(chart, drawn, right, rightStart);
  },
});

function markOf(
  { ctx }: Chart,
  { side: { histogram }, axes, format }: Drawn,
  name: string,
  value: number,
  dash: readonly number[],
): Mark {
  const { bins } = axes.plot;
  const count = histogram.counts.length;
  const position = binPosition(histogram, value);
  const text = `${name} ${formatNumber(value, format)}`;
  const label = position < 0 ? `← ${text}` : position > count ? `${text} →` : text;
  const within = Math.min(count, Math.max(0, position));
  const x = Math.round(bins.left + (within / count) * (bins.right - bins.left)) + 0.5;
  return { position, x, label, width: ctx.measureText(label).width, dash };
}

function drawMark(chart: Chart, { theme, side }: Drawn, mark: Mark, labelStart: number): void {
  const { ctx } = chart;
  ctx.fillStyle = theme.text;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(mark.label, labelStart, TOP - LABEL_RISE);
  if (mark.position < 0 || mark.position > side.histogram.counts.length) return;
  ctx.save();
  ctx.strokeStyle = theme.strong;
  ctx.lineWidth = 1;
  ctx.setLineDash([...mark.dash]);
  ctx.beginPath();
  ctx.moveTo(mark.x, TOP - LINE_RISE);
  ctx.lineTo(mark.x, chart.chartArea.bottom);
  ctx.stroke();
  ctx.restore();
}
