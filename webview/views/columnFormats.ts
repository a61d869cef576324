import type { ColumnPreview, PreviewSide } from '../../src/protocol/datasetApi';
import { numberFormat, scaledFormat, type NumberFormat } from '../format';

/** How the numbers of a preview are written, in tables and above the charts. */
export interface ColumnFormats {
  readonly before: NumberFormat;
  readonly after: NumberFormat;
  readonly beforeLabels: NumberFormat;
  readonly afterLabels: NumberFormat;
}

export function columnFormats({ before, after }: ColumnPreview): ColumnFormats {
  const beforeFormat = numberFormat(before.std, largest(before));
  const afterFormat = after ? scaledFormat(after.std, largest(after)) : beforeFormat;
  const { decimals } = beforeFormat;
  return {
    before: beforeFormat,
    after: afterFormat,
    // A label stands alone, so it can do with a digit less than the table.
    beforeLabels: { ...beforeFormat, decimals: Math.max(decimals - 1, Math.min(decimals, 2)) },
    afterLabels: afterFormat,
  };
}

function largest({ min, max, lowFence, highFence }: PreviewSide): number {
  return Math.max(...[min, max, lowFence, highFence].map(Math.abs).filter(Number.isFinite));
}
