import { compactJson } from '../json/compactJson';
import type { JsonFault } from '../json/jsonFault';
import { unescapeString } from '../json/jsonString';

/** The content of the field stands between quotes. */
export const QUOTED = 1;
/** The field holds doubled quotes, escapes, or text after its closing quote: its content is not the plain span of bytes. */
export const ESCAPED = 2;

/**
 * The complete records of one chunk of bytes, as columns of positions. Everything here, the bytes too, may be
 * reused for the next batch: copy what has to outlive this one.
 *
 * @example
 * The chunk `7,"a""b"\n8,c\n` has 2 records with fields at [0,1) [3,7) [9,10) [11,12); firstField is 0, 2, 4;
 * fieldFlags is 0, QUOTED|ESCAPED, 0, 0.
 */
export interface RecordBatch {
  /** The chunk. Positions below index into it; it may be longer than the batch. */
  readonly bytes: Uint8Array;
  /** Position in the file of `bytes[0]`. */
  readonly filePosition: number;
  /**
   * The part of the chunk this batch covers. The parts of successive batches are contiguous, from the first byte
   * of the file to the last: byte order mark, header, blank lines and line ends belong to them too.
   */
  readonly start: number;
  readonly end: number;
  /** How many data records there are; the header and blank lines are not among them. */
  readonly records: number;
  /** The fields of record r are `firstField[r]` to `firstField[r + 1] - 1`. */
  readonly firstField: Uint32Array;
  /** Where the content of each field starts, without enclosing quotes. */
  readonly fieldStart: Uint32Array;
  /** Where it ends (exclusive). */
  readonly fieldEnd: Uint32Array;
  /** {@link QUOTED}, {@link ESCAPED}. */
  readonly fieldFlags: Uint8Array;
  /**
   * The physical line on which each record starts, from 1, counted through quoted line ends; of JSON on one line, and where
   * each line was made from a row of something else, the number of the row.
   */
  readonly line: Uint32Array;
  /** The escape character's byte, or -1. */
  readonly escape: number;
  /** Of JSON only. */
  readonly json?: JsonIndex;
}

/** What a batch of JSON has besides. */
export interface JsonIndex {
  /** Where each record starts; its fields may stand in it in any order. */
  readonly recordStart: Uint32Array;
  /** Lines or elements that are no records, in file order. */
  readonly faults: readonly JsonFault[];
  /** Whether a record has a key that belongs to no column. */
  readonly unknownKeys: boolean;
}

/** The content of a field: doubled quotes made single, escapes taken away, text after the closing quote appended. */
export function fieldBytes(batch: RecordBatch, field: number): Uint8Array {
  const start = batch.fieldStart[field]!;
  const raw = batch.bytes.subarray(start, batch.fieldEnd[field]);
  const flags = batch.fieldFlags[field]!;
  if ((flags & ESCAPED) === 0) return raw;
  if (batch.json) {
    const content = new Uint8Array(raw.length);
    return content.subarray(0, unescapeString(raw, 0, raw.length, content));
  }
  const quote = batch.bytes[start - 1]!;
  const content = new Uint8Array(raw.length);
  let length = 0;
  let quoted = (flags & QUOTED) !== 0;
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === batch.escape && i + 1 < raw.length) {
      i++;
    } else if (quoted && raw[i] === quote) {
      i++;
      // A single quote closed the field: what follows is ordinary text, further quotes too.
      if (raw[i] !== quote) quoted = false;
    }
    if (i < raw.length) content[length++] = raw[i]!;
  }
  return content.subarray(0, length);
}

// Without state between calls; a byte order mark inside a field is a character of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The content of a field as text; bytes that are not UTF-8 become U+FFFD. Arrays and objects of JSON are made compact. */
export function fieldText(batch: RecordBatch, field: number): string {
  const text = decoder.decode(fieldBytes(batch, field));
  return batch.json && (batch.fieldFlags[field]! & QUOTED) === 0 ? compactJson(text) : text;
}

/** Where the record starts in the chunk as it is written. */
export function startOfRecord(batch: RecordBatch, record: number): number {
  return batch.json ? batch.json.recordStart[record]! : rawStart(batch, batch.firstField[record]!);
}

/** Where the field starts in the chunk as it is written, its opening quote included. */
export function rawStart(batch: RecordBatch, field: number): number {
  return batch.fieldStart[field]! - (batch.fieldFlags[field]! & QUOTED);
}

/** Where the field ends in the chunk as it is written, its closing quote included. */
export function rawEnd(batch: RecordBatch, field: number): number {
  const end = batch.fieldEnd[field]!;
  if ((batch.fieldFlags[field]! & QUOTED) === 0) return end;
  // Text after the closing quote runs to the delimiter or the line end, so that no quote follows it.
  return batch.bytes[end] === batch.bytes[batch.fieldStart[field]! - 1] ? end + 1 : end;
}
