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
      return `separated by ${delimiter}`;
  }
}

/** The delimiter as its chip shows it. */
export function delimiterName(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter;
}

export function headerName(header: boolean): string {
  return header ? 'row 1' : 'none';
}

export function quoteName(quote: string): string {
  return quote === '' ? 'none' : quote;
}

export function encodingName({ bom }: Dialect): string {
  return bom ? 'UTF-8 with BOM' : 'UTF-8';
}

/**
 * What an approximate profile is made from.
 * @example 'from the first 1.00 MB (6,200 rows)'
 */
export function approximateExtent({ bytes, rows }: Pick<DatasetProfile, 'bytes' | 'rows'>): string {
  return `from the first ${formatBytes(bytes)} (${countOf(rows, 'row')})`;
}
