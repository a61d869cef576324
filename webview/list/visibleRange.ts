/** What of a long list is on screen. */

/** Rows from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The rows to render: those in sight and a few around them, so that scrolling shows no gap.
 *
 * @param scrollTop how far the list is scrolled, in pixels; may be out of range while the list shrinks
 * @param height of the part in sight, in pixels
 * @example visibleRange({ scrollTop: 320, height: 64, rowHeight: 32, count: 5000, overscan: 2 })
 *          // { start: 8, end: 14 }
 */
export function visibleRange(list: {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
  readonly overscan: number;
}): Range {
  const { scrollTop, height, rowHeight, count, overscan } = list;
  const furthest = Math.max(0, count * rowHeight - height);
  const top = Math.min(Math.max(0, scrollTop), furthest);
  return {
    start: Math.max(0, Math.floor(top / rowHeight) - overscan),
    end: Math.min(count, Math.ceil((top + height) / rowHeight) + overscan),
  };
}

/** How far to scroll so that a row is in sight, moving as little as possible. */
export function scrollToShow(row: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
