import { FORMAT_NAMES } from '../engine/convert/outputFormat';
import type { NotedCells, WriteResult } from '../engine/write/writeResult';
import type { BasisColumn } from '../engine/fit/fitBasis';
import { captionCountOf as countOf } from '../engine/scale/captionNumber';

/** What was written, in lines for people; with profiles also why columns were not scaled. */
export function writeReport(
  output: string,
  result: WriteResult,
  columns: readonly BasisColumn[] = [],
): string {
  const { rows, fitRows, scaledColumns, copiedColumns, nonFinite, unscalable, convertedTo, leftOut, place } =
    result;
  const fitted = fitRows === rows ? '' : `, fitted on ${countOf(fitRows, 'row')}`;
  const format = convertedTo ? ` as ${FORMAT_NAMES[convertedTo].label}` : '';
  const copied = convertedTo ? 'copied' : 'copied byte for byte';
  const lines = [
    `wrote ${output}${format}: ${countOf(rows, 'row')}, ${countOf(scaledColumns.length, 'column')} scaled, ${copiedColumns.length} ${copied}${fitted}`,
  ];
  for (const { name, advice, numeric } of columns) {
    if (numeric && copiedColumns.includes(name) && advice?.method === 'none') {
      lines.push(`not scaled: ${name}. ${advice.reason}`);
    }
  }
  if (nonFinite.count > 0)
    lines.push(`${cells(nonFinite, place)} not finite and ${BECAME[nonFinite.became]}`);
  if (unscalable.count > 0) {
    lines.push(`${cells(unscalable, place)} outside what the scaler takes and ${BECAME[unscalable.became]}`);
  }
  if (leftOut.count > 0) lines.push(`${cells(leftOut, place)} behind the last column and left out`);
  return `${lines.join('\n')}\n`;
}

const BECAME = {
  missing: 'became missing',
  clip: 'clipped to the fitted column',
  copied: 'copied unchanged',
} as const;

function cells({ count, lines }: NotedCells, place: WriteResult['place']): string {
  const more = lines.length < count ? ' and others' : '';
  const where = `(${place}${lines.length === 1 ? '' : 's'} ${lines.join(', ')}${more})`;
  return `${countOf(count, 'cell')} ${where} ${count === 1 ? 'was' : 'were'}`;
}
