import { CR, LF } from './ascii';

/** How many bytes end a line: of CRLF both are counted. */
export function lineEndsIn(bytes: Uint8Array): number {
  return countOf(LF, bytes) + countOf(CR, bytes);
}

function countOf(byte: number, bytes: Uint8Array): number {
  let count = 0;
  // Whole lines are passed over natively: this is asked once, of code that is not compiled yet.
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}
