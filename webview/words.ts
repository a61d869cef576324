/** The words for what the protocol names by codes. */
import type { DatasetProfile, Dialect } from '../src/protocol/datasetApi';
import { countOf, formatBytes } from './format';

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

/** @example encodingName({ encoding: 'utf-16le', bom: true }) // 'UTF-16 LE with BOM' */
export function encodingName({ encoding, bom }: Pick<Dialect, 'encoding' | 'bom'>): string {
  const name = encoding
    .toUpperCase()
    .replace(/^UTF-16(?=[LB]E$)/, 'UTF-16 ')
    .replace('WINDOWS', 'Windows');
  return bom ? `${name} with BOM` : name;
}

/**
 * What an approximate profile is made from.
 * @example 'from the first 1.00 MB (6,200 rows)'
 */
export function approximateExtent({ bytes, rows }: Pick<DatasetProfile, 'bytes' | 'rows'>): string {
  return `from the first ${formatBytes(bytes)} (${countOf(rows, 'row')})`;
}
