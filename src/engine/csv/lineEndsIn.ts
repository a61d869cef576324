import { CR, LF } from './ascii';

/** How many bytes end a line: of CRLF both are counted. */
export function lineEndsIn(bytes: Uint8Array): number {
  let ends = 0;
  for (const byte of bytes) if (byte === LF || byte === CR) ends++;
  return ends;
}
