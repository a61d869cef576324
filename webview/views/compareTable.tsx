import { useMemo, useRef, useState } from 'preact/hooks';
import type { ColumnStrip, DatasetProfile, Strip } from '../../src/protocol/datasetApi';
import { stripAxis, type AxisKind, type StripAxis } from '../charts/stripAxis';
import { exponentOf, formatNumber, NO_VALUE } from '../format';
import { useSize } from '../list/useSize';
import { visibleRange } from '../list/visibleRange';
import { rangeOf } from '../state/dominance';
import { scalerLabel } from '../../src/protocol/scalers';
import { useInspector, type Inspector } from '../state/inspector';
import { AxisRow, StripPicture } from './stripPicture';

interface Props {
  readonly strips: readonly ColumnStrip[];
  /** Columns that are marked. */
  readonly named: readonly string[];
  readonly axis: AxisKind;
}

const ROW_HEIGHT = 34;
const OVERSCAN = 6;

/** A row for each column, of which only those in sight are in the document: its strips, and its ranges in digits. */
export function CompareTable({ strips, named, axis }: Props) {
  const { choiceOf, profile } = useInspector();
  const body = useRef<HTMLDivElement>(null);
  const cell = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const { height } = useSize(body);
  const { width } = useSize(cell);
  const before = useMemo(
    () =>
      stripAxis(
        strips.map((strip) => strip.before),
        axis,
      ),
    [strips, axis],
  );
  const after = useMemo(
    () =>
      stripAxis(
        strips.flatMap((strip) => shownAfter(strip) ?? []),
        axis,
      ),
    [strips, axis],
  );
  const count = strips.length;
  const { start, end } = visibleRange({
    scrollTop,
    height,
    rowHeight: ROW_HEIGHT,
    count,
    overscan: OVERSCAN,
  });
  return (
    <div class="compare-table" role="table" aria-label="Ranges of columns" aria-rowcount={count + 1}>
      <div class="compare-row compare-head" role="row" aria-rowindex={1}>
        <span role="columnheader">Column</span>
        <div role="columnheader" ref={cell}>
          <span class="key" /> <b>Before</b> <span class="dim">original units</span>
        </div>
        <span role="columnheader" class="range-cell">
          Range
        </span>
        <div role="columnheader">
          <span class="key after" /> <b>After</b>{' '}
          <span class="dim">{scalerOf(strips, choiceOf, profile.value)}</span>
        </div>
        <span role="columnheader" class="range-cell">
          Range
        </span>
      </div>
      <div class="compare-row compare-axes" aria-hidden="true">
        <span />
        <AxisRow axis={before} width={width} />
        <span />
        <AxisRow axis={after} width={width} />
        <span />
      </div>
      <div
        ref={body}
        class="compare-body"
        role="rowgroup"
        tabIndex={0}
        aria-label="Columns on one axis"
        onScroll={({ currentTarget }) => {
          setScrollTop(currentTarget.scrollTop);
        }}
      >
        <div class="compare-rows" role="presentation" style={{ height: pixels(count * ROW_HEIGHT) }}>
          {strips.slice(start, end).map((strip, i) => (
            <Row
              key={strip.name}
              strip={strip}
              marked={named.includes(strip.name)}
              before={before}
              after={after}
              width={width}
              position={start + i}
            />
          ))}
        </div>
      </div>
      <p class="small dim compare-legend">
        Box: Q1 to Q3 with the median. Whiskers: to the fences. Rings: the furthest values beyond.
        {axis === 'log' && ' Both axes are logarithmic on both sides of 0.'}
      </p>
    </div>
  );
}

/** The scaler, where all columns have the same one. */
function scalerOf(
  strips: readonly ColumnStrip[],
  choiceOf: Inspector['choiceOf'],
  profile: DatasetProfile | undefined,
): string {
  const scaled = strips.filter(({ after }) => after !== undefined);
  const labels = new Set(
    scaled.map(({ index }) => {
      const column = profile?.columns[index];
      return column ? scalerLabel(choiceOf(column).method) : '';
    }),
  );
  const [only = ''] = labels;
  return labels.size === 1 ? only : '';
}

interface RowProps {
  readonly strip: ColumnStrip;
  readonly marked: boolean;
  readonly before: StripAxis;
  readonly after: StripAxis;
  readonly width: number;
  readonly position: number;
}

function Row({ strip, marked, before, after, width, position }: RowProps) {
  const { select, view, profile } = useInspector();
  const { name, index } = strip;
  const afterwards = shownAfter(strip);
  return (
    <div
      class={marked ? 'compare-row marked' : 'compare-row'}
      role="row"
      aria-rowindex={position + 2}
      style={{ top: pixels(position * ROW_HEIGHT) }}
    >
      <span role="rowheader" class="name" title={name}>
        <button
          type="button"
          class="name-link"
          tabIndex={-1}
          onClick={() => {
            const column = profile.value?.columns[index];
            if (column) select(column);
            view.value = 'column';
          }}
        >
          {name}
        </button>
      </span>
      <span role="cell">
        <StripPicture strip={strip.before} axis={before} width={width} />
      </span>
      <span role="cell" class="range-cell">
        {rangeText(strip.before)}
      </span>
      <span role="cell">
        {afterwards && (
          <StripPicture strip={afterwards} axis={after} width={width} solid={strip.after !== undefined} />
        )}
      </span>
      <span role="cell" class="range-cell">
        {afterwards ? rangeText(afterwards) : NO_VALUE}
      </span>
    </div>
  );
}

/** A column that is not scaled is what it was. */
function shownAfter({ before, after }: ColumnStrip): Strip | null {
  return after === undefined ? before : after;
}

/** Three digits: the range is compared, not calculated with. */
function rangeText(strip: Strip): string {
  const range = rangeOf(strip);
  const size = exponentOf(range);
  const exponential = range > 0 && (size < -4 || size > 11);
  return formatNumber(range, { decimals: exponential ? 2 : Math.max(0, 2 - size), exponential });
}

function pixels(value: number): string {
  return `${String(value)}px`;
}
