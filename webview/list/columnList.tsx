/** The columns of the file: a listbox of which only the rows in sight are in the document. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useInspector } from '../state/inspector';
import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { ColumnRow, optionId } from './columnRow';
import { shortenMiddle } from './shortenMiddle';
import { createTypeAhead } from './typeAhead';
import { useSize } from './useSize';
import { scrollToShow, visibleRange } from './visibleRange';

const ROW_HEIGHT = 32;
const OVERSCAN = 6;

/** @param onChosen the user has settled for a column, by click or Enter */
export function ColumnList({ onChosen }: { readonly onChosen?: () => void }) {
  const inspector = useInspector();
  const columns = inspector.shownColumns.value;
  const selected = inspector.selected.value;
  const list = useRef<HTMLDivElement>(null);
  const nameHead = useRef<HTMLSpanElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const typeAhead = useMemo(createTypeAhead, []);
  const textWidth = useMemo(createTextMeasure, []);
  const { height } = useSize(list);
  const { width: nameWidth } = useSize(nameHead);

  const comparing = inspector.view.value === 'compare';
  const at = selected ? columns.indexOf(selected) : -1;
  useLayoutEffect(() => {
    const element = list.current;
    if (element && at >= 0)
      element.scrollTop = scrollToShow(at, element.scrollTop, element.clientHeight, ROW_HEIGHT);
  }, [at, height > 0]);

  const range = visibleRange({
    scrollTop,
    height,
    rowHeight: ROW_HEIGHT,
    count: columns.length,
    overscan: OVERSCAN,
  });
  const rows = columns.slice(range.start, range.end).map((column, i) => [column, range.start + i] as const);
  // The selected row stays in the document when it is scrolled away: the listbox refers to it.
  if (selected && at >= 0 && (at < range.start || at >= range.end)) rows.push([selected, at]);

  function moveTo(position: number): void {
    const column = columns[Math.min(columns.length - 1, Math.max(0, position))];
    if (column) inspector.select(column);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
    const target = targetOf(event.key, at, page, columns.length);
    if (target !== undefined) {
      moveTo(target);
    } else if (event.key === ' ' && comparing && selected?.numeric && !typeAhead.pending(event.timeStamp)) {
      inspector.setCompared(selected, !inspector.isCompared(selected));
    } else if (event.key === 'Enter') {
      onChosen?.();
    } else if (event.key.toLowerCase() === 's' && !typeAhead.pending(event.timeStamp)) {
      onChosen?.();
      document.getElementById('scaler')?.focus();
    } else if (event.key.length === 1 && (event.key !== ' ' || typeAhead.pending(event.timeStamp))) {
      const names = columns.map(({ name }) => name);
      const found = typeAhead.type(event.key, names, at, event.timeStamp);
      if (found >= 0) moveTo(found);
    } else {
      return;
    }
    event.preventDefault();
  }

  function row([column, position]: readonly [ColumnProfile, number]) {
    return (
      <ColumnRow
        key={column.name}
        column={column}
        shortName={shortenMiddle(column.name, (text) => textWidth(text) <= nameWidth)}
        choice={inspector.choiceOf(column)}
        byHand={inspector.recipe.choices.value.byHand.has(column.name)}
        selected={column === selected}
        position={position}
        count={columns.length}
        top={position * ROW_HEIGHT}
        compared={comparing ? inspector.isCompared(column) : undefined}
        onCompare={(compared) => {
          inspector.setCompared(column, compared);
        }}
        onSelect={() => {
          inspector.select(column);
          onChosen?.();
        }}
      />
    );
  }

  return (
    <div class={comparing ? 'column-table checks' : 'column-table'}>
      <div class="column-head" aria-hidden="true">
        {comparing && <span />}
        <span />
        <span ref={nameHead}>Column</span>
        <span class="shape">Shape</span>
        <span class="missing">Miss.</span>
        <span>Scaler</span>
      </div>
      <div
        ref={list}
        class="column-list"
        role="listbox"
        aria-label="Columns"
        tabIndex={0}
        data-entry="true"
        {...(selected && at >= 0 && { 'aria-activedescendant': optionId(selected) })}
        onScroll={({ currentTarget }) => {
          setScrollTop(currentTarget.scrollTop);
        }}
        onKeyDown={onKeyDown}
      >
        <div
          role="presentation"
          class="column-rows"
          style={{ height: `${String(columns.length * ROW_HEIGHT)}px` }}
        >
          {rows.map(row)}
        </div>
      </div>
    </div>
  );
}

function targetOf(key: string, at: number, page: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Widths in the font of the list, which is the body's. */
function createTextMeasure(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return () => 0;
  context.font = getComputedStyle(document.body).font;
  return (text) => context.measureText(text).width;
}
