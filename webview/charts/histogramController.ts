/** Bars between the edges of bins, for Chart.js: whole pixels, hollow or solid. */
import { DatasetController, Element, type ChartDataset, type Scale, type UpdateMode } from 'chart.js';
import type { Span } from './plot';

declare module 'chart.js' {
  interface ChartTypeRegistry {
    histogram: {
      chartOptions: object;
      datasetOptions: {
        paint: string;
        /** Drawn inside the bar, but not along its base: the axis is there. */
        outline: string;
      };
      defaultDataPoint: BinCount;
      metaExtensions: object;
      parsedDataType: BinCount;
      scales: 'linear';
    };
  }
}

/** Bin x holds y rows; `left` and `right` are its pixels. */
export interface BinCount extends Span {
  readonly x: number;
  readonly y: number;
}

interface BarProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly base: number;
}

export class BarElement extends Element<BarProps> {
  static id = 'bin';
  declare width: number;
  declare base: number;
  declare paint: string;
  declare outline: string;

  draw(context: CanvasRenderingContext2D): void {
    const { x, y, width, base, paint, outline } = this;
    if (y >= base) return;
    context.fillStyle = paint;
    context.fillRect(x, y, width, base - y);
    if (outline === paint) return;
    context.strokeStyle = outline;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x + 0.5, base);
    context.lineTo(x + 0.5, y + 0.5);
    context.lineTo(x + width - 0.5, y + 0.5);
    context.lineTo(x + width - 0.5, base);
    context.stroke();
  }
}

export class HistogramController extends DatasetController<'histogram', BarElement, BarElement> {
  static id = 'histogram';
  static defaults = {
    datasetElementType: false,
    dataElementType: BarElement.id,
    animations: { numbers: { type: 'number', properties: ['x', 'y', 'width', 'base'] } },
  };

  override update(mode: UpdateMode): void {
    this.updateElements(this._cachedMeta.data, 0, this._cachedMeta.data.length, mode);
  }

  override updateElements(bars: BarElement[], start: number, count: number, mode: UpdateMode): void {
    const { paint = 'transparent', outline = paint } = this.getDataset() as ChartDataset<'histogram'>;
    for (let i = start; i < start + count; i++) {
      const bar = bars[i];
      if (!bar) continue;
      Object.assign(bar, { paint, outline });
      const { y, left, right } = this.getParsed(i);
      const { top, base } = barPixels(this._cachedMeta.vScale, y);
      this.updateElement(bar, i, { x: left, y: top, width: right - left, base }, mode);
    }
  }
}

/** From the top of a bar to the axis: what is there is seen, be it one row of millions. */
export function barPixels(
  counts: Scale | undefined,
  count: number,
): { readonly top: number; readonly base: number } {
  if (!counts) return { top: 0, base: 0 };
  const base = Math.round(counts.getPixelForValue(0));
  return { top: count > 0 ? Math.min(base - 1, Math.round(counts.getPixelForValue(count))) : base, base };
}
