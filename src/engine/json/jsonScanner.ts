import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  CR,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
} from '../csv/ascii';
import { copied, GrowingIndex } from '../csv/growingIndex';
import type { JsonIndex, RecordBatch } from '../csv/recordBatch';
import { ENDS_CRLF, ENDS_LF, type Scan } from '../csv/recordScanner';
import * as fault from './jsonFault';
import type { JsonFault } from './jsonFault';
import { JsonCursor } from './jsonCursor';
import { MOST_FLATTENED, type JsonShape } from './jsonShape';
import { KeyMatcher } from './keyMatcher';
import { keyTable, type KeyTable } from './keyTable';

/** The first letter of null. */
const LETTER_N = 110;

/**
 * Finds the records of a JSON file and the fields in them, in the order of the columns, and checks every byte of it by
 * RFC 8259. What a batch of it means:
 *
 * - a number, true and false are their span; a string is QUOTED, ESCAPED where a backslash is;
 * - an array, and an object that has no columns of its own, is its span as it is written;
 * - null and a missing key are an empty span; of equal keys the last one counts, and the first that is repeated in a record
 *   is a fault at its second place;
 * - records that are arrays have as many fields as elements, others as many as there are columns.
 *
 * JSON Lines: a line that is no record is a fault, and scanning goes on behind it. Records elsewhere: each ends behind the
 * comma or bracket that follows it, so that where one ends another one begins; a fault ends the scan, unless the
 * element is well-formed and only no record.
 */
export class JsonScanner extends JsonCursor {
  private readonly keys: KeyTable;
  private readonly matcher: KeyMatcher;
  private readonly index = new GrowingIndex();
  private recordStart = new Uint32Array(this.index.line.length);

  /** The first field of the record that is scanned. */
  private first = 0;
  private fields = 0;
  private hasUnknownKey = false;
  /** By entry, the number of the record that had it last; records are counted from 1. */
  private readonly seen: Uint32Array;
  private record = 0;
  private recordAt = 0;
  private repeated: JsonFault | undefined;

  /** @param columns how many a record of objects has */
  constructor(
    private readonly shape: JsonShape,
    private readonly columns: number,
  ) {
    super(new Uint8Array(1), 0, shape.lines);
    if (shape.sharedLines) this.lineEnd = 0;
    this.keys = keyTable(shape.paths, shape.nullPaths);
    this.matcher = new KeyMatcher(this.keys);
    this.seen = new Uint32Array(this.keys.column.length);
  }

  /**
   * Indexes the complete records of `bytes` from `from` to `length`; as {@link RecordScanner.scan}.
   * @param from where a record may begin
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
    const { shape, index } = this;
    this.bytes = bytes;
    this.length = length;
    const last = Math.min(length, stop);
    const faults: JsonFault[] = [];
    let records = 0;
    let end = from;
    let endLine = line;
    let endFields = 0;
    let lineEnds = 0;
    let unknownKeys = false;
    let damage: JsonFault | undefined;
    let closed = false;
    index.firstField[0] = 0;
    while (end < last && records < maxRecords) {
      this.begin(end, endLine, endFields);
      this.skipSpace();
      let start = this.i;
      let recordLine = this.lines;
      let isRecord = true;
      if (this.i >= length) {
        // Blank to the end of the bytes: the same as blank to some line end, but the line is not over.
        if (!shape.lines) {
          end = length;
          endLine = this.lines;
          break;
        }
        if (!atEnd) break;
        isRecord = false;
      } else if (shape.lines && bytes[this.i] === LF) {
        isRecord = false;
      } else {
        if (shape.keyed && this.scanRecordKey()) {
          start = this.i;
          recordLine = this.lines;
        }
        if (this.expected === 0) this.scanRecord();
        if (this.expected === 0) this.skipSpace();
      }
      let wrong: JsonFault | undefined;
      if (this.expected !== 0) {
        const cut = this.i >= length;
        if (cut && !atEnd) break;
        wrong = { position: Math.min(this.i, length), line: this.lines, expected: this.expected };
        if (!shape.lines && !fault.isNoRecord(wrong)) {
          damage = wrong;
          break;
        }
        if (fault.isNoRecord(wrong)) wrong = { ...wrong, position: start, line: recordLine };
      }
      if (shape.lines) {
        if (wrong === undefined && this.i < length && bytes[this.i] !== LF) {
          wrong = { position: this.i, line: this.lines, expected: fault.LINE_END };
        }
        while (this.i < length && bytes[this.i] !== LF) this.i++;
        if (this.i < length) {
          lineEnds |= this.i > 0 && bytes[this.i - 1] === CR ? ENDS_CRLF : ENDS_LF;
          this.i++;
          this.lines++;
        } else if (!atEnd) break;
      } else {
        // Behind an element that is no record its end has not been looked for yet.
        if (wrong) {
          this.expected = 0;
          this.skipSpace();
        }
        if (!shape.alone && this.i >= length && !atEnd) break;
        const byte = this.byte();
        if (shape.alone || byte === (shape.keyed ? CLOSE_BRACE : CLOSE_BRACKET)) closed = true;
        else if (byte !== COMMA) {
          const expected = shape.keyed ? fault.COMMA_OR_BRACE : fault.COMMA_OR_BRACKET;
          damage = { position: Math.min(this.i, length), line: this.lines, expected };
          break;
        }
        if (!shape.alone) this.i++;
        if (shape.sharedLines) this.lines++;
      }
      if (wrong) faults.push(wrong);
      else if (isRecord) {
        if (this.hasUnknownKey) unknownKeys = true;
        if (this.repeated) faults.push(this.repeated);
        if (records === index.line.length) {
          index.growRecords();
          this.recordStart = copied(this.recordStart, new Uint32Array(index.line.length));
        }
        this.recordStart[records] = start;
        index.line[records] = recordLine;
        index.firstField[++records] = this.fields;
        endFields = this.fields;
      }
      end = this.i;
      endLine = this.lines;
      if (closed) break;
    }
    // A table that is never closed is cut off.
    if (atEnd && !shape.lines && !closed && end >= length) {
      damage ??= { position: length, line: endLine, expected: fault.A_VALUE };
    }
    return {
      records,
      fields: endFields,
      end,
      nextLine: endLine,
      lineEnds,
      json: { faults, unknownKeys, closed, ...(damage && { damage }) },
    };
  }

  private begin(position: number, line: number, fields: number): void {
    this.i = position;
    this.lines = line;
    this.expected = 0;
    this.hasUnknownKey = false;
    this.repeated = undefined;
    this.record++;
    this.first = fields;
    this.fields = fields;
  }

  /** As {@link RecordScanner.batch}. */
  batch(bytes: Uint8Array, filePosition: number, start: number, end: number, scan: Scan): RecordBatch {
    return {
      bytes,
      filePosition,
      start,
      end,
      ...this.index.views(scan),
      escape: -1,
      json: { recordStart: this.recordStart.subarray(0, scan.records), ...indexOf(scan) },
    };
  }

  /** The key before a record that is a member of an object, and the colon. */
  private scanRecordKey(): boolean {
    if (this.byte() !== QUOTE) return this.fail(fault.A_KEY);
    return this.scanString() !== 0 && this.scanColon();
  }

  private scanRecord(): boolean {
    switch (this.shape.records) {
      case 'objects':
        if (this.byte() !== OPEN_BRACE) return this.skipValue(1) && this.fail(fault.AN_OBJECT);
        this.missAll();
        return this.scanObject(0, 1);
      case 'arrays':
        if (this.byte() !== OPEN_BRACKET) return this.skipValue(1) && this.fail(fault.AN_ARRAY);
        return this.scanArray();
      case 'values':
        this.addField();
        return this.scanInto(this.first, 1);
    }
  }

  /** Columns that a record turns out not to have are empty, somewhere in it. */
  private missAll(): void {
    const { i, index, columns, first } = this;
    this.recordAt = i;
    while (first + columns > index.fieldStart.length) index.growFields();
    index.fieldStart.fill(i, first, first + columns);
    index.fieldEnd.fill(i, first, first + columns);
    index.fieldFlags.fill(0, first, first + columns);
    this.fields = first + columns;
  }

  private addField(): void {
    if (this.fields === this.index.fieldStart.length) this.index.growFields();
    this.setField(this.fields++, this.i, this.i, 0);
  }

  private scanArray(): boolean {
    this.i++;
    this.skipSpace();
    if (this.byte() === CLOSE_BRACKET) {
      this.i++;
      return true;
    }
    for (;;) {
      this.addField();
      if (!this.scanInto(this.fields - 1, 2)) return false;
      this.skipSpace();
      const byte = this.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACKET) return this.fail(fault.COMMA_OR_BRACKET);
      this.i++;
      if (byte === CLOSE_BRACKET) return true;
      this.skipSpace();
    }
  }

  private scanObject(node: number, depth: number): boolean {
    this.i++;
    this.skipSpace();
    if (this.byte() === CLOSE_BRACE) {
      this.i++;
      return true;
    }
    for (let isFirst = true; ; isFirst = false) {
      if (this.byte() !== QUOTE) return this.fail(isFirst ? fault.A_KEY_OR_END : fault.A_KEY);
      const key = { position: this.i, line: this.lines, expected: fault.ONE_KEY };
      const entry = this.scanKey(node);
      if (this.expected !== 0 || !this.scanColon()) return false;
      const column = entry < 0 ? -1 : this.keys.column[entry]!;
      const child = entry < 0 ? -1 : this.keys.child[entry]!;
      if (entry >= 0) {
        if (this.seen[entry] === this.record) {
          this.forget(entry);
          this.repeated ??= key;
        }
        this.seen[entry] = this.record;
      }
      if (child >= 0 && this.byte() === OPEN_BRACE) {
        if (!this.scanObject(child, depth + 1)) return false;
      } else if (column >= 0) {
        if (!this.scanInto(this.first + column, depth + 1)) return false;
        if (depth < MOST_FLATTENED && this.isFilledObject(this.first + column)) this.hasUnknownKey = true;
      } else {
        const isNull = this.byte() === LETTER_N;
        if (!this.skipValue(depth + 1)) return false;
        // Where only objects have been seen so far, null is one that is missing.
        if (entry < 0 || !isNull) this.hasUnknownKey = true;
      }
      this.skipSpace();
      const byte = this.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACE) return this.fail(fault.COMMA_OR_BRACE);
      this.i++;
      if (byte === CLOSE_BRACE) return true;
      this.skipSpace();
    }
  }

  /** What stands at a key, and below it, is as if it were missing. */
  private forget(entry: number): void {
    const { keys, seen } = this;
    seen[entry] = 0;
    const column = keys.column[entry]!;
    if (column >= 0) this.setField(this.first + column, this.recordAt, this.recordAt, 0);
    const child = keys.child[entry]!;
    if (child < 0) return;
    for (let e = keys.firstEntry[child]!; e < keys.firstEntry[child + 1]!; e++) this.forget(e);
  }

  /** Passes over a key; the entry of the node that it is, or -1. */
  private scanKey(node: number): number {
    const { bytes } = this;
    const start = this.i + 1;
    const expected = this.matcher.expected(node, bytes, start, this.length);
    if (expected >= 0) {
      this.i = start + this.keys.keyLength[expected]! + 1;
      return expected;
    }
    return this.scanString() === 0 ? -1 : this.matcher.find(node, bytes, start, this.i - 1);
  }

  /** Passes over a value that becomes a field. */
  private scanInto(field: number, depth: number): boolean {
    const start = this.i;
    const byte = this.byte();
    if (byte === QUOTE) {
      const flags = this.scanString();
      if (flags === 0) return false;
      this.setField(field, start + 1, this.i - 1, flags);
      return true;
    }
    if (!this.skipValue(depth)) return false;
    this.setField(field, start, byte === LETTER_N ? start : this.i, 0);
    return true;
  }

  /** Whether a field is an object with keys, which should be columns. */
  private isFilledObject(field: number): boolean {
    const { bytes, index } = this;
    let at = index.fieldStart[field]!;
    if (bytes[at] !== OPEN_BRACE || index.fieldFlags[field] !== 0) return false;
    do at++;
    while (bytes[at]! <= SPACE);
    return bytes[at] !== CLOSE_BRACE;
  }

  private setField(field: number, start: number, end: number, flags: number): void {
    const { index } = this;
    index.fieldStart[field] = start;
    index.fieldEnd[field] = end;
    index.fieldFlags[field] = flags;
  }
}

/** What a batch tells of a scan. */
export function indexOf({ json }: Scan): Pick<JsonIndex, 'faults' | 'unknownKeys'> {
  return { faults: json?.faults ?? [], unknownKeys: json?.unknownKeys ?? false };
}
