import type { ByteSource } from '../byteSource';
import { DataError } from '../dataError';
import { CR, LF } from './ascii';

/** A quote that is still open at the end of the bytes that were read. */
export interface OpenQuote {
  /** The bytes, and the position of the quote among them; they hold its line from the start on. */
  readonly bytes: Uint8Array;
  readonly position: number;
  /** Position in the file of `bytes[0]`. */
  readonly filePosition: number;
  readonly line: number;
  readonly rowsBefore: number;
  /** Set when the search was given up after so many bytes, before the end of the file. */
  readonly searched?: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Bytes of a line that an excerpt shows around the fault. */
const AROUND = 120;

/** The error that names the line and the character of a quote that is never closed, and shows the lines around it. */
export async function unterminatedQuote(source: ByteSource, open: OpenQuote): Promise<DataError> {
  const { bytes, position, filePosition, line, rowsBefore, searched } = open;
  const lineStart = startOfLine(bytes, position);
  const lineEnd = endOfLine(bytes, position);
  const column = decoder.decode(bytes.subarray(lineStart, position)).length + 1;
  const excerpt = [{ line, text: lineText(bytes, lineStart, lineEnd, position) }];
  const before = await precedingLine(source, filePosition + lineStart);
  if (before !== undefined) excerpt.unshift({ line: line - 1, text: before });
  const nextLine = pastLineEnd(bytes, lineEnd);
  if (nextLine < bytes.length) {
    excerpt.push({ line: line + 1, text: lineText(bytes, nextLine, endOfLine(bytes, nextLine), nextLine) });
  }
  const how = searched === undefined ? 'is never closed' : `is not closed within ${searched >> 20} MB`;
  return new DataError('unterminated-quote', `a quote opened on line ${line} ${how}`, {
    line,
    column,
    rowsBefore,
    excerpt,
    hint: 'Close the quote on that line, or read the file with quotes as ordinary text.',
  });
}

/** Position of the first byte of the line that a position is in. */
export function startOfLine(bytes: Uint8Array, position: number): number {
  let start = position;
  while (start > 0 && bytes[start - 1] !== LF && bytes[start - 1] !== CR) start--;
  return start;
}

/** Position of the line end, CR or LF, at or behind a position; the number of bytes where there is none. */
export function endOfLine(bytes: Uint8Array, position: number): number {
  let end = position;
  while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++;
  return end;
}

/**
 * Position behind a line end, which may be CR LF.
 * @param end as {@link endOfLine} gives it
 */
export function pastLineEnd(bytes: Uint8Array, end: number): number {
  return bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
}

/** The line, cut far from the fault: a line may be megabytes long. */
export function lineText(bytes: Uint8Array, start: number, end: number, fault: number): string {
  const from = fault - start > 4 * AROUND ? fault - AROUND : start;
  const to = Math.min(end, fault + AROUND);
  const text = decoder.decode(bytes.subarray(from, to));
  return `${from > start ? '…' : ''}${text}${to < end ? '…' : ''}`;
}

/**
 * The line before the one that begins at `lineStart`, cut at its start where it is long; undefined before the first line.
 * @throws {DataError} whatever the source throws
 */
export async function precedingLine(source: ByteSource, lineStart: number): Promise<string | undefined> {
  if (lineStart === 0) return undefined;
  const window = new Uint8Array(Math.min(lineStart, 4 * AROUND));
  const length = await source.read(lineStart - window.length, window);
  const bytes = window.subarray(0, length);
  let end = length;
  if (bytes[end - 1] === LF) end--;
  if (bytes[end - 1] === CR) end--;
  const start = startOfLine(bytes, end);
  const cut = start === 0 && window.length < lineStart;
  return `${cut ? '…' : ''}${decoder.decode(bytes.subarray(start, end))}`;
}
