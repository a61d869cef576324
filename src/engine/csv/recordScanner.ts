import { CR, LF, SPACE, TAB, isBlank } from './ascii';
import type { JsonFault } from '../json/jsonFault';
import { GrowingIndex } from './growingIndex';
import type { RecordBytes } from './recordBytes';
import { ESCAPED, QUOTED, type RecordBatch } from './recordBatch';

/** Kinds of line ends between records, as bits. */
export const ENDS_LF = 1;
export const ENDS_CRLF = 2;
export const ENDS_CR = 4;

/** What a scan found besides the index. */
export interface Scan {
  readonly records: number;
  readonly fields: number;
  /** Position after the last complete record and the blank lines around it. */
  readonly end: number;
  /** Physical line at `end`. */
  readonly nextLine: number;
  /** {@link ENDS_LF} | {@link ENDS_CRLF} | {@link ENDS_CR}, as they occurred between records. */
  readonly lineEnds: number;
  /** The quote that was still open where the bytes ended. */
  readonly openQuote?: { readonly position: number; readonly line: number };
  /** Of JSON only. */
  readonly json?: JsonFindings;
}

/** What a scan of JSON found besides records. */
export interface JsonFindings {
  /** Lines or elements that are no records, in file order. */
  readonly faults: readonly JsonFault[];
  /** Whether a record has a key that belongs to no column. */
  readonly unknownKeys: boolean;
  /** Whether `end` is behind the last record and the bracket that closes the table. */
  readonly closed: boolean;
  /** Where the bytes are no JSON: nothing behind can be read. */
  readonly damage?: JsonFault;
}

/**
 * Finds records and fields in bytes, as Python's csv module does with `strict` off: a quote opens a field only as
 * its first byte, a doubled quote inside stands for one, text after the closing quote is appended, and LF, CRLF
 * and CR end a record. A line of white space only is no record, nor is one that begins with the comment character. The
 * byte behind an escape character is text, inside quotes and outside. Where blanks delimit, those before and behind a record
 * belong to no field.
 */
export class RecordScanner {
  private readonly index = new GrowingIndex();

  // Results of scanQuoted.
  private quotedEnd = 0;
  private quotedFlags = 0;
  private quotedLines = 0;
  /** Line ends that scanText passed over. */
  private textLines = 0;

  constructor(private readonly marks: RecordBytes) {}

  /**
   * Indexes the complete records of `bytes` from `from` to `length`.
   * @param bytes longer than `length`, with a line feed at `length`: the loops stop there without a second test
   * @param atEnd whether the file ends at `length`; a record cut off there is complete
   * @param line physical line at `from`
   * @param stop no record is begun at this position or behind it
   */
  scan(
    bytes: Uint8Array,
    from: number,
    length: number,
    atEnd: boolean,
    line: number,
    maxRecords = Infinity,
    stop = Infinity,
  ): Scan {
    let scan: Scan = { records: 0, fields: 0, end: from, nextLine: line, lineEnds: 0 };
    for (;;) {
      const next = this.scanWhileRoom(scan, bytes, length, atEnd, maxRecords, stop);
      if (!next.full) return next.scan;
      this.index.growFields();
      // There are never more records than fields.
      this.index.growRecords();
      scan = next.scan;
    }
  }

  /** Scans on after `before`, until the bytes end or the arrays are `full`. */
  private scanWhileRoom(
    before: Scan,
    bytes: Uint8Array,
    length: number,
    atEnd: boolean,
    maxRecords: number,
    stop: number,
  ): { scan: Scan; full: boolean } {
    // All constant: engines keep them in registers.
    const { delimiter, otherBlank, quote, escape, comment } = this.marks;
    const { firstField, fieldStart, fieldEnd, fieldFlags, line: lines } = this.index;
    const room = fieldStart.length;
    // Most bytes of most files are above all bytes that end a field: one comparison for them.
    const highest = Math.max(delimiter, CR, escape);
    const last = Math.min(length, stop);
    const areBlanks = otherBlank >= 0;
    let { records, end, lineEnds } = before;
    let endFields = before.fields;
    let endLine = before.nextLine;
    let fields = endFields;
    let line = endLine;
    let i = end;
    let full = false;
    let openQuote: Scan['openQuote'];
    records: while (i < last && records < maxRecords) {
      if (areBlanks) i = behindBlanks(bytes, i);
      const isComment = bytes[i] === comment;
      if (isComment) while (bytes[i] !== LF && bytes[i] !== CR) i++;
      while (!isComment) {
        if (fields === room) {
          full = true;
          break records;
        }
        let c = bytes[i]!;
        const start = i;
        if (c === quote) {
          i = this.scanQuoted(bytes, i, length);
          if (i < 0) {
            openQuote = { position: start, line };
            i = length;
            break;
          }
          c = bytes[i]!;
          line += this.quotedLines;
          fieldStart[fields] = start + 1;
          fieldEnd[fields] = this.quotedEnd;
          fieldFlags[fields] = this.quotedFlags;
        } else {
          while (
            c > highest ||
            (c !== delimiter && c !== otherBlank && c !== LF && c !== CR && c !== escape)
          ) {
            c = bytes[++i]!;
          }
          fieldStart[fields] = start;
          fieldFlags[fields] = 0;
          if (c === escape) {
            i = this.scanText(bytes, i, length);
            c = bytes[i]!;
            line += this.textLines;
            fieldFlags[fields] = ESCAPED;
          }
          fieldEnd[fields] = i;
        }
        fields++;
        if (c !== delimiter && c !== otherBlank) break;
        i++;
        if (!areBlanks) continue;
        i = behindBlanks(bytes, i);
        if (bytes[i] === LF || bytes[i] === CR) break;
      }
      if (i < length) {
        if (bytes[i] === LF) lineEnds |= ENDS_LF;
        else if (i + 1 === length) {
          // The other half of a CRLF may be in the next chunk.
          if (!atEnd) break;
          lineEnds |= ENDS_CR;
        } else if (bytes[i + 1] === LF) {
          lineEnds |= ENDS_CRLF;
          i++;
        } else lineEnds |= ENDS_CR;
        i++;
        line++;
      } else if (openQuote !== undefined || !atEnd) break;
      end = i;
      if (fields === endFields + 1 && fieldFlags[endFields] === 0) {
        if (isBlank(bytes, fieldStart[endFields]!, fieldEnd[endFields]!)) fields = endFields;
      }
      if (fields > endFields) {
        lines[records] = endLine;
        firstField[++records] = fields;
      }
      endFields = fields;
      endLine = line;
    }
    const scan = { records, fields: endFields, end, nextLine: endLine, lineEnds };
    return { scan: openQuote ? { ...scan, openQuote } : scan, full };
  }

  /** The index of the last scan, for a chunk at `filePosition`, covering it from `start` to `end`. */
  batch(bytes: Uint8Array, filePosition: number, start: number, end: number, scan: Scan): RecordBatch {
    return {
      bytes,
      filePosition,
      start,
      end,
      ...this.index.views(scan),
      escape: this.marks.escape,
    };
  }

  /** @returns the position of the delimiter or line end after the field, or -1 when its quote is never closed */
  private scanQuoted(bytes: Uint8Array, open: number, length: number): number {
    const { delimiter, otherBlank, quote, escape } = this.marks;
    let flags = QUOTED;
    let lines = 0;
    let i = open + 1;
    let c = bytes[i]!;
    for (;;) {
      while (c !== quote && c !== LF && c !== CR && c !== escape) c = bytes[++i]!;
      if (i >= length) return -1;
      if (c === escape) {
        flags |= ESCAPED;
        // The line end behind it is counted like any other inside quotes.
        if (bytes[i + 1] !== LF && bytes[i + 1] !== CR) i++;
      } else if (c === quote) {
        c = bytes[++i]!;
        if (c !== quote) break;
        flags |= ESCAPED;
      } else if (c === LF || bytes[i + 1] !== LF || i + 1 === length) lines++;
      c = bytes[++i]!;
    }
    this.quotedEnd = i - 1;
    if (c !== delimiter && c !== otherBlank && c !== LF && c !== CR) {
      flags |= ESCAPED;
      i = this.scanText(bytes, i, length);
      lines += this.textLines;
      this.quotedEnd = i;
    }
    this.quotedFlags = flags;
    this.quotedLines = lines;
    return i;
  }

  /** @returns the position of the delimiter or line end after text outside quotes, in which there may be escapes */
  private scanText(bytes: Uint8Array, from: number, length: number): number {
    const { delimiter, otherBlank, escape } = this.marks;
    let lines = 0;
    let i = from;
    for (;;) {
      let c = bytes[i]!;
      while (c !== delimiter && c !== otherBlank && c !== LF && c !== CR && c !== escape) c = bytes[++i]!;
      if (c !== escape) break;
      if (++i >= length) break;
      if (bytes[i] === LF || bytes[i] === CR) lines++;
      // CRLF is one line end.
      if (bytes[i] === CR && bytes[i + 1] === LF && i + 1 < length) i++;
      i++;
    }
    this.textLines = lines;
    return i;
  }
}

/** Where the first byte stands from `i` on that is no blank; there is one, behind the bytes a line feed. */
function behindBlanks(bytes: Uint8Array, i: number): number {
  while (bytes[i] === SPACE || bytes[i] === TAB) i++;
  return i;
}
