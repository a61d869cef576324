import { FORMAT_NAMES } from '../protocol/formats';
import type { NotedCells, WriteResult } from '../protocol/datasetApi';

/**
 * What was written, for a notification.
 * @example 'Wrote wine.zscore.csv · 13 columns scaled, 1 copied byte for byte.'
 */
export function writeSummary(name: string, result: Omit<WriteResult, 'bytes'>): string {
  const { scaledColumns, copiedColumns, nonFinite, unscalable, leftOut, convertedTo, place } = result;
  const [as, copied] = convertedTo
    ? [` as ${FORMAT_NAMES[convertedTo].label}`, 'copied']
    : ['', 'copied byte for byte'];
  const sentences = [
    `Wrote ${name}${as} · ${columns(scaledColumns.length)} scaled, ${copiedColumns.length} ${copied}.`,
  ];
  if (nonFinite.count > 0)
    sentences.push(`${cells(nonFinite, place)} not finite and ${BECAME[nonFinite.became]}.`);
  if (unscalable.count > 0) {
    sentences.push(
      `${cells(unscalable, place)} outside what the scaler takes and ${BECAME[unscalable.became]}.`,
    );
  }
  if (leftOut.count > 0) sentences.push(`${cells(leftOut, place)} behind the last column and left out.`);
  return sentences.join(' ');
}

function columns(count: number): string {
  return count === 1 ? '1 column' : `${count} columns`;
}

const BECAME = {
  missing: 'became missing',
  clip: 'clipped to the fitted column',
  copied: 'copied unchanged',
} as const;

function cells({ count, lines }: NotedCells, place: WriteResult['place']): string {
  const [first = 0] = lines;
  return count === 1
    ? `1 cell (${place} ${first}) was`
    : `${count} cells (first ${place === 'row' ? 'in row' : 'on line'} ${first}) were`;
}
