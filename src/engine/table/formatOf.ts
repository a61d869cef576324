import { OPEN_BRACE, OPEN_BRACKET, QUOTE, SPACE, isWhiteSpace } from '../csv/ascii';
import type { TextFormat } from '../dialect';

const BY_EXTENSION: Readonly<Record<string, TextFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  psv: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/**
 * What a file is by the extension of its name, a `.gz` behind it left out, or else by its first bytes: JSON begins with a
 * bracket, and no header does.
 * @example formatOf('a.ndjson.gz', new Uint8Array()) // 'jsonl'
 */
export function formatOf(name: string, head: Uint8Array): TextFormat {
  const extension = /\.([^.]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const named = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  if (named) return named;
  let i = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (i < head.length && isWhiteSpace(head[i]!)) i++;
  const first = head[i];
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return 'csv';
  do i++;
  while (i < head.length && head[i]! <= SPACE);
  // Text such as `[1] a,b` begins with a bracket too.
  const begins = first === OPEN_BRACE ? head[i] === QUOTE : BEGINS_VALUE.has(head[i] ?? QUOTE);
  return begins ? 'json' : 'csv';
}

/** What a value, or the end of an array, begins with. */
const BEGINS_VALUE = new Set(new TextEncoder().encode('"{[]-0123456789tfn'));
