import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PreviewSide } from '../../src/protocol/datasetApi';
import { HistogramChart } from '../charts/histogramChart';
import { barAt } from '../charts/plot';
import type { NumberFormat } from '../format';
import { useSize } from '../list/useSize';
import { useInspector } from '../state/inspector';

/** What is said about the bar that is pointed at. */
export interface Tip {
  readonly range: string;
  rows: string;
}

interface Props {
  readonly side: PreviewSide;
  readonly solid: boolean;
  readonly format: NumberFormat;
  /** The bar to mark, and what to say beside it. */
  readonly active: number | undefined;
  /** How many rows of each bar stand out against the rest. */
  readonly parts: readonly number[] | undefined;
  readonly tip: Tip | undefined;
  readonly onPoint: (active: number | undefined) => void;
}

/** The canvas, its chart, and the pointer over it. */
export function HistogramCanvas({ side, solid, format, active, parts, tip, onPoint }: Props) {
  const { theme } = useInspector();
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<HistogramChart>(undefined);
  const size = useSize(box);

  useLayoutEffect(() => {
    if (!canvas.current) return;
    const made = (chart.current = new HistogramChart(canvas.current));
    return () => {
      made.destroy();
    };
  }, []);
  useLayoutEffect(() => {
    if (size.width === 0) return;
    chart.current?.draw({ side, solid, format, size, theme: theme.value });
  }, [side, solid, format, size, theme.value]);
  useLayoutEffect(() => {
    chart.current?.highlight(active, parts);
  }, [active, parts, side, solid, format, size, theme.value]);

  const place = tip && active !== undefined ? chart.current?.tipPlace(active) : undefined;
  return (
    <div
      ref={box}
      class="histogram-canvas"
      onPointerMove={({ offsetX }) => {
        const plot = chart.current?.plot;
        if (plot) onPoint(barAt(plot, side.histogram.counts.length, offsetX));
      }}
      onPointerLeave={() => {
        onPoint(undefined);
      }}
    >
      <canvas ref={canvas} />
      {tip && place && (
        <div
          class="tip"
          style={{
            top: pixels(place.top),
            left: place.left === undefined ? 'auto' : pixels(place.left),
            right: place.right === undefined ? 'auto' : pixels(place.right),
          }}
        >
          <b>{tip.range}</b>
          <span>{tip.rows}</span>
        </div>
      )}
    </div>
  );
}

function pixels(value: number): string {
  return `${String(value)}px`;
}
