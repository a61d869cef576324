/** The words for what the protocol names by codes. */
import type { Dialect } from '../src/protocol/datasetApi';

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
