import type { ByteSource } from '../byteSource';
import { LF } from './ascii';
import type { Dialect } from '../dialect';
import type { Part } from './fileParts';
import { fillBuffer } from './fillBuffer';
import { probableElementStart } from '../json/elementStart';
import { newScanner } from './newScanner';
import { nextLine } from './nextLine';
import { windowFrom } from './windowFrom';
import type { OpenedTable } from '../table/openTable';

const WINDOW = 65_536;
const NEAR = 2048;
/** So many line ends are tried, and so many records behind each looked at. */
const MOST_TRIED = 64;
const RECORDS = 8;

/**
 * Where the first record at `from` or behind probably begins: behind the first line end that is followed by records with
 * the expected number of fields. It may be wrong, where quoted text looks like records: whoever relies on it compares it
 * with where the records before it end.
 */
export async function probableRecordStart(
  source: ByteSource,
  csv: OpenedTable,
  from: number,
): Promise<number> {
  if (csv.format !== 'csv') {
    return csv.shape.lines ? behindLineEnd(source, from - 1) : probableElementStart(source, csv, from);
  }
  const origin = from - 1;
  const { bytes, length } = await windowFrom(source, origin, WINDOW);
  const atEnd = origin + length >= source.size;
  const scanner = newScanner(csv.dialect);
  let first: number | undefined;
  let tried = 0;
  for (let start = nextLine(bytes, 0, length); start < length; start = nextLine(bytes, start, length)) {
    first ??= start;
    if (++tried > MOST_TRIED) break;
    const scan = scanner.scan(bytes, start, length, atEnd, 0, RECORDS);
    const { firstField } = scanner.batch(bytes, 0, start, scan.end, scan);
    const fields = csv.columnNames.length;
    const fits = scan.records > 0 && firstField.every((field, r) => field === r * fields);
    if (fits && !mayEndCell(bytes, start, length, csv.dialect)) return origin + start;
  }
  return origin + (first ?? length);
}

/** Whether a line that looks like a comment may be the last one of a quoted cell: it closes a quote that it does not open. */
function mayEndCell(
  bytes: Uint8Array,
  start: number,
  length: number,
  { comment, quote }: Pick<Dialect, 'comment' | 'quote'>,
): boolean {
  if (comment === '' || quote === '' || bytes[start] !== comment.charCodeAt(0)) return false;
  const mark = quote.charCodeAt(0);
  const end = nextLine(bytes, start, length);
  let quotes = 0;
  for (let i = start; i < end; i++) if (bytes[i] === mark) quotes++;
  return quotes % 2 === 1;
}

/** Where the part begins, or probably does. */
export function recordStartOf(
  source: ByteSource,
  csv: OpenedTable,
  { start }: Part,
): number | Promise<number> {
  return typeof start === 'number' ? start : probableRecordStart(source, csv, start.from);
}

/** Where a line of JSON begins is certain: no line end stands inside a string. */
async function behindLineEnd(source: ByteSource, from: number): Promise<number> {
  // Most lines are short.
  let bytes = new Uint8Array(NEAR);
  for (let position = from; position < source.size;) {
    const length = await fillBuffer(source, position, bytes, 0, bytes.length);
    const end = bytes.subarray(0, length).indexOf(LF);
    if (end >= 0) return position + end + 1;
    if (length === 0) break;
    position += length;
    if (bytes.length === NEAR) bytes = new Uint8Array(WINDOW);
  }
  return source.size;
}
