/** Where things stand in a histogram's picture, in CSS pixels. */
import type { Histogram } from '../../src/protocol/datasetApi';
import type { Bar } from './bars';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Span {
  readonly left: number;
  readonly right: number;
}

/** Horizontal layout: counts axis, end bar, bins, end bar. */
export interface Plot {
  /** From the counts axis to the right end of the grid. */
  readonly area: Span;
  readonly bins: Span;
  readonly below?: Span;
  readonly above?: Span;
}

/** Above the plot stand the labels of mean and median, below it those of the axis. */
export const TOP = 24;
export const BOTTOM = 22;
/** Right of the grid, so that the label of a tick at its end is not cut. */
export const RIGHT = 16;
const END_BAR = 22;
const END_GAP = 10;

/** @param axisWidth room for the labels of the counts axis */
export function plotOf({ width }: Size, axisWidth: number, { below, above }: Histogram): Plot {
  const area = { left: axisWidth, right: width - RIGHT };
  const reserved = END_BAR + END_GAP;
  return {
    area,
    bins: { left: area.left + (below > 0 ? reserved : 0), right: area.right - (above > 0 ? reserved : 0) },
    ...(below > 0 && { below: { left: area.left, right: area.left + END_BAR } }),
    ...(above > 0 && { above: { left: area.right - END_BAR, right: area.right } }),
  };
}

/** The pixels of one of `count` bins: whole ones, with 2 px to the next bar while bars are wide enough. */
export function binSpan({ bins }: Plot, bin: number, count: number): Span {
  const step = (bins.right - bins.left) / count;
  const margin = step >= 5 ? 1 : 0;
  const left = Math.round(bins.left + bin * step) + margin;
  return { left, right: Math.max(left + 1, Math.round(bins.left + (bin + 1) * step) - margin) };
}

/** The pixels of any bar. */
export function barSpan(plot: Plot, bar: Bar, count: number): Span | undefined {
  return bar.kind === 'bin' ? binSpan(plot, bar.bin, count) : plot[bar.kind];
}

/**
 * Which bar is at x, counted as {@link barsOf} lists them: end bars reach to their bins, so that there is no gap
 * to fall into.
 */
export function barAt({ area, bins, below, above }: Plot, count: number, x: number): number | undefined {
  if (x < area.left || x > area.right) return undefined;
  const before = below ? 1 : 0;
  if (below && x < bins.left) return 0;
  if (above && x > bins.right) return before + count;
  const bin = Math.floor(((x - bins.left) / (bins.right - bins.left)) * count);
  return before + Math.min(count - 1, Math.max(0, bin));
}

/** A label beside a vertical line at `x`. */
export interface Mark {
  readonly x: number;
  readonly width: number;
}

const MARK_GAP = 5;

/**
 * Where the labels of two lines start: the left one's on its left, the right one's on its right, pushed inside
 * the picture without covering each other.
 * @param marks the two lines, left one first
 */
export function placeLabels(
  [first, second]: readonly [Mark, Mark],
  width: number,
): readonly [number, number] {
  const left = Math.max(
    0,
    Math.min(first.x - MARK_GAP - first.width, width - first.width - second.width - 2 * MARK_GAP),
  );
  const right = Math.min(second.x + MARK_GAP, width - second.width);
  return [left, Math.max(right, left + first.width + 2 * MARK_GAP)];
}
