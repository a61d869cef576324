import { CR, DELETE, LF, SPACE, TAB } from './ascii';
import type { HeadStart } from './headRecords';
import { nextLine } from './nextLine';

/** The start of a file, before its table. */
export interface FileStart extends HeadStart {
  readonly bom: boolean;
  /** Named by a first line such as `sep=;`, as Excel writes and reads it. */
  readonly separator?: string;
}

/**
 * The byte order mark and the separator line a file may start with, and other lines before its table.
 * @param preambleLines how many physical lines to pass over, the separator line included
 */
export function fileStart(head: Uint8Array, preambleLines = 0): FileStart {
  const start = separatorStart(head);
  let { position, line } = start;
  for (; line <= preambleLines && position < head.length; line++)
    position = nextLine(head, position, head.length);
  return { ...start, position, line };
}

function separatorStart(head: Uint8Array): FileStart {
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const position = bom ? 3 : 0;
  const text = String.fromCharCode(...head.subarray(position, position + 4)).toLowerCase();
  const separator = head[position + 4] ?? 0;
  const lineEnd = head[position + 5];
  const separates = separator === TAB || (separator > SPACE && separator < DELETE);
  if (text !== 'sep=' || !separates || (lineEnd !== LF && lineEnd !== CR)) return { bom, position, line: 1 };
  const lineEndLength = lineEnd === CR && head[position + 6] === LF ? 2 : 1;
  return {
    bom,
    position: position + 5 + lineEndLength,
    line: 2,
    separator: String.fromCharCode(separator),
  };
}
