/** The bar that is pointed at or arrowed to, outlined; and the parts of bars that stand out, the rest faded. */
import type { Scale } from 'chart.js';
import { barsOf } from './bars';
import { barPixels } from './histogramController';
import type { Drawn, Part } from './picture';
import { barSpan } from './plot';

const FADED = 0.38;
const OUTLINE = 2;

export const activeBar: Part = (current) => ({
  id: 'activeBar',
  beforeDatasetsDraw({ ctx }) {
    const drawn = current();
    if (drawn && (drawn.parts ?? (drawn.solid && drawn.active !== undefined))) ctx.globalAlpha = FADED;
  },
  afterDatasetsDraw({ ctx, scales }) {
    ctx.globalAlpha = 1;
    const drawn = current();
    if (drawn?.parts) drawParts(ctx, drawn, drawn.parts, scales['y']);
    if (drawn?.active === undefined) return;
    const { side, axes, theme, solid } = drawn;
    const bar = barsOf(side)[drawn.active];
    const span = bar && barSpan(axes.plot, bar, side.histogram.counts.length);
    if (!span) return;
    const { top, base } = barPixels(scales['y'], bar.count);
    ctx.save();
    // An end bar keeps its hatch, and its outline runs around it.
    const inset = bar.kind === 'bin' ? OUTLINE / 2 : -OUTLINE / 2;
    if (bar.kind === 'bin' && !drawn.parts) {
      ctx.fillStyle = solid ? theme.after : theme.before;
      ctx.fillRect(span.left, top, span.right - span.left, base - top);
    }
    ctx.strokeStyle = theme.focus;
    ctx.lineWidth = OUTLINE;
    // As high as the line is wide for an empty bin, so that the keyboard's place stays visible.
    const height = Math.max(base - top, OUTLINE);
    ctx.strokeRect(
      span.left + inset,
      base - height + inset,
      span.right - span.left - 2 * inset,
      height - inset,
    );
    ctx.restore();
  },
});

function drawParts(
  ctx: CanvasRenderingContext2D,
  { side, axes, theme, solid }: Drawn,
  parts: readonly number[],
  counts: Scale | undefined,
): void {
  ctx.fillStyle = solid ? theme.after : theme.before;
  for (const [i, bar] of barsOf(side).entries()) {
    const span = barSpan(axes.plot, bar, side.histogram.counts.length);
    if (!span) continue;
    const { top, base } = barPixels(counts, parts[i] ?? 0);
    ctx.fillRect(span.left, top, span.right - span.left, base - top);
  }
}
