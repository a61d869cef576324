/** Hatched bars, set off from the bins, that collect what lies beyond them. */
import type { Chart } from 'chart.js';
import { formatCount } from '../format';
import { barPixels } from './histogramController';
import { axisLabelLine, labelFont, type Drawn, type Part } from './picture';
import type { Span } from './plot';

const HATCH_STEP = 4 * Math.SQRT2;
const HATCH_WIDTH = 1.6;

export const endBars: Part = (current) => ({
  id: 'endBars',
  afterDatasetsDraw(chart) {
    const drawn = current();
    if (!drawn) return;
    const { belowLabel, aboveLabel, plot } = drawn.axes;
    if (plot.below) {
      drawBar(chart, drawn, plot.below, drawn.side.histogram.below);
      drawLabel(chart, drawn, belowLabel, 'left', plot.below.left);
    }
    if (plot.above) {
      drawBar(chart, drawn, plot.above, drawn.side.histogram.above);
      drawLabel(chart, drawn, aboveLabel, 'right', plot.above.right);
    }
  },
});

function drawBar(chart: Chart, { theme }: Drawn, { left, right }: Span, count: number): void {
  const { ctx } = chart;
  const { top, base } = barPixels(chart.scales['y'], count);
  const outline = new Path2D();
  outline.rect(left + 0.5, top + 0.5, right - left - 1, base - top - 0.5);
  ctx.save();
  ctx.strokeStyle = theme.outlier;
  ctx.lineWidth = 1;
  ctx.stroke(outline);
  ctx.clip(outline);
  ctx.lineWidth = HATCH_WIDTH;
  ctx.beginPath();
  for (let x = left - (base - top); x < right; x += HATCH_STEP) {
    ctx.moveTo(x, base);
    ctx.lineTo(x + base - top, top);
  }
  ctx.stroke();
  ctx.restore();
  ctx.font = labelFont(theme, 600);
  ctx.fillStyle = theme.strong;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(formatCount(count), (left + right) / 2, top - 5);
}

function drawLabel(
  chart: Chart,
  { theme }: Drawn,
  label: string | undefined,
  align: CanvasTextAlign,
  x: number,
): void {
  if (label === undefined) return;
  const { ctx } = chart;
  ctx.font = labelFont(theme);
  ctx.fillStyle = theme.text;
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.fillText(label, x, axisLabelLine(chart));
}
