import type { Newline } from '../dialect';
import { ENDS_CR, ENDS_CRLF, ENDS_LF } from './recordScanner';

/** The line end that stands between records; a file of one line counts as `\n`. */
export function newlineOf(lineEnds: number): Newline {
  switch (lineEnds) {
    case 0:
    case ENDS_LF:
      return '\n';
    case ENDS_CRLF:
      return '\r\n';
    case ENDS_CR:
      return '\r';
    default:
      return 'mixed';
  }
}
