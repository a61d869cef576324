/** The bars of a histogram in reading order: what lies below, the bins, what lies above. */
import type { Histogram, PreviewSide } from '../../src/protocol/datasetApi';
import { exponentOf, formatNumber, type NumberFormat } from '../format';

export type Bar =
  | {
      readonly kind: 'bin';
      readonly bin: number;
      readonly from: number;
      readonly to: number;
      readonly count: number;
    }
  | { readonly kind: 'below' | 'above'; readonly edge: number; readonly count: number };

/** What a picture of a column is made from. */
export type Distribution = Pick<PreviewSide, 'histogram' | 'lowFence' | 'highFence'>;

/**
 * End bars stand only where something lies beyond a fence, and name it: the last bin may reach past the fence, but what
 * lies there is in the end bar.
 */
export function barsOf({ histogram, lowFence, highFence }: Distribution): Bar[] {
  const { edges, counts, below, above } = histogram;
  return [
    ...(below > 0 ? [{ kind: 'below', edge: lowFence, count: below } as const] : []),
    ...counts.map((count, bin) => {
      return { kind: 'bin', bin, from: edges[bin] ?? NaN, to: edges[bin + 1] ?? NaN, count } as const;
    }),
    ...(above > 0 ? [{ kind: 'above', edge: highFence, count: above } as const] : []),
  ];
}

/** Edges need the digits that tell one bin from the next: two of the bin's width. */
export function edgeFormat({ edges }: Histogram): NumberFormat {
  const width = (edges[1] ?? 0) - (edges[0] ?? 0);
  const largest = Math.max(Math.abs(edges[0] ?? 0), Math.abs(edges.at(-1) ?? 0));
  const decimals = width > 0 ? Math.max(0, 1 - exponentOf(width)) : 3;
  return { decimals: Math.min(decimals, 8), exponential: decimals > 8 || largest >= 1e12 };
}

/**
 * The values a bar stands for.
 * @example barRange({ kind: 'bin', bin: 0, from: 106.4, to: 110, count: 11 }, { decimals: 1, exponential: false })
 *          // '106.4 to 110.0'
 */
export function barRange(bar: Bar, format: NumberFormat): string {
  switch (bar.kind) {
    case 'bin':
      return `${formatNumber(bar.from, format)} to ${formatNumber(bar.to, format)}`;
    case 'below':
      return `below ${formatNumber(bar.edge, format)}`;
    case 'above':
      return `above ${formatNumber(bar.edge, format)}`;
  }
}

/** Where a value stands on an axis that counts bins: bin i lies between i and i + 1. */
export function binPosition({ edges, counts }: Histogram, value: number): number {
  const first = edges[0] ?? 0;
  const last = edges.at(-1) ?? 0;
  // Halved, so that the widest range of doubles has a width.
  const width = last / 2 - first / 2;
  return width > 0 ? ((value / 2 - first / 2) / width) * counts.length : counts.length / 2;
}
