/** The words for what the protocol names by codes. */
import type { DatasetProfile, JsonLayout } from '../src/protocol/datasetApi';
import { ENCODINGS } from '../src/protocol/encodings';
import { countOf, formatBytes, formatCount } from './format';

/** What a file with this delimiter is. */
export function separatedBy(delimiter: string): string {
  switch (delimiter) {
    case ',':
      return 'comma-separated';
    case ';':
      return 'semicolon-separated';
    case '\t':
      return 'tab-separated';
    case '|':
      return 'pipe-separated';
    default:
      return `separated by ${markName(delimiter)}`;
  }
}

/** A character of the dialect as its chip shows it. */
export function markName(mark: string): string {
  switch (mark) {
    case '':
      return 'none';
    case '\t':
      return 'tab';
    case ' ':
      return 'space';
    default:
      // Control characters have no shape.
      return mark < ' ' ? `U+00${mark.charCodeAt(0).toString(16).toUpperCase()}` : mark;
  }
}

export function headerName(header: boolean): string {
  return header ? 'row 1' : 'none';
}

/** An encoding by its label, or by the name that is offered for it. */
export function encodingName(label: string): string {
  return ENCODINGS.find(([known]) => known === label)?.[1] ?? label;
}

/** What a JSON file with this layout is. */
export function layoutName(layout: JsonLayout): string {
  switch (layout) {
    case 'lines-of-objects':
      return 'JSON Lines';
    case 'lines-of-arrays':
      return 'JSON Lines, arrays';
    case 'lines-of-values':
      return 'JSON Lines, values';
    case 'array-of-objects':
      return 'JSON';
    case 'array-of-arrays':
      return 'JSON, arrays';
    case 'array-of-values':
      return 'JSON, values';
    case 'object':
      return 'JSON, one object';
    case 'columns':
      return 'JSON, by column';
    case 'pandas-columns':
      return 'JSON, pandas columns';
    case 'pandas-index':
      return 'JSON, pandas index';
    case 'pandas-split':
      return 'JSON, names and rows';
    case 'pandas-table':
      return 'JSON, pandas table';
  }
}

/**
 * What an approximate profile is made from.
 * @example 'from the first 1.00 MB (6,200 rows)'
 */
export function approximateExtent({ bytes, rows }: Pick<DatasetProfile, 'bytes' | 'rows'>): string {
  return `from the first ${formatBytes(bytes)} (${countOf(rows, 'row')})`;
}

/** Why no copy of a file can be written; undefined where one can. */
export function whyNotWritten(profile: DatasetProfile | undefined): string | undefined {
  // Of the beginning of a file it says where that ends.
  if (!profile?.exact || profile.stoppedAt === undefined) return undefined;
  const place = `${profile.place} ${formatCount(profile.stoppedAt)}`;
  return `No copy can be written: the rows from ${place} on are not known.`;
}
