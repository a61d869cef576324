import type { ByteSource } from '../byteSource';
import type { DataErrorDetails } from '../dataError';
import { fillBuffer } from '../csv/fillBuffer';
import { endOfLine, lineText, pastLineEnd, precedingLine, startOfLine } from '../csv/unterminatedQuote';

/** Bytes before and behind a place that are looked at. */
const WINDOW = 65_536;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The lines around a place in a file, and the character of its line that it is.
 * @returns no column where its line begins far before it
 */
export async function excerptAround(
  source: ByteSource,
  position: number,
  line: number,
): Promise<{
  readonly column?: number;
  readonly excerpt: NonNullable<DataErrorDetails['excerpt']>;
}> {
  const from = Math.max(0, position - WINDOW);
  const buffer = new Uint8Array(Math.min(2 * WINDOW, source.size - from));
  const bytes = buffer.subarray(0, await fillBuffer(source, from, buffer, 0, buffer.length));
  const place = position - from;
  const lineStart = startOfLine(bytes, place);
  const lineEnd = endOfLine(bytes, place);
  const excerpt = [{ line, text: lineText(bytes, lineStart, lineEnd, place) }];
  if (lineStart === 0 && from > 0) return { excerpt };
  const before = await precedingLine(source, from + lineStart);
  if (before !== undefined) excerpt.unshift({ line: line - 1, text: before });
  const nextLine = pastLineEnd(bytes, lineEnd);
  if (nextLine < bytes.length) {
    excerpt.push({ line: line + 1, text: lineText(bytes, nextLine, endOfLine(bytes, nextLine), nextLine) });
  }
  return { column: decoder.decode(bytes.subarray(lineStart, place)).length + 1, excerpt };
}
