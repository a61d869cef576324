/** The words for what the protocol names by codes. */
import type { DatasetProfile, JsonLayout, TableDialect } from '../src/protocol/datasetApi';
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

export function encodingName({ bom }: Pick<TableDialect, 'bom'>): string {
  return bom ? 'UTF-8 with BOM' : 'UTF-8';
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
      return 'JSON, pandas split';
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
