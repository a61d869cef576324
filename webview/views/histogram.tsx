import { useMemo, useState } from 'preact/hooks';
import type { PreviewSide } from '../../src/protocol/datasetApi';
import { barRange, barsOf, edgeFormat, type Bar } from '../charts/bars';
import { countOf, formatCount, formatNumber, formatShare, type NumberFormat } from '../format';
import { useInspector } from '../state/inspector';
import { BinTable } from './binTable';
import { HistogramCanvas, type Tip } from './histogramCanvas';

interface Props {
  readonly column: string;
  /** After which scaler; absent for the data as it is. */
  readonly scaler?: string;
  readonly side: PreviewSide;
  readonly format: NumberFormat;
  /** The bar that is marked, counted as the bars are listed. */
  readonly active: number | undefined;
  /** How many rows of each bar stand out, and what these rows are called. */
  readonly parts?: readonly number[] | undefined;
  readonly partsAre?: string;
  /** What more to say of a bar when the keyboard comes to it. */
  readonly tell?: ((bar: number) => string) | undefined;
  readonly onActivate: (bar: number | undefined) => void;
}

/** A histogram that the keyboard reads bar by bar, and its table one key away. */
export function Histogram(props: Props) {
  const { scaler, side, format, active, parts, partsAre = '', tell, onActivate } = props;
  const { announcement, reading } = useInspector();
  const [asTable, setAsTable] = useState(false);
  const bars = useMemo(() => barsOf(side), [side]);
  const edges = edgeFormat(side.histogram);
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const [pointedHere, setPointedHere] = useState(false);

  function activate(index: number | undefined): void {
    onActivate(index);
    setPointedHere(index !== undefined);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 't') {
      activate(undefined);
      setAsTable(!asTable);
    } else if (event.key === 'Enter' && active !== undefined && bars[active]?.kind !== 'bin') {
      // The rows behind an end bar are the outliers listed below.
      document.querySelector<HTMLElement>('.outliers .link')?.focus();
    } else {
      const next = asTable ? undefined : barAfter(event.key, active, bars.length);
      const bar = next === undefined ? undefined : bars[next];
      if (next === undefined || !bar) return;
      activate(next);
      const more = tell?.(next) ?? '';
      announcement.value = `${barRange(bar, edges)}, ${countOf(bar.count, 'row')}${more}`;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const tip = pointedHere ? tipOf(bars[active ?? -1], edges, total) : undefined;
  const standsOut = active !== undefined && parts?.[active] !== undefined;
  if (tip && standsOut && partsAre !== '') tip.rows += ` · ${formatCount(parts[active] ?? 0)} ${partsAre}`;
  const label = `${labelOf(props, bars)}${reading.approximate.value ? ', all approximate' : ''}`;
  return (
    <div
      class="histogram"
      role={asTable ? 'region' : 'img'}
      aria-label={label}
      aria-keyshortcuts="ArrowLeft ArrowRight T"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        activate(undefined);
      }}
    >
      {asTable ? (
        <BinTable caption={label} bars={bars} format={edges} total={total} />
      ) : (
        <HistogramCanvas
          side={side}
          solid={scaler !== undefined}
          format={format}
          active={active}
          parts={parts}
          tip={tip}
          onPoint={activate}
        />
      )}
    </div>
  );
}

/** The bar that a key leads to, if it is one for bars. */
function barAfter(key: string, active: number | undefined, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return active === undefined ? 0 : Math.min(count - 1, active + 1);
    case 'ArrowLeft':
      return active === undefined ? count - 1 : Math.max(0, active - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function tipOf(bar: Bar | undefined, edges: NumberFormat, total: number): Tip | undefined {
  if (!bar) return undefined;
  return {
    range: barRange(bar, edges),
    rows: `${countOf(bar.count, 'row')} · ${formatShare(bar.count, total)}`,
  };
}

/** The picture in one sentence. */
function labelOf({ column, scaler, side, format }: Props, bars: readonly Bar[]): string {
  const when = scaler === undefined ? 'before scaling' : `after ${scaler}`;
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const ends = bars.flatMap((bar) =>
    bar.kind === 'bin' ? [] : [`${formatCount(bar.count)} ${barRange(bar, format)}`],
  );
  const numbers = [
    `${countOf(total, 'value')} from ${formatNumber(side.min, format)} to ${formatNumber(side.max, format)}`,
    `mean ${formatNumber(side.mean, format)}`,
    `median ${formatNumber(side.median, format)}`,
    ...ends,
  ];
  return `Histogram of ${column} ${when}: ${numbers.join(', ')}`;
}
